internal import JSONText

/// JSON text made from a literal of another language, piece by piece, with the way back to the file.
struct LiteralText {
  /// A state to go back to.
  struct Mark {
    let length: Int
    fileprivate let pieces: Int
  }

  /// What stands for a value that isn't a literal: an expression of a template, which rules take for any value.
  static let expression = Array("\"[expression]\"".utf8)

  private(set) var bytes: [UInt8] = []
  private var segments: [SourceMap.Segment] = []

  /// The JSON text with its way back.
  var mapped: MappedText { MappedText(bytes: bytes, map: SourceMap(segments)) }

  var mark: Mark { Mark(length: bytes.count, pieces: segments.count) }

  /// Forgets what was written since `mark` was taken.
  mutating func rollBack(to mark: Mark) {
    bytes.removeSubrange(min(mark.length, bytes.count)...)
    segments.removeSubrange(min(mark.pieces, segments.count)...)
  }

  /// Writes `text` in place of a piece of the file.
  mutating func append(_ text: some Collection<UInt8>, for piece: Range<Int>) {
    append(text, from: piece, isOther: true)
  }

  mutating func append(_ text: StaticString, for piece: Range<Int>) {
    text.withUTF8Buffer { append($0, from: piece, isOther: true) }
  }

  /// Writes a piece of the file as it is.
  mutating func copy(_ piece: Range<Int>, of file: [UInt8]) {
    append(file[piece], from: piece, isOther: false)
  }

  mutating func append(_ other: LiteralText) { append(other, pieces: other.segments[...]) }

  /// Writes the members of an object without its braces, each of which is a piece of its own.
  mutating func append(membersOf object: LiteralText) { append(object, pieces: object.segments.dropFirst().dropLast()) }

  /// Writes members that an expression may give, each with a value that stands for any.
  mutating func appendHidden(_ keys: [String], for piece: Range<Int>, isFirst: Bool) {
    for (index, key) in keys.enumerated() {
      append("\(isFirst && index == 0 ? "" : ",")\"\(key)\":".utf8, for: piece)
      append(Self.expression, for: piece)
    }
  }

  private mutating func append(_ other: LiteralText, pieces: ArraySlice<SourceMap.Segment>) {
    for piece in pieces { append(other.bytes[piece.derived], from: piece.source, isOther: !piece.isExact) }
  }

  private mutating func append(_ text: some Collection<UInt8>, from piece: Range<Int>, isOther: Bool) {
    guard !text.isEmpty else { return }
    let start = bytes.count
    bytes.append(contentsOf: text)
    segments.append(SourceMap.Segment(derived: start..<bytes.count, source: piece, isOther: isOther))
  }
}
