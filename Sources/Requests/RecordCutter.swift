public import JSONText

/// Cuts a long text of records, JSON lines or the elements of one array, into blocks of whole records.
///
/// Blocks are read one by one, so that the text is never held whole, and checked each by itself.
public struct RecordCutter: Sendable {
  /// Some whole records of a text.
  public struct Block: Sendable {
    public let bytes: [UInt8]
    /// Where the block starts in the file, in bytes.
    public let offset: Int
    /// The same as a line and column.
    public let start: LineTable.Position
    /// The bytes of each record in `bytes`, without blanks around it.
    let records: [Range<Int>]
    let form: Form
  }

  /// The text doesn't hold together as records; it has to be read whole.
  public struct Refusal: Error {}

  /// How records are kept apart.
  enum Form {
    case lines, array
  }

  private let form: Form
  private var offset = 0
  private var position = LineTable.Position(line: 1, column: 1)
  private var array = ArrayState.unopened

  private enum ArrayState {
    case unopened
    /// Inside the brackets; whether an element was met.
    case open(hasElements: Bool)
    case closed
  }

  /// Nil for a text that is no UTF-8 without a mark, or holds no records: told by its first bytes and the path's ending.
  public init?(beginningOf text: [UInt8], path: String) {
    guard case .utf8? = try? SourceText.Encoding(of: text) else { return nil }
    switch FileForm(of: text, path: path) {
    case .jsonLines: form = .lines
    case .json(.json):
      guard let first = text.span.firstVisible(from: 0), text[first] == UInt8(ascii: "[") else { return nil }
      form = .array
    case .json, .http, .prose, .script, .cassette, .declarations, .otherYAML: return nil
    }
  }

  /// Cuts as many whole records as there are off the front of `pending`; nil where not one is whole.
  ///
  /// - Parameter isLast: whether nothing follows `pending`.
  public mutating func cut(_ pending: inout [UInt8], isLast: Bool) throws(Refusal) -> Block? {
    let (records, end) =
      switch form {
      case .lines: lines(of: pending.span, isLast: isLast)
      case .array: try elements(of: pending.span, isLast: isLast)
      }
    guard end > 0 else { return nil }
    let block = Block(
      bytes: Array(pending[..<end]), offset: offset, start: position, records: records, form: form)
    position = position.moved(over: block.bytes.span)
    offset += end
    pending.removeSubrange(..<end)
    return block
  }

  private func lines(of text: Span<UInt8>, isLast: Bool) -> (records: [Range<Int>], end: Int) {
    var records: [Range<Int>] = []
    var start = 0
    while start < text.count {
      let lineEnd = text.firstIndex(of: UInt8(ascii: "\n"), from: start)
      guard let end = lineEnd ?? (isLast ? text.count : nil) else { break }
      if text.extracting(start..<end).firstVisible(from: 0) != nil { records.append(start..<end) }
      start = lineEnd.map { $0 + 1 } ?? text.count
    }
    return (records, start)
  }

  private mutating func elements(
    of text: Span<UInt8>, isLast: Bool
  ) throws(Refusal) -> (records: [Range<Int>], end: Int) {
    var records: [Range<Int>] = []
    var start = 0
    if case .unopened = array, let open = text.firstVisible(from: 0) {
      guard text[open] == UInt8(ascii: "[") else { throw Refusal() }
      array = .open(hasElements: false)
      start = open + 1
    }
    if case .open(let hadElements) = array {
      var cursor = BracketCursor(from: start)
      while case .open = array, let stop = cursor.nextSeparator(in: text) {
        let isEnd = text[stop] == UInt8(ascii: "]")
        if let element = text.visible(in: start..<stop) {
          records.append(element)
        } else if !isEnd || hadElements || !records.isEmpty {
          throw Refusal()
        }
        array = isEnd ? .closed : .open(hasElements: true)
        start = stop + 1
      }
    }
    if case .closed = array {
      guard text.firstVisible(from: start) == nil else { throw Refusal() }
      start = text.count
    } else if isLast {
      throw Refusal()
    }
    return (records, start)
  }
}

extension RequestFinder {
  /// Lends every request of a block to `visit`, in the order of the text; places are bytes of the block.
  public func findRequests(in block: RecordCutter.Block, path: String, visit: (Discovery) -> Void) {
    let reader = JSONRequestReader(operation: operation, dialect: .json, path: block.form == .array ? path : "")
    for record in block.records {
      reader.read(
        MappedText(bytes: Array(block.bytes[record]), map: SourceMap(shift: record.lowerBound)), visit: visit)
    }
  }
}

extension LineTable.Position {
  /// The position behind a text that starts here and breaks no line end apart.
  fileprivate func moved(over text: Span<UInt8>) -> Self {
    var (line, column) = (line, column)
    for index in text.indices {
      switch text[index] {
      case 0x0A: (line, column) = (line + 1, 1)
      case 0x0D where index + 1 == text.count || text[index + 1] != 0x0A: (line, column) = (line + 1, 1)
      case 0x80..<0xC0: break
      default: column += 1
      }
    }
    return Self(line: line, column: column)
  }
}
