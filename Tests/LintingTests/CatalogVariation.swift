import JSONText
import TestSupport

@testable import Linting

/// A way to rewrite an example's file without changing its meaning.
enum CatalogVariation: String, CaseIterable, Sendable {
  case compact
  case tabs
  case leadingMember
  case carriageReturns
  case reversedKeys

  /// The rewritten file; nil if rewriting would change what the example demonstrates.
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
    case .leadingMember: tree.addingLeadingMember(for: example.operation).map { Array($0.text(indentation: "  ").utf8) }
    case .carriageReturns: nil
    }
  }
}

extension JSONTree {
  /// Adds a leading member with non-ASCII and escaped characters where one is allowed: in envelopes and in tags.
  fileprivate func addingLeadingMember(for operation: String?) -> JSONTree? {
    switch self {
    case .array(let elements):
      let changed = elements.compactMap { $0.addingLeadingMember(for: operation) }
      return changed.count == elements.count ? .array(changed) : nil
    case .object(let members):
      if members.contains(where: { $0.key == "url" }) { return .object([Self.nonASCIIMember] + members) }
      guard operation?.hasPrefix("RestorePointCollections_") == true, !members.contains(where: { $0.key == "tags" })
      else { return nil }
      return .object([.init(key: "tags", value: .object([Self.nonASCIIMember]))] + members)
    case .scalar: return nil
    }
  }

  private static let nonASCIIMember = Member(key: "é😀", value: .scalar("\"\\u00e9\\\\ \\\" 😀\""))
}
