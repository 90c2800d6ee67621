import JSONText

@testable import Linting

/// A way to write an example's file differently without a change of what it means.
enum CatalogDisguise: String, CaseIterable, Sendable {
  case compact
  case tabs
  case leadingMember
  case carriageReturns
  case reversedKeys

  /// The example's file in this disguise; nil where the disguise would change what the example shows.
  func bytes(of example: RuleExample) -> [UInt8]? {
    guard example.encoding == .utf8 else { return nil }
    if self == .carriageReturns {
      return example.bytes.flatMap { $0 == UInt8(ascii: "\n") ? [UInt8(ascii: "\r"), $0] : [$0] }
    }
    guard let tree = JSONTree(of: example.bytes) else { return nil }
    return switch self {
    case .compact: Array(tree.text(indentation: nil).utf8)
    case .tabs: Array(tree.text(indentation: "\t").utf8)
    case .reversedKeys: example.isOrdered ? nil : Array(tree.reversed.text(indentation: "    ").utf8)
    case .leadingMember: tree.behindMember(for: example.operation).map { Array($0.text(indentation: "  ").utf8) }
    case .carriageReturns: nil
    }
  }
}

extension JSONTree {
  /// The same requests with a member of odd letters before all others, where one may stand: in envelopes and in tags.
  fileprivate func behindMember(for operation: String?) -> JSONTree? {
    switch self {
    case .array(let elements):
      let changed = elements.compactMap { $0.behindMember(for: operation) }
      return changed.count == elements.count ? .array(changed) : nil
    case .object(let members):
      if members.contains(where: { $0.key == "url" }) { return .object([Self.oddMember] + members) }
      guard operation?.hasPrefix("RestorePointCollections_") == true, !members.contains(where: { $0.key == "tags" })
      else { return nil }
      return .object([.init(key: "tags", value: .object([Self.oddMember]))] + members)
    case .scalar: return nil
    }
  }

  private static let oddMember = Member(key: "é😀", value: .scalar("\"\\u00e9\\\\ \\\" 😀\""))
}
