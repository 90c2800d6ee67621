/// The blanks of a text that are none in JSON.
struct OddSpaces {
  private var counts: [Unicode.Scalar: Int] = [:]
  private var order: [Unicode.Scalar] = []
  private var first: Range<Int>?
  private var edits: [TextEdit] = []
  private var silent: [TextEdit] = []

  mutating func add(_ scalar: Unicode.Scalar, at range: Range<Int>, isFault: Bool) {
    let edit = TextEdit(range: range, text: scalar.isZeroWidth ? "" : " ")
    guard isFault else { return silent.append(edit) }
    first = first ?? range
    edits.append(edit)
    if counts[scalar] == nil { order.append(scalar) }
    counts[scalar, default: 0] += 1
  }

  /// Adds the one fault that stands for all of them.
  func report(to log: inout RepairLog) {
    log.change(silent)
    guard let first else { return }
    let names = order.map { scalar in
      let times = counts[scalar] ?? 1
      return times == 1 ? scalar.codePoint : "\(scalar.codePoint) (\(times) times)"
    }
    log.add(
      "odd spaces between the parts of the body: \(names.joined(separator: ", ")); JSON knows blank, tab and line end",
      at: first, edits: edits, mend: "replace the odd spaces with plain ones")
  }
}

extension Unicode.Scalar {
  fileprivate var isZeroWidth: Bool { [0x180E, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF].contains(value) }

  /// Whether it looks like a blank or like nothing, but is no blank in JSON.
  fileprivate var isOddSpace: Bool {
    switch value {
    case 0x0B, 0x0C, 0x85, 0xA0, 0x1680, 0x2000...0x200A, 0x2028, 0x2029, 0x202F, 0x205F, 0x3000: true
    default: isZeroWidth
    }
  }

  /// Its name in the way of `U+202F`.
  var codePoint: String {
    let hex = String(value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - hex.count)) + hex
  }
}

extension SyntaxLexer {
  func oddSpace(at offset: Int) -> (length: Int, scalar: Unicode.Scalar)? {
    guard byte(offset) >= 0x80 || byte(offset) == 0x0B || byte(offset) == 0x0C else { return nil }
    let (length, scalar) = decodeScalar(bytes, at: offset)
    guard let scalar, scalar.isOddSpace else { return nil }
    return (length, scalar)
  }

  /// The end of the comment that starts at `offset`, without its line end; nil if none starts there.
  func commentEnd(at offset: Int) -> Int? {
    if has("/*", at: offset) {
      var end = offset + 2
      while end < bytes.count, !has("*/", at: end) { end += 1 }
      return min(bytes.count, end + 2)
    }
    guard has("//", at: offset) || (byte(offset) == UInt8(ascii: "#") && !rules.isLoose) else { return nil }
    return bytes[offset...].firstIndex(where: \.isLineEnd) ?? bytes.count
  }

  /// The whole line of a comment that stands alone in it, line end included, else the comment and the blanks before.
  func lineAround(_ comment: Range<Int>) -> Range<Int>? {
    var start = comment.lowerBound
    while start > 0, byte(start - 1).isBlank { start -= 1 }
    let end = comment.upperBound
    guard end == bytes.count || byte(end).isLineEnd else { return nil }
    guard end < bytes.count, start == 0 || byte(start - 1).isLineEnd else { return start..<end }
    return start..<end + (has("\r\n", at: end) ? 2 : 1)
  }
}
