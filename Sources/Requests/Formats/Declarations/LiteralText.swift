internal import JSONText

/// The JSON translation of a literal in another language, with a source map to the file.
struct LiteralText {
  /// A state to roll back to.
  struct Checkpoint {
    fileprivate let byteCount: Int
    fileprivate let segmentCount: Int
  }

  /// The placeholder for a value that isn't a literal: a template expression, which stands for any value.
  static let expression = Array("\"[expression]\"".utf8)

  private(set) var bytes: [UInt8] = []
  private var segments: [SourceMap.Segment] = []

  /// The JSON text and its source map.
  var mapped: MappedText { MappedText(bytes: bytes, map: SourceMap(segments)) }

  var checkpoint: Checkpoint { Checkpoint(byteCount: bytes.count, segmentCount: segments.count) }

  /// Discards everything written since `checkpoint`.
  mutating func rollBack(to checkpoint: Checkpoint) {
    bytes.removeSubrange(min(checkpoint.byteCount, bytes.count)...)
    segments.removeSubrange(min(checkpoint.segmentCount, segments.count)...)
  }

  /// Appends `text` as the translation of a range of the file.
  mutating func append(_ text: some Collection<UInt8>, for source: Range<Int>) {
    append(text, from: source, isReplacement: true)
  }

  mutating func append(_ text: StaticString, for source: Range<Int>) {
    text.withUTF8Buffer { append($0, from: source, isReplacement: true) }
  }

  /// Appends a range of the file verbatim.
  mutating func copy(_ source: Range<Int>, of file: [UInt8]) {
    append(file[source], from: source, isReplacement: false)
  }

  mutating func append(_ other: LiteralText) { append(other, segments: other.segments[...]) }

  /// Appends the members of an object without its braces, which are its first and last segments.
  mutating func append(membersOf object: LiteralText) {
    append(object, segments: object.segments.dropFirst().dropLast())
  }

  /// Appends members with unknown values.
  mutating func appendUnknown(_ keys: [String], for source: Range<Int>, isFirst: Bool) {
    for (index, key) in keys.enumerated() {
      append("\(isFirst && index == 0 ? "" : ",")\"\(key)\":".utf8, for: source)
      append(Self.expression, for: source)
    }
  }

  private mutating func append(_ other: LiteralText, segments: ArraySlice<SourceMap.Segment>) {
    for segment in segments {
      append(other.bytes[segment.derived], from: segment.source, isReplacement: !segment.isExact)
    }
  }

  private mutating func append(_ text: some Collection<UInt8>, from source: Range<Int>, isReplacement: Bool) {
    guard !text.isEmpty else { return }
    let start = bytes.count
    bytes.append(contentsOf: text)
    segments.append(SourceMap.Segment(derived: start..<bytes.count, source: source, isReplacement: isReplacement))
  }
}
