/// A layer of quoting or escaping around a text embedded in another.
public enum TextLayer: Sendable, Equatable {
  /// Between the quotes of a JSON string.
  case jsonString

  /// Between `'` in a POSIX shell.
  case shellSingleQuoted
  /// Between `"` in a POSIX shell. A `$` is not escaped, so that variables stay variables.
  case shellDoubleQuoted
  /// Between `$'` and `'` in bash.
  case shellDollarQuoted
  /// In a here-document whose delimiter is not quoted. A `$` is not escaped.
  case heredoc

  /// Between `'` in PowerShell.
  case powerShellSingleQuoted
  /// Between `"` in PowerShell. A `$` is not escaped.
  case powerShellDoubleQuoted
  /// Between `@"` and `"@` in PowerShell. A `$` is not escaped.
  case powerShellHereString
  /// In an argument that PowerShell passes to a native program, where `\"` is a quote.
  case nativeArgument

  /// Between `'` in YAML.
  case yamlSingleQuoted
  /// Between `"` in YAML.
  case yamlDoubleQuoted
  /// In a YAML block scalar whose lines are indented by `indentation` spaces.
  case yamlBlock(indentation: Int)

  /// `text` as it must be written inside this layer.
  public func escaped(_ text: String) -> String {
    switch self {
    case .jsonString, .yamlDoubleQuoted: escapedJSON(text)
    case .shellSingleQuoted: Self.replacing("'", with: "'\\''", in: text)
    case .shellDoubleQuoted: Self.escaping("\"\\`", with: "\\", in: text)
    case .shellDollarQuoted: Self.escaping("'\\", with: "\\", in: text)
    case .heredoc: Self.escaping("\\`", with: "\\", in: text)
    case .powerShellSingleQuoted, .yamlSingleQuoted: Self.replacing("'", with: "''", in: text)
    case .powerShellDoubleQuoted: Self.escaping("\"`", with: "`", in: text)
    case .nativeArgument: Self.replacing("\"", with: "\\\"", in: text)
    case .powerShellHereString: Self.escaping("`", with: "`", in: text)
    case .yamlBlock(let indentation):
      Self.replacing("\n", with: "\n" + String(repeating: " ", count: indentation), in: text)
    }
  }

  private static func replacing(_ target: Unicode.Scalar, with replacement: String, in text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == target { result += replacement } else { result.unicodeScalars.append(scalar) }
    }
  }

  /// `text` with `escape` before each occurrence of `characters`.
  private static func escaping(_ characters: String, with escape: Unicode.Scalar, in text: String) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      if characters.unicodeScalars.contains(scalar) { result.unicodeScalars.append(escape) }
      result.unicodeScalars.append(scalar)
    }
  }
}
