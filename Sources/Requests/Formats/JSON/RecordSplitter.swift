public import JSONText

/// Splits a long text of records, which are JSON lines or the elements of one array, into blocks of whole records.
///
/// Blocks are read one at a time, so that the whole text is never in memory, and each is checked on its own.
public struct RecordSplitter: Sendable {
  /// Consecutive whole records of a text.
  public struct Block: Sendable {
    public let bytes: [UInt8]
    /// The block's offset in the file, in bytes.
    public let offset: Int
    /// The line and column at `offset`.
    public let start: LineTable.Position
    /// Where the block is in its text.
    public let place: Place
    /// The range of each record in `bytes`, without surrounding whitespace.
    let records: [Range<Int>]
    let form: Form

    /// Whether each line is a record of its own.
    public var hasRecordPerLine: Bool { form == .lines }

    /// Whether the block has nothing but whitespace.
    public var isBlank: Bool { form == .lines && records.isEmpty }
  }

  /// Where a block is in its text, from which it can be read again.
  public struct Place: Sendable {
    /// The splitter in front of the block.
    fileprivate let splitter: RecordSplitter
    /// In bytes of the file.
    public let range: Range<Int>
  }

  /// The text can't be split into records and has to be read as a whole.
  public struct SplitError: Error {}

  /// How records are separated.
  enum Form {
    case lines, array
  }

  private let form: Form
  private var offset = 0
  private var position = LineTable.Position(line: 1, column: 1)
  private var array = ArrayState.unopened

  private enum ArrayState {
    case unopened
    /// Inside the brackets.
    case open(hasElements: Bool)
    case closed
  }

  /// Whether each line is a record of its own, so that nothing in the text keeps it from being split.
  public var hasRecordPerLine: Bool { form == .lines }

  /// Splits a text whose lines are records, whatever it begins with.
  public static func lines() -> RecordSplitter { RecordSplitter(form: .lines) }

  /// Removes all whole lines from the front of `pending`; nil if no line is complete.
  ///
  /// - Parameter isLast: Whether `pending` is the rest of the text.
  public mutating func nextLines(from pending: inout [UInt8], isLast: Bool) -> Block? {
    let (records, end) = Self.lines(of: pending.span, isLast: isLast)
    return block(of: records, end: end, after: self, from: &pending)
  }

  /// Removes all whole records from the front of `pending`; nil if no record is complete.
  ///
  /// - Parameter isLast: Whether `pending` is the rest of the text.
  public mutating func nextBlock(from pending: inout [UInt8], isLast: Bool) throws(SplitError) -> Block? {
    let start = self
    let (records, end) =
      switch form {
      case .lines: Self.lines(of: pending.span, isLast: isLast)
      case .array: try elements(of: pending.span, isLast: isLast)
      }
    return block(of: records, end: end, after: start, from: &pending)
  }

  private mutating func block(
    of records: [Range<Int>], end: Int, after start: RecordSplitter, from pending: inout [UInt8]
  ) -> Block? {
    guard end > 0 else { return nil }
    let block = Block(
      bytes: Array(pending[..<end]), offset: offset, start: position,
      place: Place(splitter: start, range: offset..<offset + end), records: records, form: form)
    position = LineTable.end(of: block.bytes.span, from: position)
    offset += end
    pending.removeSubrange(..<end)
    return block
  }

  /// The nonblank lines of a text, and the end of the last complete one.
  ///
  /// - Parameter isLast: Whether the text's last line is complete without a newline.
  static func lines(of text: Span<UInt8>, isLast: Bool) -> (records: [Range<Int>], end: Int) {
    var records: [Range<Int>] = []
    var start = 0
    while start < text.count {
      let newline = text.firstIndex(of: "\n", from: start)
      guard let end = newline ?? (isLast ? text.count : nil) else { break }
      if text.extracting(start..<end).firstNonWhitespace(from: 0) != nil { records.append(start..<end) }
      start = newline.map { $0 + 1 } ?? text.count
    }
    return (records, start)
  }

  /// The elements of a whole array, each without surrounding whitespace; nil if the text isn't an array, or its brackets,
  /// strings, and commas are malformed.
  static func elements(of text: Span<UInt8>) -> [Range<Int>]? {
    var splitter = RecordSplitter(form: .array)
    return try? splitter.elements(of: text, isLast: true).records
  }

  private mutating func elements(
    of text: Span<UInt8>, isLast: Bool
  ) throws(SplitError) -> (records: [Range<Int>], end: Int) {
    var records: [Range<Int>] = []
    var start = 0
    if case .unopened = array, let open = text.firstNonWhitespace(from: 0) {
      guard text[open] == "[" else { throw SplitError() }
      array = .open(hasElements: false)
      start = open + 1
    }
    if case .open(let hadElements) = array {
      var cursor = BracketCursor(start..<text.count)
      while case .open = array, let stop = cursor.nextSeparator(in: text) {
        let isEnd = text[stop] == "]"
        if let element = text.trimmedRange(in: start..<stop) {
          records.append(element)
        } else if !isEnd || hadElements || !records.isEmpty {
          throw SplitError()
        }
        array = isEnd ? .closed : .open(hasElements: true)
        start = stop + 1
      }
    }
    if case .closed = array {
      guard text.firstNonWhitespace(from: start) == nil else { throw SplitError() }
      start = text.count
    } else if isLast {
      throw SplitError()
    }
    return (records, start)
  }
}

extension RecordSplitter.Block {
  /// A block that is read again; nil if the bytes are not those that were there.
  public init?(_ bytes: [UInt8], at place: RecordSplitter.Place) {
    var splitter = place.splitter
    var pending = bytes
    guard bytes.count == place.range.count,
      let block = try? splitter.nextBlock(from: &pending, isLast: splitter.form == .lines)
    else { return nil }
    self = block
  }
}

extension RecordSplitter {
  /// Nil unless the text, judging by its first bytes and the path's extension, is UTF-8 without a byte order mark and
  /// consists of records.
  public init?(beginningOf text: [UInt8], path: String) {
    guard case .utf8? = try? SourceText.Encoding(of: text) else { return nil }
    let format = FileFormat(of: text, path: path)
    let first = text.span.firstNonWhitespace(from: 0).map { text[$0] }
    guard format == .jsonLines || format == .json && first == "[" else { return nil }
    self.init(form: format == .jsonLines ? .lines : .array)
  }
}

extension RequestFinder {
  /// Calls `visit` with everything found in a block, in the order of the text; ranges are in bytes of `text`.
  ///
  /// - Parameter text: the block, decoded.
  public func findRequests(
    in block: RecordSplitter.Block, decodedAs text: SourceText, path: String, visit: (ReaderEvent) -> Void
  ) {
    let assembler = RequestAssembler(file: text.bytes, operation: operation)
    let extractor = JSONExtractor(dialect: .json, path: block.form == .array ? path : "")
    for record in block.records.lazy.map(text.decoded) {
      extractor.extract(from: text.bytes.mapped(record)) { assembler.assemble($0, visit: visit) }
    }
  }
}
