internal import JSONText
internal import Requests

extension RequestForm {
  /// The resource IDs that rules have to check: not those that are entirely a placeholder or a template expression, or
  /// that are plainly valid.
  func checkedIDs(among references: [ResourceReference]) -> [(reference: ResourceReference, text: String)] {
    references.compactMap { reference in
      guard let node = reference.node, node.kind == .string, !reference.isPlainlyValid(node), let text = node.string,
        !isWholePlaceholder(text)
      else { return nil }
      return (reference, text)
    }
  }

  /// Whether a text is only a placeholder or an expression, or starts with a variable, and so may be a complete ID.
  private func isWholePlaceholder(_ text: String) -> Bool {
    if isExpression(text) { return true }
    let bytes = Array(text.utf8)
    guard let first = Placeholder.all(in: bytes).first else { return false }
    return first.range.lowerBound == 0 && (first.range.upperBound == bytes.count || first.kind == .variable)
  }
}

extension ResourceReference {
  /// Whether an ID has the usual form and type.
  ///
  /// A fast check of the bytes that saves parsing nearly every ID: `/subscriptions/` and a GUID, `/resourceGroups/` and a
  /// plain name, `/providers/`, the exact type and a plain name.
  func isPlainlyValid(_ node: JSONNode) -> Bool {
    node.withUTF8 { text in
      types.contains { $0.utf8.count { $0 == UInt8(ascii: "/") } == 1 && PlainIDParser(text).isPlainID(ofType: $0) }
    } ?? false
  }
}

/// Parses the bytes of a resource ID in its usual form.
private struct PlainIDParser {
  private let text: UnsafeBufferPointer<UInt8>
  private var index = 0

  init(_ text: UnsafeBufferPointer<UInt8>) {
    self.text = text
  }

  /// Whether the whole text is an ID of this type, which has one name.
  func isPlainID(ofType type: String) -> Bool {
    var parser = self
    return parser.consume("/subscriptions/") && parser.consumeGUID() && parser.consume("/resourceGroups/")
      && parser.consumeName() && parser.consume("/providers/") && parser.consume(type) && parser.consume("/")
      && parser.consumeName() && parser.index == text.count
  }

  private mutating func consume(_ literal: StaticString) -> Bool {
    consume(UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount))
  }

  private mutating func consume(_ literal: String) -> Bool {
    var literal = literal
    return literal.withUTF8 { consume($0) }
  }

  private mutating func consume(_ literal: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count - index >= literal.count else { return false }
    for offset in literal.indices where text[index + offset] != literal[offset] { return false }
    index += literal.count
    return true
  }

  private mutating func consumeGUID() -> Bool {
    guard text.count - index > 36 else { return false }
    for offset in 0..<36 {
      let isHyphen = offset == 8 || offset == 13 || offset == 18 || offset == 23
      let byte = text[index + offset]
      guard isHyphen ? byte == UInt8(ascii: "-") : byte.isHexDigit else { return false }
    }
    index += 36
    return true
  }

  /// Consumes a name that follows every resource's rule: 1 to 80 letters, digits, `-`, `_` and `.`, the first and the last
  /// of which are letters or digits.
  private mutating func consumeName() -> Bool {
    let start = index
    while index < text.count, Self.isNameCharacter(text[index]) { index += 1 }
    return (1...80).contains(index - start) && !Self.isPunctuation(text[start]) && !Self.isPunctuation(text[index - 1])
  }

  private static func isPunctuation(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  private static func isNameCharacter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
      true
    default: false
    }
  }
}
