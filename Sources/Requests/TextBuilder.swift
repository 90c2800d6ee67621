internal import JSONText

/// Puts a text together from pieces of its source and from texts that stand for pieces of it.
struct TextBuilder {
  private let source: [UInt8]
  private var bytes: [UInt8] = []
  private var segments: [SourceMap.Segment] = []

  init(source: [UInt8]) {
    self.source = source
  }

  /// Takes a piece of the source as it is.
  mutating func append(_ piece: Range<Int>) {
    append(source[piece], for: piece, isOther: false)
  }

  /// Takes `text` in place of a piece of the source.
  mutating func append(_ text: some Collection<UInt8>, for piece: Range<Int>) {
    append(text, for: piece, isOther: !text.elementsEqual(source[piece]))
  }

  private mutating func append(_ text: some Collection<UInt8>, for piece: Range<Int>, isOther: Bool) {
    guard !text.isEmpty else { return }
    let start = bytes.count
    bytes.append(contentsOf: text)
    segments.append(SourceMap.Segment(derived: start..<bytes.count, source: piece, isOther: isOther))
  }

  var text: MappedText { MappedText(bytes: bytes, map: SourceMap(segments)) }
}
