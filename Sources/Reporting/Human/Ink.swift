internal import Linting

/// How a terminal sets a piece of text off: a parameter of the SGR sequence of ECMA-48.
enum Ink: Int {
  case bold = 1
  case dim = 2
  case red = 31
  case yellow = 33
  case blue = 34

  init(_ severity: Severity) {
    switch severity {
    case .error: self = .red
    case .warning: self = .yellow
    case .info: self = .blue
    }
  }

  func painted(_ text: String) -> String { "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" }
}
