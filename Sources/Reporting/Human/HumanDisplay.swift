/// What the human report may assume about where it is displayed.
public struct HumanDisplay: Sendable {
  /// The terminal's width in columns; nil if the report doesn't go to a terminal.
  ///
  /// A terminal gets a heading per file, text wrapped at words, and long names shortened in the middle. Elsewhere each
  /// finding has its full position and is on one line, so that it can be searched.
  public var terminalWidth: Int?
  /// Whether to style text with SGR sequences.
  public var isColored: Bool
  /// Whether to link rules to their documentation with OSC 8 sequences.
  public var hasLinks: Bool

  public init(terminalWidth: Int? = nil, isColored: Bool = false, hasLinks: Bool = false) {
    self.terminalWidth = terminalWidth.map { max($0, Self.minimumWidth) }
    self.isColored = isColored
    self.hasLinks = hasLinks
  }

  /// Narrower terminals wrap the report themselves.
  private static let minimumWidth = 40

  /// The maximum width of a source line outside of a terminal, in columns.
  private static let plainSourceWidth = 100

  /// The maximum width of a source line, in columns.
  ///
  /// - Parameter gutter: the width of what precedes it on a terminal's line.
  func sourceWidth(besides gutter: Int) -> Int { terminalWidth.map { $0 - gutter } ?? Self.plainSourceWidth }

  func styled(_ text: String, _ style: ANSIStyle?) -> String {
    guard let style, isColored, !text.isEmpty else { return text }
    return style.applied(to: text)
  }

  fileprivate func linked(_ text: String, to url: String?) -> String {
    guard let url, hasLinks else { return text }
    return "\u{1B}]8;;\(url.visible)\u{1B}\\\(text)\u{1B}]8;;\u{1B}\\"
  }

  /// A single line that is shortened in the middle if it doesn't fit into the terminal.
  func line(_ text: String, _ style: ANSIStyle? = nil, indent: Int = 0) -> String {
    let text = text.withoutCommands
    let shortened = terminalWidth.map { text.shortened(to: $0 - indent) } ?? text
    return String(repeating: " ", count: indent) + styled(shortened, style) + "\n"
  }

  /// Words laid out in lines that fit into the terminal; outside of a terminal, in a single line.
  ///
  /// - Parameters:
  ///   - indent: the indentation of the first line.
  ///   - hanging: the indentation of the other lines.
  func paragraph(_ words: [Word], indent: Int, hanging: Int) -> String {
    var text = String(repeating: " ", count: indent)
    var column = indent
    var isLineStart = true
    for word in words {
      let shown = terminalWidth.map { word.text.shortened(to: $0 - hanging) } ?? word.text
      if let terminalWidth, !isLineStart, column + 1 + shown.terminalColumns > terminalWidth {
        text += "\n" + String(repeating: " ", count: hanging)
        column = hanging
      } else if !isLineStart {
        text += " "
        column += 1
      }
      text += linked(styled(shown, word.style), to: word.link)
      column += shown.terminalColumns
      isLineStart = false
    }
    return text + "\n"
  }
}

/// A part of a paragraph that is not broken, and that is no command in the log of a CI system.
struct Word {
  var text: String
  var style: ANSIStyle?
  /// The URL that the word links to.
  var link: String?

  init(_ text: String, _ style: ANSIStyle? = nil, link: String? = nil) {
    self.text = text.withoutCommands
    self.style = style
    self.link = link
  }

  /// The words of a text, with hidden characters escaped.
  static func words(of text: String, _ style: ANSIStyle? = nil) -> [Word] {
    text.visible.unicodeScalars.split(separator: " ").map { Word(String($0), style) }
  }
}
