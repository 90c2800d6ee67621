/// One way in which a text is wrapped inside another.
public enum TextLayer: Sendable, Equatable {
  /// Between the quotes of a JSON string.
  case jsonString

  /// Between `'` in a POSIX shell.
  case shellSingleQuoted
  /// Between `"` in a POSIX shell. A `$` is written as it is, so that variables stay variables.
  case shellDoubleQuoted
  /// Between `$'` and `'` in bash.
  case shellDollarQuoted
  /// In a here-document whose delimiter is not quoted. A `$` is written as it is.
  case hereDocument

  /// Between `'` in PowerShell.
  case powerShellSingleQuoted
  /// Between `"` in PowerShell. A `$` is written as it is.
  case powerShellDoubleQuoted
  /// Between `@"` and `"@` in PowerShell. A `$` is written as it is.
  case powerShellHereString
  /// In an argument that PowerShell hands to another program, which takes `\"` for a quote.
  case nativeArgument

  /// Between `'` in YAML.
  case yamlSingleQuoted
  /// Between `"` in YAML.
  case yamlDoubleQuoted
  /// In a block scalar of YAML whose lines start with `indentation` blanks.
  case yamlBlock(indentation: Int)

  /// `text` as it is written inside this wrapping.
  public func escaped(_ text: String) -> String {
    switch self {
    case .jsonString, .yamlDoubleQuoted: escapedJSON(text)
    case .shellSingleQuoted: Self.replacing("'", by: "'\\''", in: text)
    case .shellDoubleQuoted: Self.marking("\"\\`", with: "\\", in: text)
    case .shellDollarQuoted: Self.marking("'\\", with: "\\", in: text)
    case .hereDocument: Self.marking("\\`", with: "\\", in: text)
    case .powerShellSingleQuoted, .yamlSingleQuoted: Self.replacing("'", by: "''", in: text)
    case .powerShellDoubleQuoted: Self.marking("\"`", with: "`", in: text)
    case .nativeArgument: Self.replacing("\"", by: "\\\"", in: text)
    case .powerShellHereString: Self.marking("`", with: "`", in: text)
    case .yamlBlock(let indentation):
      Self.replacing("\n", by: "\n" + String(repeating: " ", count: indentation), in: text)
    }
  }

  private static func replacing(_ sign: Unicode.Scalar, by replacement: String, in text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == sign { result += replacement } else { result.unicodeScalars.append(scalar) }
    }
  }

  /// `text` with `mark` before each of `signs`.
  private static func marking(_ signs: String, with mark: Unicode.Scalar, in text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if signs.unicodeScalars.contains(scalar) { result.unicodeScalars.append(mark) }
      result.unicodeScalars.append(scalar)
    }
  }
}
