internal import JSONText

/// Reads text that holds one JSON object a line.
///
/// A line that is no JSON is one fault; the lines behind it are read all the same.
struct JSONLinesReader {
  var operation: String?

  func read(_ text: [UInt8], visit: (Discovery) -> Void) {
    let reader = JSONRequestReader(operation: operation, dialect: .json)
    var start = 0
    while start < text.count {
      let end = text.span.firstIndex(of: UInt8(ascii: "\n"), from: start) ?? text.count
      if text.span.extracting(start..<end).firstVisible(from: 0) != nil {
        reader.read(MappedText(bytes: Array(text[start..<end]), map: SourceMap(shift: start)), visit: visit)
      }
      start = end + 1
    }
  }
}
