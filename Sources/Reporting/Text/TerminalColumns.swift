extension Unicode.Scalar {
  /// How many columns a terminal gives the scalar: 0, 1 or 2.
  ///
  /// From Unicode's East_Asian_Width (UAX #11): wide and full-width scalars take two, combining marks and joiners none.
  /// Of hidden scalars nothing is said, since they are never shown as they are.
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

  /// A flag is two of these, in two columns together.
  private var isRegionalIndicator: Bool { (0x1F1E6...0x1F1FF).contains(value) }

  /// Wide and full-width blocks besides emoji, in order.
  private static let wideRanges: [ClosedRange<UInt32>] = [
    0x1100...0x115F,  // Hangul syllable heads
    0x2E80...0x303E,  // radicals, CJK punctuation
    0x3041...0xA4CF,  // kana, CJK, Yi
    0xA960...0xA97F,  // Hangul syllable heads, extended
    0xAC00...0xD7A3,  // Hangul syllables
    0xF900...0xFAFF,  // CJK compatibility
    0xFE10...0xFE19,  // vertical forms
    0xFE30...0xFE6F,  // compatibility and small forms
    0xFF01...0xFF60,  // full-width forms
    0xFFE0...0xFFE6,  // full-width signs
    0x16FE0...0x18DFF,  // Tangut, Khitan
    0x1AFF0...0x1B2FF,  // kana, extended
    0x1F200...0x1F265,  // enclosed ideographs
    0x20000...0x3FFFD,  // CJK, extended
  ]
}
