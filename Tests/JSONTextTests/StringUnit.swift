/// A character or escape sequence of a string.
private struct StringUnit {
  /// The byte range in the piece, counted from its opening quote.
  let range: Range<Int>
  let text: String

  /// The units of a string, without its quotes.
  static func all(in piece: String) -> [StringUnit] {
    let bytes = Array(piece.utf8)
    var units: [StringUnit] = []
    var offset = 1
    while offset < bytes.count - 1 {
      let end = offset + length(of: bytes[offset...])
      units.append(StringUnit(range: offset..<end, text: String(decoding: bytes[offset..<end], as: UTF8.self)))
      offset = end
    }
    return units
  }

  private static func length(of rest: ArraySlice<UInt8>) -> Int {
    guard rest.first == UInt8(ascii: "\\") else {
      return 1 + rest.dropFirst().prefix { $0 & 0xC0 == 0x80 }.count
    }
    return rest.dropFirst().first == UInt8(ascii: "u") ? 6 : 2
  }

  /// The control character that an escape sequence denotes.
  var control: String? {
    switch text {
    case "\\n": "\n"
    case "\\r": "\r"
    case "\\t": "\t"
    case "\\u0000": "\0"
    case "\\u0001": "\u{1}"
    default: nil
    }
  }

  /// Invalid escape sequences for this unit before the unit `next`.
  func invalidForms(before next: StringUnit?) -> [String] {
    if text == "\\\\", let first = next?.text.first, !"\"\\/bfnrtx'".contains(first) { return ["\\"] }
    if text == "'" { return ["\\'"] }
    guard let byte = text.utf8.first, text.utf8.count == 1 else { return [] }
    return ["\\\n" + text, "\\\r\n" + text, byte > 0x2F ? "\\x" + String(byte, radix: 16) : "\\\r" + text]
  }
}

/// All ways to replace a unit of a string with an invalid escape sequence that is repaired to the same string.
func invalidEscapes(in piece: String) -> [(range: Range<Int>, text: String)] {
  let units = StringUnit.all(in: piece)
  return units.indices.flatMap { index in
    let next = index + 1 < units.count ? units[index + 1] : nil
    return units[index].invalidForms(before: next).map { (units[index].range, $0) }
  }
}

/// All ways to replace an escaped control character with a raw one.
func rawControls(in piece: String) -> [(range: Range<Int>, text: String)] {
  StringUnit.all(in: piece).compactMap { unit in unit.control.map { (unit.range, $0) } }
}
