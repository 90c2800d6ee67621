extension Unicode.Scalar {
  /// The width of the scalar in a terminal: 0, 1 or 2 columns.
  ///
  /// Based on Unicode's East_Asian_Width (UAX #11): wide and fullwidth scalars are two columns wide, combining marks
  /// and joiners have no width. Unspecified for hidden scalars, which are always escaped.
  var terminalColumns: Int {
    guard value >= 0x300 else { return 1 }
    switch properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    if (0x1160...0x11FF).contains(value) { return 0 }
    return isWide ? 2 : 1
  }

  private var isWide: Bool {
    if isRegionalIndicator { return false }
    return properties.isEmojiPresentation || Self.wideRanges.contains { $0.contains(value) }
  }

  /// A flag is two regional indicators, which are two columns wide together.
  private var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }

  /// The wide and fullwidth blocks other than emoji, in ascending order.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Hangul leading consonants
    0x2E80...0x303E,  // radicals, CJK punctuation
    0x3041...0xA4CF,  // kana, CJK, Yi
    0xA960...0xA97F,  // Hangul leading consonants, extended
    0xAC00...0xD7A3,  // Hangul syllables
    0xF900...0xFAFF,  // CJK compatibility
    0xFE10...0xFE19,  // vertical forms
    0xFE30...0xFE6F,  // compatibility and small forms
    0xFF01...0xFF60,  // fullwidth forms
    0xFFE0...0xFFE6,  // fullwidth symbols
    0x16FE0...0x18DFF,  // Tangut, Khitan
    0x1AFF0...0x1B2FF,  // kana, extended
    0x1F200...0x1F265,  // enclosed ideographs
    0x20000...0x3FFFD,  // CJK, extended
  ]
}
