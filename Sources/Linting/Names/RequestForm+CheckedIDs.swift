internal import JSONText
internal import Requests

/// A resource ID in a body that rules have to check.
struct CheckedID {
  let reference: ResourceReference
  let text: String
  /// The ID, or why the text isn't one.
  let parsed: Result<ResourceID, ResourceID.Malformation>

  init(_ reference: ResourceReference, _ text: String) {
    self.reference = reference
    self.text = text
    do throws(ResourceID.Malformation) {
      parsed = .success(try ResourceID(text))
    } catch {
      parsed = .failure(error)
    }
  }

  /// Nil if the text is not a resource ID.
  var id: ResourceID? { try? parsed.get() }
}

extension RequestForm {
  /// The resource IDs that rules have to check: not those that are entirely a placeholder or a template expression, or
  /// that are plainly valid.
  func checkedIDs(among references: [ResourceReference]) -> [CheckedID] {
    references.compactMap { reference in
      guard let node = reference.node, node.kind == .string, !reference.isPlainlyValid(node), let text = node.string,
        !isWholePlaceholder(text)
      else { return nil }
      return CheckedID(reference, text)
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
      types.contains { PlainIDParser(text).isPlainID(ofType: $0) }
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

  /// Whether the whole text is an ID of this type, such as `Microsoft.Compute/disks`.
  func isPlainID(ofType type: StaticString) -> Bool {
    var parser = self
    return parser.consume("/subscriptions/") && parser.consumeGUID() && parser.consume("/resourceGroups/")
      && parser.consumeName() && parser.consume("/providers/") && parser.consumeTypesAndNames(type)
      && parser.index == text.count
  }

  private mutating func consume(_ literal: StaticString) -> Bool { consume(literal.utf8) }

  /// Consumes a namespace with its outermost type and a name, and for each nested type a slash, the type and a name.
  private mutating func consumeTypesAndNames(_ type: StaticString) -> Bool {
    let slash = UInt8(ascii: "/")
    var start = 0
    var slashes = 0
    for index in type.utf8.indices where type.utf8[index] == slash {
      slashes += 1
      guard slashes > 1 else { continue }
      guard consumeTypeAndName(type.utf8[start..<index]) else { return false }
      start = index
    }
    return consumeTypeAndName(type.utf8[start...])
  }

  private mutating func consumeTypeAndName(_ type: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
    consume(UnsafeBufferPointer(rebasing: type)) && consume("/") && consumeName()
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

extension StaticString {
  /// The text, which must not be a single scalar.
  fileprivate var utf8: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: utf8Start, count: utf8CodeUnitCount)
  }
}
