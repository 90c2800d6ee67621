internal import JSONText

/// Reads text with one JSON value per line.
///
/// A line that isn't JSON is a fault of its own; the lines after it are still read.
struct JSONLinesExtractor: RequestExtractor {
  func extract(from text: [UInt8], visit: (Extract) -> Void) {
    let extractor = JSONExtractor(dialect: .json)
    for line in RecordSplitter.lines(of: text.span, isLast: true).records {
      extractor.extract(from: text.mapped(line), visit: visit)
    }
  }
}
