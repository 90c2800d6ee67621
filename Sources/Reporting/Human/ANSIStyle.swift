internal import Linting

/// A text style; the raw value is the parameters of its ECMA-48 SGR escape sequence.
///
/// Uses only bold and the basic colors, which terminals display readably on light and dark backgrounds.
enum ANSIStyle: String {
  case bold = "1"
  case dim = "2"
  case red = "1;31"
  case green = "32"
  case yellow = "1;33"
  case cyan = "1;36"

  init(_ severity: Severity) {
    switch severity {
    case .error: self = .red
    case .warning: self = .yellow
    case .info: self = .cyan
    }
  }

  func applied(to text: String) -> String { "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" }
}
