/// A character or an escape of a string.
private struct StringUnit {
  /// Bytes of the piece, from its opening quote.
  let range: Range<Int>
  let text: String

  /// The units of a string's text, quotes left out.
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

  /// The control character that an escape stands for.
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

  /// Bad ways to write this unit, the next one being `next`.
  func badWritings(before next: StringUnit?) -> [String] {
    if text == "\\\\", let first = next?.text.first, !"\"\\/bfnrtx'".contains(first) { return ["\\"] }
    if text == "'" { return ["\\'"] }
    guard let byte = text.utf8.first, text.utf8.count == 1 else { return [] }
    return ["\\\n" + text, "\\\r\n" + text, byte > 0x2F ? "\\x" + String(byte, radix: 16) : "\\\r" + text]
  }
}

/// Each way to write an escape of a string in a way that JSON has not, and that is mended to the same string.
func badEscapes(in piece: String) -> [(range: Range<Int>, text: String)] {
  let units = StringUnit.all(in: piece)
  return units.indices.flatMap { index in
    let next = index + 1 < units.count ? units[index + 1] : nil
    return units[index].badWritings(before: next).map { (units[index].range, $0) }
  }
}

/// Each way to write an escaped control character as it is.
func rawControls(in piece: String) -> [(range: Range<Int>, text: String)] {
  StringUnit.all(in: piece).compactMap { unit in unit.control.map { (unit.range, $0) } }
}
