/// The characters of a text that look like whitespace but are not whitespace in JSON.
struct NonstandardWhitespace {
  private var counts: [Unicode.Scalar: Int] = [:]
  private var order: [Unicode.Scalar] = []
  private var first: Range<Int>?
  private var edits: [TextEdit] = []
  private var allowed: [TextEdit] = []

  mutating func add(_ scalar: Unicode.Scalar, at range: Range<Int>, isFault: Bool) {
    let edit = TextEdit(range: range, text: scalar.isZeroWidth ? "" : " ")
    guard isFault else { return allowed.append(edit) }
    first = first ?? range
    if let last = edits.indices.last, edits[last].range.upperBound == range.lowerBound {
      edits[last] = TextEdit(
        range: edits[last].range.lowerBound..<range.upperBound, text: edits[last].text + edit.text)
    } else {
      edits.record(edit)
    }
    if counts[scalar] == nil { order.append(scalar) }
    counts[scalar, default: 0] += 1
  }

  /// Adds one fault for all of them.
  func report(to log: inout RepairLog) {
    log.change(allowed)
    guard let first else { return }
    let names = order.map { scalar in
      let times = counts[scalar] ?? 1
      return times == 1 ? scalar.codePoint : "\(scalar.codePoint) (\(times) times)"
    }
    log.add(
      "nonstandard whitespace between tokens: \(names.joined(separator: ", ")); JSON allows only spaces, tabs, and newlines",
      at: first, edits: edits, fix: "replace it with plain spaces")
  }
}

extension Unicode.Scalar {
  fileprivate var isZeroWidth: Bool { [0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF].contains(value) }

  /// Whether the scalar is invisible or looks like a space, but is not whitespace in JSON.
  fileprivate var isNonstandardSpace: Bool {
    switch value {
    case 0x0B, 0x0C, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: isZeroWidth
    }
  }

  /// The code point in the form `U+202F`.
  var codePoint: String {
    let hex = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }
}

extension SyntaxLexer {
  func nonstandardSpace(at offset: Int) -> (length: Int, scalar: Unicode.Scalar)? {
    guard byte(offset) >= 0x80 || byte(offset) == 0x0B || byte(offset) == 0x0C else { return nil }
    let (length, scalar) = decodeScalar(bytes, at: offset)
    guard let scalar, scalar.isNonstandardSpace else { return nil }
    return (length, scalar)
  }

  /// The end of the comment that starts at `offset`, without its newline; nil if none starts there.
  func commentEnd(at offset: Int) -> Int? {
    if has("/*", at: offset) {
      var end = offset + 2
      while end < bytes.count, !has("*/", at: end) { end += 1 }
      return min(bytes.count, end + 2)
    }
    guard has("//", at: offset) || (byte(offset) == UInt8(ascii: "#") && !rules.isLoose) else { return nil }
    return bytes[offset...].firstIndex(where: \.isNewline) ?? bytes.count
  }

  /// The range to remove for a comment at the end of a line; nil if text follows the comment.
  ///
  /// The range is the whole line, newline included, if the comment is alone on it, else the comment and the whitespace
  /// before it.
  func removalRange(of comment: Range<Int>) -> Range<Int>? {
    var start = comment.lowerBound
    while start > 0, byte(start - 1).isSpaceOrTab { start -= 1 }
    let end = comment.upperBound
    guard end == bytes.count || byte(end).isNewline else { return nil }
    guard end < bytes.count, start == 0 || byte(start - 1).isNewline else { return start..<end }
    return start..<end + (has("\r\n", at: end) ? 2 : 1)
  }
}
