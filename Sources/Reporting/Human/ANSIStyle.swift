internal import Linting

/// A text style, with the parameter of its ECMA-48 SGR escape sequence as raw value.
enum ANSIStyle: Int {
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

  func applied(to text: String) -> String { "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" }
}
