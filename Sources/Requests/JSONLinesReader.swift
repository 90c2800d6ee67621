internal import JSONText

/// Reads text with one JSON value per line.
///
/// A line that isn't JSON is a fault of its own; the lines after it are still read.
struct JSONLinesReader {
  var operation: String?

  func read(_ text: [UInt8], visit: (ReaderEvent) -> Void) {
    let reader = JSONRequestReader(operation: operation, dialect: .json)
    var start = 0
    while start < text.count {
      let end = text.span.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
      if text.span.extracting(start..<end).firstNonWhitespace(from: 0) != nil {
        reader.read(MappedText(bytes: Array(text[start..<end]), map: SourceMap(shift: start)), visit: visit)
      }
      start = end + 1
    }
  }
}
