/// The extents of one request's parts in a text, before they are parsed.
struct TextDraft {
  var method: TextRequestLine.Method

  /// The URL's pieces in order; empty for a body without a request line.
  var url: [Range<Int>]

  /// The indices of the lines of its headers.
  var headers = 0..<0

  /// The offset at which the request starts.
  var start: Int

  /// The body's pieces in order; empty if there is no body.
  var body: [Range<Int>] = []

  /// Whether the body is in another file.
  var hasExternalBody = false

  /// The saved responses after the request, which aren't part of its extent.
  var responses: [TextResponse] = []

  /// The range from the method to the end of the last part.
  var extent: Range<Int> {
    start..<max(start, body.last?.upperBound ?? url.last?.upperBound ?? start)
  }

  /// A request that starts with its method, if there is one, and its URL.
  init(method: TextRequestLine.Method, url: [Range<Int>], headers: Range<Int>) {
    self.method = method
    self.url = url
    self.headers = headers
    let urlStart = url.first?.lowerBound ?? 0
    switch method {
    case .written(let range): start = min(range.lowerBound, urlStart)
    case .implied, .missing: start = urlStart
    }
  }

  /// A response without a request line.
  init(response: TextResponse) {
    method = .missing
    url = []
    start = response.extent.lowerBound
    responses = [response]
  }

  /// A body without a request line, introduced by a label.
  init(label: Range<Int>, body: [Range<Int>]) {
    method = .missing
    url = []
    start = label.lowerBound
    self.body = body
  }
}
