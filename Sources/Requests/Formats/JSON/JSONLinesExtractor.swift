internal import JSONText

/// Reads text with one JSON value per line.
///
/// A line that isn't JSON is a fault of its own; the lines after it are still read.
struct JSONLinesExtractor {
  func extract(from text: [UInt8], visit: (Extract) -> Void) {
    let extractor = JSONExtractor(dialect: .json)
    var start = 0
    while start < text.count {
      let end = text.span.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
      if text.span.extracting(start..<end).firstNonWhitespace(from: 0) != nil {
        extractor.extract(from: text.mapped(start..<end), visit: visit)
      }
      start = end + 1
    }
  }
}
