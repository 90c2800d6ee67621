/// Where the parts of one request stand in a text, before anything is read of them.
struct TextDraft {
  var method: TextRequestLine.Method

  /// The URL's pieces in order; none for a body that no request line goes with.
  var url: [Range<Int>]

  /// Where the request starts.
  var start: Int

  /// The body's pieces in order; none without a body.
  var body: [Range<Int>] = []

  /// Whether the body stands in another file.
  var isBodyElsewhere = false

  /// The saved answers below the request; they are no part of it.
  var answers: [TextAnswer] = []

  /// The bytes from the method to the end of the last part.
  var extent: Range<Int> {
    start..<max(start, body.last?.upperBound ?? url.last?.upperBound ?? start)
  }

  /// A request whose URL, and method if there is one, stand at its start.
  init(method: TextRequestLine.Method, url: [Range<Int>]) {
    self.method = method
    self.url = url
    let urlStart = url.first?.lowerBound ?? 0
    switch method {
    case .written(let range): start = min(range.lowerBound, urlStart)
    case .implied, .missing: start = urlStart
    }
  }

  /// An answer that no request line goes with.
  init(answer: TextAnswer) {
    method = .missing
    url = []
    start = answer.extent.lowerBound
    answers = [answer]
  }

  /// A body alone, behind the label that says that it is one.
  init(label: Range<Int>, body: [Range<Int>]) {
    method = .missing
    url = []
    start = label.lowerBound
    self.body = body
  }
}
