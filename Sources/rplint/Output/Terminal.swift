internal import Platform

/// What the environment says about the terminal.
enum Terminal {
  static var isStandardOutput: Bool { isatty(STDOUT_FILENO) == 1 }
  static var isStandardError: Bool { isatty(STDERR_FILENO) == 1 }

  /// Whether the terminal understands escape sequences.
  static var hasEscapeSequences: Bool { Environment.value(of: "TERM") != "dumb" }

  /// Whether the environment disables colors (`NO_COLOR` is set and not empty).
  static var forbidsColors: Bool { Environment.value(of: "NO_COLOR") != nil }

  /// The number of columns of the terminal that standard output goes to.
  static var width: Int {
    var size = winsize()
    guard unsafe ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return Environment.value(of: "COLUMNS").flatMap { Int($0) } ?? 80
    }
    return Int(size.ws_col)
  }

  /// Whether the terminal is one that is known to support links (OSC 8).
  static var hasLinks: Bool {
    if Environment.value(of: "TERM_PROGRAM").map(programsWithLinks.contains) ?? false { return true }
    if Environment.value(of: "VTE_VERSION").flatMap({ Int($0) }).map({ $0 >= 5000 }) ?? false { return true }
    if ["WT_SESSION", "KONSOLE_VERSION", "DOMTERM"].contains(where: { Environment.value(of: $0) != nil }) {
      return true
    }
    return Environment.value(of: "TERM").map { term in typesWithLinks.contains { term.hasPrefix($0) } } ?? false
  }

  private static let programsWithLinks: Set<String> = ["iTerm.app", "WezTerm", "vscode", "ghostty", "Hyper", "rio"]
  private static let typesWithLinks = ["xterm-kitty", "alacritty", "foot", "xterm-ghostty", "wezterm", "contour"]
}
