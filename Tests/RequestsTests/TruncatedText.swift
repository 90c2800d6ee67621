import JSONText
import Testing

@testable import Requests

/// Checks that of a text cut off anywhere, every request before the last is read as in the whole text, and none is added.
///
/// - Parameter text: must end each request and each body before the next request starts.
func checkTruncations(of text: String, path: String, sourceLocation: SourceLocation = #_sourceLocation) {
  let whole = requests(in: text, path: path)
  #expect(!whole.isEmpty, sourceLocation: sourceLocation)
  for end in text.unicodeScalars.indices {
    let found = requests(in: String(text.unicodeScalars[..<end]), path: path)
    let isPrefix = found.count <= whole.count && found.dropLast() == whole.prefix(max(0, found.count - 1))
    #expect(isPrefix, "\(text.unicodeScalars[..<end])", sourceLocation: sourceLocation)
  }
}

private struct ReadRequest: Equatable {
  let method: String?
  let url: String?
  let body: String?
}

private func requests(in text: String, path: String) -> [ReadRequest] {
  FoundRequest.all(in: text, path: path).filter { $0.url != nil }
    .map { ReadRequest(method: $0.method, url: $0.url, body: $0.body?.string) }
}
