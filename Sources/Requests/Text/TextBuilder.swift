internal import JSONText

/// Builds a text from pieces of a source and replacements for pieces of it, with a map to the source.
struct TextBuilder {
  private let source: [UInt8]
  private var bytes: [UInt8] = []
  private var segments: [SourceMap.Segment] = []

  init(source: [UInt8]) {
    self.source = source
  }

  /// Appends a piece of the source.
  mutating func append(_ piece: Range<Int>) {
    append(source[piece], for: piece, isReplacement: false)
  }

  /// Appends `text` as the replacement for a piece of the source.
  mutating func append(_ text: some Collection<UInt8>, for piece: Range<Int>) {
    append(text, for: piece, isReplacement: !text.elementsEqual(source[piece]))
  }

  private mutating func append(_ text: some Collection<UInt8>, for piece: Range<Int>, isReplacement: Bool) {
    guard !text.isEmpty else { return }
    let start = bytes.count
    bytes.append(contentsOf: text)
    segments.extend(
      by: SourceMap.Segment(derived: start..<bytes.count, source: piece, isReplacement: isReplacement))
  }

  var text: MappedText { MappedText(bytes: bytes, map: SourceMap(segments)) }
}

extension [UInt8] {
  /// A slice of the file's text, mapped to its source.
  func mapped(_ range: Range<Int>) -> MappedText {
    MappedText(bytes: Array(self[range]), map: SourceMap(shift: range.lowerBound))
  }
}
