import JSONText

/// What a form does to a text that it keeps; the tests undo it in their own way.
enum Wrapping: Sendable {
  case json
  /// Line ends and blanks before the next line's text stand for one blank.
  case yamlFolded
  case yamlSingleQuoted
  /// Folded at escaped line ends.
  case yamlDoubleQuoted
  case shellSingleQuoted
  case shellDoubleQuoted
  case powerShellSingleQuoted
  case powerShellDoubleQuoted
  /// In an argument of another program that PowerShell starts.
  case nativeArgument
  case quotation

  /// The text that `written` stands for; nil if nothing does.
  func undone(_ written: String) -> String? {
    switch self {
    case .json: Self.jsonString("\"\(written)\"")
    case .yamlFolded: Self.folded(written)
    case .yamlSingleQuoted: Self.folded(written).rewriting("''", with: "'")
    case .yamlDoubleQuoted: Self.jsonString("\"\(Self.joined(written))\"")
    case .shellSingleQuoted: written.rewriting("'\\''", with: "'")
    case .shellDoubleQuoted: Self.unmarked(written, by: "\\")
    case .powerShellSingleQuoted: written.rewriting("''", with: "'")
    case .powerShellDoubleQuoted: Self.unmarked(written, by: "`")
    case .nativeArgument: written.rewriting("\\\"", with: "\"")
    case .quotation: written.rewriting("\n> ", with: "\n")
    }
  }

  private static func jsonString(_ literal: String) -> String? {
    (try? JSONDocument(parsing: Array(literal.utf8).span))?.withRoot { $0.string }
  }

  private static func folded(_ text: String) -> String {
    text.pieces(between: "\n").enumerated().map { $0 == 0 ? $1 : $1.withoutIndentation }.joined(separator: " ")
  }

  /// Without the escaped line ends of a double-quoted scalar, and the backslash that keeps a blank behind each.
  private static func joined(_ text: String) -> String {
    text.pieces(between: "\\\n").enumerated().map { index, line in
      guard index > 0 else { return line }
      let content = line.withoutIndentation.unicodeScalars
      return String(content.starts(with: "\\ ".unicodeScalars) ? content.dropFirst() : content[...])
    }.joined()
  }

  /// Without the mark before each sign that has one.
  private static func unmarked(_ text: String, by mark: Unicode.Scalar) -> String {
    var result = String.UnicodeScalarView()
    var isMarked = false
    for scalar in text.unicodeScalars {
      isMarked = !isMarked && scalar == mark
      if !isMarked { result.append(scalar) }
    }
    return String(result)
  }
}
