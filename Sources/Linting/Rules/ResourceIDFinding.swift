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
      types.contains { $0.utf8.count { $0 == UInt8(ascii: "/") } == 1 && PlainID(text).isPlain(of: $0.utf8) }
    } ?? false
  }
}

/// Reads an id from its start, step by step, in bytes.
private struct PlainID {
  private var rest: Slice<UnsafeBufferPointer<UInt8>>

  init(_ text: UnsafeBufferPointer<UInt8>) {
    rest = text[...]
  }

  /// Whether the whole text is an id of a type with one name.
  func isPlain(of type: String.UTF8View) -> Bool {
    var scan = self
    return scan.take("/subscriptions/") && scan.takeGUID() && scan.take("/resourceGroups/") && scan.takeName()
      && scan.take("/providers/") && scan.takeExactly(type) && scan.take("/") && scan.takeName() && scan.rest.isEmpty
  }

  private mutating func take(_ literal: StaticString) -> Bool {
    let wanted = UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount)
    guard rest.starts(with: wanted) else { return false }
    rest = rest.dropFirst(wanted.count)
    return true
  }

  private mutating func takeExactly(_ wanted: String.UTF8View) -> Bool {
    guard rest.starts(with: wanted) else { return false }
    rest = rest.dropFirst(wanted.count)
    return true
  }

  private mutating func takeGUID() -> Bool {
    guard rest.count > 36 else { return false }
    for (index, byte) in rest.prefix(36).enumerated() {
      let isDash = index == 8 || index == 13 || index == 18 || index == 23
      guard isDash ? byte == UInt8(ascii: "-") : byte.isHexDigit else { return false }
    }
    rest = rest.dropFirst(36)
    return true
  }

  /// Takes letters, digits, `-`, `_` and `.`, at least one.
  private mutating func takeName() -> Bool {
    let name = rest.prefix { byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: "."):
        true
      default: false
      }
    }
    rest = rest.dropFirst(name.count)
    return !name.isEmpty
  }
}
