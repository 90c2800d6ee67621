extension SeededGenerator {
  private static let shortEscapes: [Unicode.Scalar: String] = [
    "\"": #"\""#, "\\": #"\\"#, "/": #"\/"#, "\n": #"\n"#, "\r": #"\r"#, "\t": #"\t"#,
  ]

  /// A random text of `scalars`, with a length in `count`.
  public mutating func text(of scalars: [Unicode.Scalar], count: ClosedRange<Int>) -> String {
    var text = String.UnicodeScalarView()
    for _ in 0..<Int.random(in: count, using: &self) {
      if let scalar = scalars.randomElement(using: &self) { text.append(scalar) }
    }
    return String(text)
  }

  /// `text` as a JSON string literal, quotes included, with some unnecessary escape sequences.
  public mutating func jsonLiteral(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars { literal += escaped(scalar) }
    return literal + "\""
  }

  private mutating func escaped(_ scalar: Unicode.Scalar) -> String {
    let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
    switch Int.random(in: 0...4, using: &self) {
    case 0: return unicodeEscapes(scalar)
    case 1: return Self.shortEscapes[scalar] ?? (mustEscape ? unicodeEscapes(scalar) : String(scalar))
    default: return mustEscape ? Self.shortEscapes[scalar] ?? unicodeEscapes(scalar) : String(scalar)
    }
  }

  private func unicodeEscapes(_ scalar: Unicode.Scalar) -> String {
    String(scalar).utf16.map { unit in
      let hex = String(unit, radix: 16, uppercase: unit.isMultiple(of: 2))
      return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    }.joined()
  }
}
