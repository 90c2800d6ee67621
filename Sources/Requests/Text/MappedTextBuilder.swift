internal import JSONText

/// Builds a text from pieces of a source and translations of others, with a map to the source.
struct MappedTextBuilder {
  /// A state to roll back to.
  typealias Checkpoint = (byteCount: Int, segmentCount: Int)

  private(set) var bytes: [UInt8] = []
  private var segments: [SourceMap.Segment] = []

  var text: MappedText {
    MappedText(bytes: bytes, map: SourceMap(segments.reduce(into: []) { $0.extend(by: $1) }))
  }

  var checkpoint: Checkpoint { (bytes.count, segments.count) }

  /// Discards everything appended since `checkpoint`.
  mutating func rollBack(to checkpoint: Checkpoint) {
    bytes.removeSubrange(min(checkpoint.byteCount, bytes.count)...)
    segments.removeSubrange(min(checkpoint.segmentCount, segments.count)...)
  }

  /// Appends a piece of the source verbatim.
  mutating func copy(_ piece: Range<Int>, of source: [UInt8]) {
    append(source[piece], from: piece, isReplacement: false)
  }

  /// Appends `text` as the translation of a piece of the source.
  mutating func append(_ text: some Collection<UInt8>, for piece: Range<Int>) {
    append(text, from: piece, isReplacement: true)
  }

  mutating func append(_ text: StaticString, for piece: Range<Int>) {
    append(text.description.utf8, from: piece, isReplacement: true)
  }

  /// Appends the comma before a member or an element, unless it is the first one.
  mutating func appendSeparator(at offset: Int) {
    if bytes.last != "{", bytes.last != "[" { append(",", for: offset..<offset) }
  }

  /// Appends a text that is already mapped to the source.
  mutating func append(_ text: MappedText) {
    let whole = 0..<text.bytes.count
    append(text.bytes, from: text.map.source(of: whole), isReplacement: !text.map.isExact(whole))
  }

  mutating func append(_ other: MappedTextBuilder) { append(other, segments: other.segments[...]) }

  /// Appends the members of an object without its braces, which are its first and last segments.
  mutating func append(membersOf object: MappedTextBuilder) {
    append(object, segments: object.segments.dropFirst().dropLast())
  }

  private mutating func append(_ other: MappedTextBuilder, segments: ArraySlice<SourceMap.Segment>) {
    for segment in segments {
      append(other.bytes[segment.derived], from: segment.source, isReplacement: !segment.isExact)
    }
  }

  private mutating func append(_ text: some Collection<UInt8>, from piece: Range<Int>, isReplacement: Bool) {
    guard !text.isEmpty else { return }
    let start = bytes.count
    bytes.append(contentsOf: text)
    segments.append(SourceMap.Segment(derived: start..<bytes.count, source: piece, isReplacement: isReplacement))
  }
}

extension MappedText {
  /// A text that isn't in its source, but is written there in another way, or implied.
  init(_ text: some Sequence<UInt8>, replacing source: Range<Int>) {
    let bytes = Array(text)
    let segment = SourceMap.Segment(derived: 0..<bytes.count, source: source, isReplacement: true)
    self.init(bytes: bytes, map: SourceMap([segment]))
  }
}

extension [UInt8] {
  /// A slice of the file's text, mapped to its source.
  func mapped(_ range: Range<Int>) -> MappedText {
    MappedText(bytes: Array(self[range]), map: SourceMap(shift: range.lowerBound))
  }
}
