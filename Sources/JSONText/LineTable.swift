/// Turns byte offsets of a UTF-8 text into lines and columns.
///
/// Lines end at LF, CRLF or CR. Columns count Unicode scalars; a tab is one, an undecodable byte is one, a byte order
/// mark at the start of the text none.
public struct LineTable: Sendable {
  /// A place as people count it: both from 1.
  public struct Position: Sendable, Equatable {
    public var line: Int
    public var column: Int

    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }
  }

  /// A column inside a long line.
  private struct Mark {
    let offset: Int
    let column: Int
  }

  /// How far marks stand apart, in bytes: what one look-up counts through at most.
  private static let stride = 4096

  /// Byte offsets at which lines start.
  private let starts: [Int]

  /// Columns inside lines longer than `stride`, so that a text of one line needs no count from its start every time.
  private let marks: [Mark]

  /// Where the text starts in the file's own.
  private let origin: Position

  /// - Parameter origin: where the text starts, if it is a part of a file's text that breaks no line end apart.
  public init(_ text: Span<UInt8>, at origin: Position = Position(line: 1, column: 1)) {
    self.origin = origin
    starts = Self.starts(in: text)
    marks = Self.marks(in: text, starts)
  }

  /// The line and column of a byte of `text`, the text that the table was made of.
  ///
  /// A byte inside a scalar stands where the scalar does, one past the end where the text ends.
  public func position(of offset: Int, in text: Span<UInt8>) -> Position {
    let offset = min(max(offset, 0), text.count)
    let line = Self.count(of: starts, before: offset + 1) { $0 }
    var mark = Mark(offset: Self.firstColumn(of: starts[line - 1], in: text), column: 1)
    let passed = Self.count(of: marks, before: offset + 1, \.offset)
    if passed > 0, marks[passed - 1].offset > mark.offset { mark = marks[passed - 1] }
    let column = Self.advance(mark, to: offset, in: text).column
    return Position(line: line + origin.line - 1, column: line == 1 ? column + origin.column - 1 : column)
  }

  /// The bytes of a line, without its line end; nil if there is no such line.
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

  private static func starts(in text: Span<UInt8>) -> [Int] {
    var starts = [0]
    for index in text.indices {
      let isEnd = text[index] == 0x0A || text[index] == 0x0D && !(index + 1 < text.count && text[index + 1] == 0x0A)
      if isEnd { starts.append(index + 1) }
    }
    return starts
  }

  private static func marks(in text: Span<UInt8>, _ starts: [Int]) -> [Mark] {
    var marks: [Mark] = []
    for (index, start) in starts.enumerated() {
      let end = index + 1 < starts.count ? starts[index + 1] : text.count
      var mark = Mark(offset: firstColumn(of: start, in: text), column: 1)
      while end - mark.offset > stride {
        mark = advance(mark, to: mark.offset + stride, in: text)
        marks.append(mark)
      }
    }
    return marks
  }

  /// Where the columns of the line at `start` begin: behind the mark if the text starts with one.
  private static func firstColumn(of start: Int, in text: Span<UInt8>) -> Int {
    let hasMark = start == 0 && text.count >= 3 && text[0] == 0xEF && text[1] == 0xBB && text[2] == 0xBF
    return hasMark ? 3 : start
  }

  /// The start and column of the scalar that holds the byte at `offset`.
  private static func advance(_ mark: Mark, to offset: Int, in text: Span<UInt8>) -> Mark {
    var mark = mark
    while mark.offset < offset {
      let next = mark.offset + (UTF8Scan.scalarLength(at: mark.offset, in: text) ?? 1)
      guard next <= offset else { break }
      mark = Mark(offset: next, column: mark.column + 1)
    }
    return mark
  }

  /// How many of the ascending `entries` lie before `offset`, by bisection.
  private static func count<Entry>(of entries: [Entry], before offset: Int, _ place: (Entry) -> Int) -> Int {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if place(entries[middle]) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
