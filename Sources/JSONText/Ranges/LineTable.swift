/// Converts byte offsets in a UTF-8 text to lines and columns.
///
/// Lines end at LF, CRLF, or CR. Columns count Unicode scalars; a tab or an undecodable byte counts as one, and the
/// file's byte order mark does not count.
public struct LineTable: Sendable {
  /// A line and a column, both counted from 1.
  public struct Position: Sendable, Equatable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// The column at an offset inside a long line.
  private struct Checkpoint {
    let offset: Int
    let column: Int
  }

  /// The distance between checkpoints in bytes, which is the most that one lookup scans.
  private static let stride = 512

  /// The byte offsets at which lines start.
  private let starts: [Int]

  /// Checkpoints inside lines longer than `stride`, so that lookups in a long line don't scan it from its start.
  private let checkpoints: [Checkpoint]

  /// The position of the text in the file.
  private let origin: Position

  /// The offset of the first column: after the byte order mark if the text starts with it.
  private let firstColumn: Int

  /// - Parameters:
  ///   - origin: The position at which the text starts if it is a part of a file. Such a part must not split a CRLF.
  ///   - hasMark: Whether a byte order mark at the start of the text is the file's. It isn't if the file's own mark was
  ///     left out: then it is a character.
  public init(
    _ text: Span<UInt8>, at origin: Position = Position(line: 1, column: 1), includingMark hasMark: Bool = true
  ) {
    self.origin = origin
    let isMarked = hasMark && text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF
    firstColumn = isMarked && origin == Position(line: 1, column: 1) ? 3 : 0
    starts = Self.starts(in: text)
    checkpoints = Self.checkpoints(in: text, starts, from: firstColumn)
  }

  /// The line and column of the byte at `offset` in `text`, which must be the text that the table was built from.
  ///
  /// A byte inside a scalar has the position of the scalar; offsets past the end have the position of the end.
  public func position(of offset: Int, in text: Span<UInt8>) -> Position {
    let offset = min(max(offset, 0), text.count)
    let line = starts.partitioningIndex { $0 > offset }
    var checkpoint = Checkpoint(offset: max(starts[line - 1], firstColumn), column: 1)
    let passed = checkpoints.partitioningIndex { $0.offset > offset }
    if passed > 0, checkpoints[passed - 1].offset > checkpoint.offset { checkpoint = checkpoints[passed - 1] }
    let column = Self.advance(checkpoint, to: offset, in: text).column
    return Position(line: line + origin.line - 1, column: line == 1 ? column + origin.column - 1 : column)
  }

  /// The byte range of a line, without its newline; nil if there is no such line.
  public func range(ofLine line: Int, in text: Span<UInt8>) -> Range<Int>? {
    let line = line - origin.line + 1
    guard line >= 1, line <= starts.count, starts[line - 1] <= text.count else { return nil }
    let start = starts[line - 1]
    var end = line < starts.count ? min(starts[line], text.count) : text.count
    if line < starts.count, end > start {
      if text[end - 1] == 0x0A, end - 1 > start, text[end - 2] == 0x0D { end -= 1 }
      end -= 1
    }
    return start..<end
  }

  /// The position of the end of a text that starts at a position; neither must split a CRLF.
  public static func end(of text: Span<UInt8>, from start: Position) -> Position {
    var lines = 0
    var last = Checkpoint(offset: 0, column: start.column)
    forEachLineStart(in: text) {
      lines += 1
      last = Checkpoint(offset: $0, column: 1)
    }
    return Position(line: start.line + lines, column: advance(last, to: text.count, in: text).column)
  }

  private static func starts(in text: Span<UInt8>) -> [Int] {
    var starts = [0]
    forEachLineStart(in: text) { starts.append($0) }
    return starts
  }

  /// Calls `visit` with the offset of every line but the first.
  private static func forEachLineStart(in text: Span<UInt8>, _ visit: (Int) -> Void) {
    var index = 0
    var carriageReturn = text.firstIndex(of: 0x0D, from: 0) ?? text.count
    while let lineFeed = text.firstIndex(of: 0x0A, from: index) ?? (carriageReturn < text.count ? text.count : nil) {
      while carriageReturn < lineFeed {
        if carriageReturn + 1 != lineFeed || lineFeed == text.count { visit(carriageReturn + 1) }
        carriageReturn = text.firstIndex(of: 0x0D, from: carriageReturn + 1) ?? text.count
      }
      guard lineFeed < text.count else { return }
      visit(lineFeed + 1)
      index = lineFeed + 1
    }
  }

  private static func checkpoints(in text: Span<UInt8>, _ starts: [Int], from firstColumn: Int) -> [Checkpoint] {
    var checkpoints: [Checkpoint] = []
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : text.count
      var checkpoint = Checkpoint(offset: max(start, firstColumn), column: 1)
      while end - checkpoint.offset > stride {
        checkpoint = advance(checkpoint, to: checkpoint.offset + stride, in: text)
        checkpoints.append(checkpoint)
      }
    }
    return checkpoints
  }

  /// The start and column of the scalar that contains the byte at `offset`.
  private static func advance(_ checkpoint: Checkpoint, to offset: Int, in text: Span<UInt8>) -> Checkpoint {
    var checkpoint = checkpoint
    while checkpoint.offset < offset {
      let next = checkpoint.offset + (UTF8Scan.scalarLength(at: checkpoint.offset, in: text) ?? 1)
      guard next <= offset else { break }
      checkpoint = Checkpoint(offset: next, column: checkpoint.column + 1)
    }
    return checkpoint
  }
}
