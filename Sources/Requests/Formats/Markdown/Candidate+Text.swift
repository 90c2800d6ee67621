internal import JSONText

/// Requests that a text shows with a request line, a label, or only a response.
extension Candidate {
  private static let missingMethod = "there is no method before the URL"
  private static let missingRequestLine = "the request body has no request line; the method and the URL are missing"

  /// A request without its body.
  init(_ first: TextRequestLine, _ head: TextRequestHead, in scan: TextScan, form: RequestForm) {
    var start = first.url.lowerBound
    if case .written(let range) = first.method { start = min(start, range.lowerBound) }
    self.init(form: form, extent: start..<max(start, head.url.last?.upperBound ?? start))
    request.url = RequestText(scan.joined(head.url))
    switch first.method {
    case .written(let range): method = .written(RequestText(scan.joined([range])))
    case .implied: method = .implied("GET")
    case .missing: unidentifiedReason = Self.missingMethod
    }
    if form == .http || !head.headers.isEmpty {
      request.headers = { scan.headers(inLines: head.headers, form: form) }
    }
  }

  /// A body without a request line, introduced by a label.
  init(label: Range<Int>, body: TextBody, in scan: TextScan) {
    self.init(form: .prose, extent: label.lowerBound..<label.lowerBound)
    add(body, in: scan)
    unidentifiedReason = body.pieces.isEmpty ? nil : Self.missingRequestLine
  }

  /// Adds a body, which ends the request.
  mutating func add(_ body: TextBody, in scan: TextScan) {
    guard let end = body.pieces.last?.upperBound else { return }
    self.body = .text(scan.joined(body.pieces))
    request.extent = request.extent.lowerBound..<max(request.extent.lowerBound, end)
  }
}

extension [Candidate] {
  /// Adds a saved response to one of these requests, or on its own if its request isn't shown.
  mutating func append(_ response: Candidate.SavedResponse, to request: Int?, form: RequestForm) {
    if let request { return self[request].responses.append(response) }
    let start = response.body.extent.lowerBound
    var candidate = Candidate(form: form, extent: start..<start)
    candidate.responses = [response]
    append(candidate)
  }
}
