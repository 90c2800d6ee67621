internal import Linting

/// A text style; the raw value is the parameters of its ECMA-48 SGR escape sequence.
///
/// Uses only bold, dim, and colors that are readable on light and dark backgrounds, even where bold colors are bright: not
/// yellow and cyan, which then vanish on white.
enum ANSIStyle: String {
  case bold = "1"
  case dim = "2"
  case red = "1;31"
  case green = "32"
  case magenta = "1;35"
  case blue = "1;34"

  init(_ severity: Severity) {
    switch severity {
    case .error: self = .red
    case .warning: self = .magenta
    case .info: self = .blue
    }
  }

  func applied(to text: String) -> String { "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" }
}
