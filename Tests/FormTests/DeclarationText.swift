import JSONText

/// A language with literals, as an independent implementation of its strings.
enum DeclarationLanguage: Sendable {
  case bicep, hcl, powerShell

  private var quote: Unicode.Scalar {
    switch self {
    case .bicep, .powerShell: "'"
    case .hcl: "\""
    }
  }

  /// JSON text as a literal of this language, on one line.
  func literal(_ json: String) -> String {
    CanonicalText.rewrite(json, quote: "\"", decode: CanonicalText.jsonString, encode: string, symbols: symbols) ?? ""
  }

  /// A text as a string of this language.
  func string(_ text: String) -> String {
    let scalars = Array(text.unicodeScalars)
    let encoded = scalars.indices.map { index in
      let isBeforeBrace = index + 1 < scalars.count && scalars[index + 1] == "{"
      return escape(scalars[index], isBeforeBrace: isBeforeBrace)
    }
    return "\(quote)\(encoded.joined())\(quote)"
  }

  private func escape(_ scalar: Unicode.Scalar, isBeforeBrace: Bool) -> String {
    switch (scalar, self) {
    case ("'", .powerShell): "''"
    case (_, .powerShell): String(scalar)
    case ("\\", _), (quote, _): "\\\(scalar)"
    case ("\n", _): "\\n"
    case ("\r", _): "\\r"
    case ("$", .bicep): "\\$"
    case ("$", .hcl) where isBeforeBrace, ("%", .hcl) where isBeforeBrace: "\(scalar)\(scalar)"
    case (_, .bicep) where scalar.value < 0x20: "\\u{\(String(scalar.value, radix: 16))}"
    case (_, .hcl) where scalar.value < 0x10: "\\u000\(String(scalar.value, radix: 16))"
    case (_, .hcl) where scalar.value < 0x20: "\\u00\(String(scalar.value, radix: 16))"
    case (_, _): String(scalar)
    }
  }

  /// The canonical JSON of a literal, or of a part of one.
  func json(_ text: String) -> String? {
    CanonicalText.rewrite(
      text, quote: quote, decode: decoded, encode: JSONText.jsonString, symbols: symbols.map { ($1, $0) })
  }

  /// The punctuation and words of JSON that are different in this language.
  private var symbols: [(String, String)] {
    switch self {
    case .bicep, .hcl: []
    case .powerShell:
      [
        ("{", "@{"), ("[", "@("), ("]", ")"), (",", ";"), (":", "="), ("true", "$true"), ("false", "$false"),
        ("null", "$null"),
      ]
    }
  }

  /// The text of a string, quotes included; nil if it has an escape sequence that `string` doesn't write.
  private func decoded(_ string: String) -> String? {
    if self == .powerShell {
      return String(string.unicodeScalars.dropFirst().dropLast()).replacingScalars("''", with: "'")
    }
    var rest = string.unicodeScalars.dropFirst().dropLast()
    var text = String.UnicodeScalarView()
    while let scalar = rest.popFirst() {
      switch (scalar, rest.first, self) {
      case ("\\", "n", _): text.append("\n")
      case ("\\", "r", _): text.append("\r")
      case ("\\", "u", _):
        let digits = rest.dropFirst().drop { $0 == "{" }.prefix { $0.properties.isASCIIHexDigit }.prefix(4)
        guard let code = UInt32(String(digits), radix: 16), let decoded = Unicode.Scalar(code) else { return nil }
        text.append(decoded)
        rest = rest[digits.endIndex...].drop { $0 == "}" }
        continue
      case ("\\", .some(let escaped), _): text.append(escaped)
      case ("$", "$", .hcl), ("%", "%", .hcl):
        let isEscaped = rest.dropFirst().first == "{"
        text.append(scalar)
        if !isEscaped { continue }
      case (_, _, _):
        text.append(scalar)
        continue
      }
      rest = rest.dropFirst()
    }
    return String(text)
  }
}

/// Rewrites texts string by string, so that texts that differ only in whitespace and escape sequences become equal.
enum CanonicalText {
  /// The canonical form of JSON text, or of a part of it.
  static func json(_ text: String) -> String {
    rewrite(text, quote: "\"", decode: jsonString, encode: JSONText.jsonString) ?? text
  }

  /// The value of a JSON string; nil if it isn't one.
  static func jsonString(_ literal: String) -> String? {
    (try? JSONDocument(parsing: Array(literal.utf8).span))?.withRoot { $0.string }
  }

  /// A text without whitespace outside of strings, and with every string encoded anew; nil if one can't be decoded.
  static func rewrite(
    _ text: String, quote: Unicode.Scalar, decode: (String) -> String?, encode: (String) -> String,
    symbols: [(String, String)] = []
  ) -> String? {
    var result = ""
    var rest = text.unicodeScalars[...]
    while let scalar = rest.first {
      if let symbol = symbols.first(where: { rest.starts(with: $0.0.unicodeScalars) }) {
        result += symbol.1
        rest = rest.dropFirst(symbol.0.unicodeScalars.count)
        continue
      }
      guard scalar == quote else {
        if !scalar.properties.isWhitespace { result.unicodeScalars.append(scalar) }
        rest = rest.dropFirst()
        continue
      }
      let string = prefix(ofStringIn: rest, doublesQuotes: !symbols.isEmpty && quote == "'")
      guard let decoded = decode(String(string)) else { return nil }
      result += encode(decoded)
      rest = rest[string.endIndex...]
    }
    return result
  }

  /// The string at the start of a text, in which a backslash or another quote precedes each quote.
  private static func prefix(
    ofStringIn text: Substring.UnicodeScalarView, doublesQuotes: Bool
  ) -> Substring.UnicodeScalarView {
    let quote = text[text.startIndex]
    var index = text.index(after: text.startIndex)
    while index < text.endIndex {
      let next = text.index(after: index)
      let isDoubled = doublesQuotes && text[index] == quote && next < text.endIndex && text[next] == quote
      if text[index] == quote, !isDoubled { return text[...index] }
      let isEscape = isDoubled || !doublesQuotes && text[index] == "\\"
      index = isEscape && next < text.endIndex ? text.index(after: next) : next
    }
    return text
  }
}
