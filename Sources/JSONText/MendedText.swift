extension MappedText {
  /// This text with `edits` made, and its layers and way back kept.
  ///
  /// Edits may come in any order; those at one offset keep theirs. One that starts inside an earlier one is left out.
  public func applying(_ edits: [TextEdit]) -> MappedText {
    var mended = MendedBytes()
    for edit in Self.inOrder(edits) where edit.range.lowerBound >= mended.sourceEnd {
      mended.copy(upTo: edit.range.lowerBound, of: bytes)
      mended.replace(edit)
    }
    mended.copy(upTo: bytes.count, of: bytes)
    return MappedText(bytes: mended.bytes, map: SourceMap(mended.segments).mapped(through: map), layers: layers)
  }

  /// By start, insertions first, then the longest, otherwise as they came.
  private static func inOrder(_ edits: [TextEdit]) -> [TextEdit] {
    edits.enumerated().sorted { left, right in
      let (first, second) = (left.element.range, right.element.range)
      if first.lowerBound != second.lowerBound { return first.lowerBound < second.lowerBound }
      if first.isEmpty != second.isEmpty { return first.isEmpty }
      if first.upperBound != second.upperBound { return first.upperBound > second.upperBound }
      return left.offset < right.offset
    }.map(\.element)
  }
}

/// A text under way, and where each run of it comes from.
private struct MendedBytes {
  var bytes: [UInt8] = []
  var segments: [SourceMap.Segment] = []
  var sourceEnd = 0

  mutating func copy(upTo end: Int, of source: [UInt8]) {
    guard end > sourceEnd else { return }
    append(source[sourceEnd..<end], from: sourceEnd..<end)
  }

  mutating func replace(_ edit: TextEdit) {
    append(edit.text.utf8, from: edit.range)
  }

  private mutating func append(_ piece: some Collection<UInt8>, from source: Range<Int>) {
    sourceEnd = source.upperBound
    guard !piece.isEmpty else { return }
    let start = bytes.count
    bytes += piece
    segments.append(SourceMap.Segment(derived: start..<bytes.count, source: source))
  }
}
