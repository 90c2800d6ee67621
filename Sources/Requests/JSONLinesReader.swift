internal import JSONText

/// Reads text with one JSON value per line.
///
/// A line that isn't JSON is a fault of its own; the lines after it are still read.
struct JSONLinesReader {
  var operation: String?

  func read(_ text: [UInt8], visit: (ReaderEvent) -> Void) {
    let reader = JSONRequestReader(operation: operation, dialect: .json)
    for line in RecordSplitter.lines(of: text.span, isLast: true).records {
      reader.read(MappedText(bytes: Array(text[line]), map: SourceMap(shift: line.lowerBound)), visit: visit)
    }
  }
}
