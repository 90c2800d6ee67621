extension Unicode.Scalar {
  /// Whether the scalar is invisible but may affect the display: move the cursor, reverse the text direction, break the
  /// line, or hide adjacent text.
  ///
  /// True for the categories Cc, Cf, Zl and Zp, except for the joiners that emoji and some scripts need, and for the
  /// bytes of a path that aren't UTF-8.
  package var isHidden: Bool {
    guard value >= 0x7F else { return value < 0x20 }
    switch properties.generalCategory {
    case .control, .lineSeparator, .paragraphSeparator: return true
    case .format: return value != 0x200C && value != 0x200D
    case .privateUse: return PathText.byte(of: self) != nil
    default: return false
    }
  }
}
