internal import JSONText

extension Unicode.Scalar {
  /// The escape sequence of the scalar, such as `\u{1B}`; of a path's byte, such as `\xE9`.
  var escape: String {
    PathText.escape(of: self) ?? "\\u{\(String(value, radix: 16, uppercase: true))}"
  }
}

extension StringProtocol {
  /// The text with every hidden scalar, including tabs and newlines, escaped as `\u{1B}`.
  ///
  /// Request bodies, paths and messages are written to a terminal or log only in this form.
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
  /// The text with every hidden scalar but newlines escaped.
  public var visibleParagraphs: String {
    split(separator: "\n", omittingEmptySubsequences: false).map(\.visible).joined(separator: "\n")
  }

  /// The nonempty lines of the text, each safe to display.
  var visibleLines: [String] { unicodeScalars.split(separator: "\n").map { String($0).visible } }
}
