/// Writes JSON strings that are safe to display: hidden characters are escaped, beyond what RFC 8259 requires.
enum JSONString {
  static func write(_ text: String, to output: inout some TextOutputStream) {
    output.write("\"")
    if text.unicodeScalars.contains(where: needsEscape) {
      output.write(text.unicodeScalars.reduce(into: "") { $0 += escaped($1) })
    } else {
      output.write(text)
    }
    output.write("\"")
  }

  private static func needsEscape(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "\"" || scalar == "\\" || scalar.isHidden
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: scalar.isHidden ? hidden(scalar) : String(Character(scalar))
    }
  }

  private static func hidden(_ scalar: Unicode.Scalar) -> String {
    PathText.escape(of: scalar).map { "\\" + $0 } ?? Character(scalar).utf16.map(escape).joined()
  }

  /// The escape sequence of a UTF-16 code unit, such as `\u001b`.
  private static func escape(_ codeUnit: UInt16) -> String {
    let digits = String(codeUnit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
