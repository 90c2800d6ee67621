extension Unicode.Scalar {
  /// Whether the scalar is unseen but may act on what shows it: it moves a terminal's cursor, turns the direction of
  /// the text, breaks the line, or hides what stands beside it.
  ///
  /// These are the categories Cc, Cf, Zl and Zp, without the joiners that emoji and some scripts need.
  var isHidden: Bool {
    guard value >= 0x7F else { return value < 0x20 }
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    case .format: return value != 0x200C && value != 0x200D
    default: return false
    }
  }

  /// The scalar as `\u{1B}`.
  var escape: String { "\\u{\(String(value, radix: 16, uppercase: true))}" }
}

extension StringProtocol {
  /// The text with every hidden scalar, tabs and line ends among them, written as `\u{1B}`.
  ///
  /// Payloads, paths and messages reach a terminal or a log only in this form.
  public var visible: String {
    guard unicodeScalars.contains(where: \.isHidden) else { return String(self) }
    return unicodeScalars.reduce(into: "") { text, scalar in
      if scalar.isHidden {
        text += scalar.escape
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}

extension String {
  /// The lines of a text that may have several, each safe to show; empty ones are left out.
  var visibleLines: [String] { unicodeScalars.split(separator: "\n").map { String($0).visible } }
}
