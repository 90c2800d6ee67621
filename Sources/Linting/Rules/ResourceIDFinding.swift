internal import JSONText
internal import Requests

extension RequestForm {
  /// The ids that rules have to look at, each with its place: no placeholder alone, no template expression, and none
  /// that is plainly right.
  func judgedIDs(among references: [ReferencePlace]) -> [(place: ReferencePlace, text: String)] {
    references.compactMap { place in
      guard let node = place.node, node.kind == .string, !place.isPlainlyRight(node), let text = node.string,
        !isWholePlaceholder(text)
      else { return nil }
      return (place, text)
    }
  }

  /// Whether a text is nothing but a placeholder or an expression, so that it may hold a whole id.
  private func isWholePlaceholder(_ text: String) -> Bool {
    if isExpression(text) { return true }
    let bytes = Array(text.utf8)
    guard let first = Placeholder.all(in: bytes).first else { return false }
    return first.range.lowerBound == 0 && (first.range.upperBound == bytes.count || first.kind == .variable)
  }
}

extension ReferencePlace {
  /// Whether an id has the usual form and type, told from its bytes alone.
  ///
  /// A quick look that spares nearly every id the full one: `/subscriptions/` and 36 letters of a GUID, then
  /// `/resourceGroups/`, a plain name, `/providers/`, the type's own text and another plain name.
  func isPlainlyRight(_ node: JSONNode) -> Bool {
    node.withUTF8 { text in
      types.contains { $0.utf8.count { $0 == UInt8(ascii: "/") } == 1 && PlainID(text).isPlain(of: $0) }
    } ?? false
  }
}

/// Reads an id from its start, step by step, in bytes.
private struct PlainID {
  private let text: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  /// Whether the whole text is an id of a type with one name.
  func isPlain(of type: String) -> Bool {
    var scan = self
    return scan.take("/subscriptions/") && scan.takeGUID() && scan.take("/resourceGroups/") && scan.takeName()
      && scan.take("/providers/") && scan.take(type) && scan.take("/") && scan.takeName() && scan.index == text.count
  }

  private mutating func take(_ literal: StaticString) -> Bool {
    take(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  private mutating func take(_ wanted: String) -> Bool {
    var wanted = wanted
    return wanted.withUTF8 { take($0) }
  }

  private mutating func take(_ wanted: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count - index >= wanted.count else { return false }
    for offset in wanted.indices where text[index + offset] != wanted[offset] { return false }
    index += wanted.count
    return true
  }

  private mutating func takeGUID() -> Bool {
    guard text.count - index > 36 else { return false }
    for offset in 0..<36 {
      let isDash = offset == 8 || offset == 13 || offset == 18 || offset == 23
      let byte = text[index + offset]
      guard isDash ? byte == UInt8(ascii: "-") : byte.isHexDigit else { return false }
    }
    index += 36
    return true
  }

  /// Takes letters, digits, `-`, `_` and `.`, at least one.
  private mutating func takeName() -> Bool {
    let start = index
    while index < text.count, Self.isPlain(text[index]) { index += 1 }
    return index > start
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
