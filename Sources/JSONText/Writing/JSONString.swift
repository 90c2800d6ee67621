/// `text` as a JSON string literal, with the escape sequences that RFC 8259 requires.
public func jsonString(_ text: String) -> String { "\"\(escapedJSON(text))\"" }

/// `text` escaped for a JSON string literal, without quotes.
public func escapedJSON(_ text: String) -> String {
  text.unicodeScalars.reduce(into: "") { result, scalar in
    if let escape = JSONString.requiredEscape(of: scalar) {
      result += escape
    } else {
      result.unicodeScalars.append(scalar)
    }
  }
}

/// Writes JSON strings that are safe to display and to log, beyond what RFC 8259 requires: hidden characters are escaped,
/// and no text is a command in the log of a CI system.
enum JSONString {
  static func write(_ text: String, to output: inout some TextOutputStream) {
    output.write("\"")
    output.write(needsEscapes(text) ? escaped(text) : text)
    output.write("\"")
  }

  /// Nil for a scalar that can stand in a JSON string as it is.
  static func requiredEscape(of scalar: Unicode.Scalar) -> String? {
    switch scalar {
    case "\"": "\\\""
    case "\\": "\\\\"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    case "\0"..."\u{1F}": codeUnits(of: scalar)
    default: nil
    }
  }

  private static func needsEscapes(_ text: String) -> Bool {
    var previous: Unicode.Scalar?
    return text.unicodeScalars.contains { scalar in
      defer { previous = scalar }
      return scalar == "\"" || scalar == "\\" || scalar.isHidden || scalar.startsCommand(after: previous)
    }
  }

  private static func escaped(_ text: String) -> String {
    var previous: Unicode.Scalar?
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      result += scalar.startsCommand(after: previous) ? codeUnits(of: scalar) : escaped(scalar)
      previous = scalar
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    if let escape = requiredEscape(of: scalar) { return escape }
    guard scalar.isHidden else { return String(Character(scalar)) }
    return PathText.escape(of: scalar).map { "\\" + $0 } ?? codeUnits(of: scalar)
  }

  private static func codeUnits(of scalar: Unicode.Scalar) -> String { Character(scalar).utf16.map(escape).joined() }

  /// The escape sequence of a UTF-16 code unit, such as `\u001b`.
  private static func escape(_ codeUnit: UInt16) -> String {
    let digits = String(codeUnit, radix: 16)
    return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
  }
}
