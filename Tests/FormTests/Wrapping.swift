import JSONText

/// How a form quotes or escapes a text, with an independent implementation of the inverse.
enum Wrapping: Sendable {
  case json
  /// A newline and the indentation after it represent a space.
  case yamlFolded
  case yamlSingleQuoted
  /// Folded at escaped newlines.
  case yamlDoubleQuoted
  case shellSingleQuoted
  case shellDoubleQuoted
  case powerShellSingleQuoted
  case powerShellDoubleQuoted
  /// In an argument that PowerShell passes to a native command.
  case nativeArgument
  case quotation
  /// A literal of another language, as canonical JSON.
  case bicep, hcl, powerShell
  /// JSON in a heredoc of HCL.
  case hclHeredoc

  /// The text that `source` represents; nil if it is not valid.
  func unwrapped(_ source: String) -> String? {
    switch self {
    case .json: CanonicalText.jsonString("\"\(source)\"")
    case .yamlFolded: Self.folded(source)
    case .yamlSingleQuoted: Self.folded(source).replacingScalars("''", with: "'")
    case .yamlDoubleQuoted: CanonicalText.jsonString("\"\(Self.joined(source))\"")
    case .shellSingleQuoted: source.replacingScalars("'\\''", with: "'")
    case .shellDoubleQuoted: Self.unescaped(source, by: "\\")
    case .powerShellSingleQuoted: source.replacingScalars("''", with: "'")
    case .powerShellDoubleQuoted: Self.unescaped(source, by: "`")
    case .nativeArgument: source.replacingScalars("\\\"", with: "\"")
    case .quotation: source.replacingScalars("\n> ", with: "\n")
    case .bicep: DeclarationLanguage.bicep.json(source)
    case .hcl: DeclarationLanguage.hcl.json(source)
    case .powerShell: DeclarationLanguage.powerShell.json(source)
    case .hclHeredoc: CanonicalText.json(source.replacingScalars("$${", with: "${").replacingScalars("%%{", with: "%{"))
    }
  }

  private static func folded(_ text: String) -> String {
    text.splitScalars(by: "\n").enumerated().map { $0 == 0 ? $1 : $1.withoutIndentation }.joined(separator: " ")
  }

  /// Removes the escaped newlines of a double-quoted scalar, and the backslash that preserves a space after each.
  private static func joined(_ text: String) -> String {
    text.splitScalars(by: "\\\n").enumerated().map { index, line in
      guard index > 0 else { return line }
      let content = line.withoutIndentation.unicodeScalars
      return String(content.starts(with: "\\ ".unicodeScalars) ? content.dropFirst() : content[...])
    }.joined()
  }

  /// Removes the escape character before each escaped character.
  private static func unescaped(_ text: String, by escape: Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in text.unicodeScalars {
      isEscaped = !isEscaped && scalar == escape
      if !isEscaped { result.append(scalar) }
    }
    return String(result)
  }
}
