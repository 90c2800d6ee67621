/// Finds the requests in Markdown and plain text: the request lines and their bodies.
struct TextProseOutline {
  /// What the text after a request line may mention.
  private enum Mention {
    case nothing, body, response
  }

  /// A request whose body may still follow.
  private struct Pending {
    var candidate: Candidate
    /// Whether requests with its method have a body.
    var expectsBody: Bool
    /// Whether a body without a label may follow.
    var allowsUnlabeledBody = true
    /// The number of the fence that contains it.
    var fence: Int?
    /// The index of the first line after its headers.
    var nextLine: Int
    var headingLevel: Int
  }

  private struct Label {
    var range: Range<Int>
    var fence: Int?
  }

  private let scan: TextScan
  private(set) var candidates: [Candidate] = []

  private var line = 0
  private var pending: Pending?
  private var label: Label?
  private var lastMention = Mention.nothing
  private var headingLevel = 0

  /// The last request, while a response to it may still follow, and the level of the heading above it.
  private var lastRequest: (index: Int, headingLevel: Int)?

  /// The open fence; fences are numbered from 1.
  private var fence: TextFence?
  private var fenceCount = 0
  /// Whether there are only blank lines between the fence and this line.
  private var isAtFenceStart = false

  init(of scan: TextScan) {
    self.scan = scan
    while line < scan.lines.count { step() }
    finishPending()
  }

  private var fenceNumber: Int? { fence == nil ? nil : fenceCount }

  private mutating func step() {
    let kind = scan.proseLine(at: line, in: fence)
    let isFirstInFence = isAtFenceStart
    if kind != .blank { isAtFenceStart = false }
    switch kind {
    case .blank: line += 1
    case .fence: readFence()
    case .separator:
      endRequest()
      lastRequest = nil
    case .request(let first): readRequest(first)
    case .label(.response) where scan.isStatusLine(scan.withoutMarkers(scan.lines[line])): readResponse()
    case .label(.response):
      endRequest()
      lastMention = .response
    case .label(.body(let start, let isExplicit)): readBodyLabel(bodyStart: start, isExplicit: isExplicit)
    case .heading(let level, let continuesRequest): readHeading(level: level, continuesRequest: continuesRequest)
    case .value(let start): readValue(at: start, isFirstInFence: isFirstInFence)
    case .text: readText()
    }
  }

  /// Ends the request at a line that separates it from what follows.
  private mutating func endRequest() {
    finishPending()
    label = nil
    line += 1
  }

  /// Adds the pending request to the candidates.
  private mutating func finishPending() {
    if let pending {
      lastRequest = (candidates.count, pending.headingLevel)
      candidates.append(pending.candidate)
    }
    pending = nil
    lastMention = .nothing
  }

  private mutating func readRequest(_ first: TextRequestLine) {
    finishPending()
    label = nil
    let head = scan.head(first, at: line, form: .prose, isFenced: fence != nil)
    pending = Pending(
      candidate: Candidate(first, head, in: scan, form: .prose),
      expectsBody: scan.expectsBody(first.method), fence: fenceNumber, nextLine: head.headers.upperBound,
      headingLevel: headingLevel)
    line = head.headers.upperBound
  }

  private mutating func readText() {
    defer { line += 1 }
    guard pending != nil else { return }
    let text = scan.lines[line]
    if scan.mentionsBody(text) {
      lastMention = .body
    } else if scan.mentionsResponse(text) {
      lastMention = .response
    }
  }

  private mutating func readHeading(level: Int, continuesRequest: Bool) {
    label = nil
    if let pending, level < pending.headingLevel || level == pending.headingLevel && !continuesRequest {
      finishPending()
    }
    if let lastRequest, level <= lastRequest.headingLevel || lastRequest.headingLevel == 0, !continuesRequest {
      self.lastRequest = nil
    }
    lastMention = .nothing
    headingLevel = level
    line += 1
  }
}

extension TextProseOutline {
  private mutating func readFence() {
    defer { line += 1 }
    guard fence == nil else { return closeFence() }
    fence = scan.fence(scan.lines[line])
    fenceCount += 1
    isAtFenceStart = true
    guard let fence else { return }
    switch scan.purpose(of: fence) {
    case .request: label = label ?? Label(range: fence.info, fence: nil)
    case .response:
      finishPending()
      label = nil
    case .unknown: break
    }
  }

  private mutating func closeFence() {
    if pending?.fence != fenceCount { pending?.allowsUnlabeledBody = false }
    if label?.fence != nil { label = nil }
    fence = nil
    isAtFenceStart = false
  }

  private mutating func readBodyLabel(bodyStart: Int?, isExplicit: Bool) {
    let range = scan.trimmed(scan.lines[line])
    let mayBeOfResponse = pending == nil && lastMention == .response
    if isExplicit || !mayBeOfResponse && (pending != nil || fence == nil) {
      label = Label(range: range, fence: fenceNumber)
      lastMention = .body
      if let bodyStart { return readBody(at: bodyStart) }
    }
    line += 1
  }

  private mutating func readValue(at start: Int, isFirstInFence: Bool) {
    if isBody(isFirstInFence: isFirstInFence) { return readBody(at: start) }
    if lastMention == .response, fence == nil || isFirstInFence { finishPending() }
    line += 1
  }

  /// Whether the value that starts in this line is the body of the request before it, or of one that isn't shown.
  private func isBody(isFirstInFence: Bool) -> Bool {
    if let fenceNumber, label?.fence != fenceNumber, pending?.fence != fenceNumber, !isFirstInFence { return false }
    if label != nil { return true }
    guard let pending else { return false }
    if let fenceNumber, pending.fence == fenceNumber { return true }
    if fence == nil, pending.fence == nil, line == pending.nextLine { return true }
    return pending.expectsBody && pending.allowsUnlabeledBody && lastMention != .response
  }

  /// Reads the response that starts in this line; it belongs to the last request, or to one that isn't shown.
  private mutating func readResponse() {
    finishPending()
    label = nil
    let (scan, fence) = (scan, fence)
    let (response, next) = scan.response(
      at: line, endsBody: fence.map { open in { scan.endsFencedBody($0, in: open) } })
    line = next
    if let response { candidates.append(response, to: lastRequest?.index, form: .prose) }
  }

  private mutating func readBody(at start: Int) {
    let fence = fence
    let scan = scan
    var body =
      fence == nil
      ? scan.unfencedBody(from: line, at: start)
      : scan.body(from: line, at: start) { !scan.endsFencedBody($0, in: fence) }
    body.includeIndentation(of: start, in: scan)
    if pending != nil {
      pending?.candidate.add(body, in: scan)
    } else if let label {
      candidates.append(Candidate(label: label.range, body: body, in: scan))
      lastRequest = nil
    }
    finishPending()
    label = nil
    line = body.nextLine
  }
}
