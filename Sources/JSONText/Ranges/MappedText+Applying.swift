extension MappedText {
  /// This text with `edits` applied, mapped to the same source and with the same layers.
  ///
  /// The edits may be in any order; edits at the same offset keep theirs. An edit that starts inside an earlier one is
  /// skipped.
  public func applying(_ edits: [TextEdit]) -> MappedText {
    var edited = EditedText()
    for edit in edits.applicable {
      edited.copy(upTo: edit.range.lowerBound, of: bytes)
      edited.replace(edit)
    }
    edited.copy(upTo: bytes.count, of: bytes)
    return MappedText(bytes: edited.bytes, map: SourceMap(edited.segments).mapped(through: map), layers: layers)
  }
}

extension [TextEdit] {
  /// The edits that can be made together, in text order.
  var applicable: [TextEdit] {
    var end = 0
    return inTextOrder.filter { edit in
      guard edit.range.lowerBound >= end else { return false }
      end = edit.range.upperBound
      return true
    }
  }

  /// Sorted by start; at the same start, insertions first, then longest first, otherwise stable.
  package var inTextOrder: [TextEdit] {
    enumerated().sorted { left, right in
      let (first, second) = (left.element.range, right.element.range)
      if first.lowerBound != second.lowerBound { return first.lowerBound < second.lowerBound }
      if first.isEmpty != second.isEmpty { return first.isEmpty }
      if first.upperBound != second.upperBound { return first.upperBound > second.upperBound }
      return left.offset < right.offset
    }.map(\.element)
  }
}

/// The part of a text that has been edited so far, and the source of each run of its bytes.
private struct EditedText {
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
