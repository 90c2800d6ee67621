/// Finds the requests of Markdown and plain text: the request lines, and the body that goes with each.
struct TextProseOutline {
  /// What the text behind a request line spoke of last.
  private enum Mention {
    case nothing, body, answer
  }

  /// A request whose body may yet come.
  private struct Pending {
    var draft: TextDraft
    /// Whether its method takes a body.
    var expectsBody: Bool
    /// Whether a body may stand below without a label.
    var takesUnlabelled = true
    /// The number of the fence that it stands in.
    var fence: Int?
    /// The first line behind its headers.
    var nextLine: Int
    var headingLevel: Int
  }

  private struct Label {
    var range: Range<Int>
    var fence: Int?
  }

  private let scan: TextScan
  private(set) var drafts: [TextDraft] = []

  private var line = 0
  private var pending: Pending?
  private var label: Label?
  private var mention = Mention.nothing
  private var headingLevel = 0

  /// The last request, while an answer to it may come, and the level of the heading that it stands below.
  private var answered: (draft: Int, headingLevel: Int)?

  /// The open fence; fences are numbered from 1.
  private var fence: TextFence?
  private var fenceCount = 0
  /// Whether nothing but blank lines stands between the fence and this line.
  private var isFenceFresh = false

  init(of scan: TextScan) {
    self.scan = scan
    while line < scan.lines.count { step() }
    flush()
  }

  private var fenceNumber: Int? { fence == nil ? nil : fenceCount }

  private mutating func step() {
    let kind = scan.proseLine(at: line, in: fence)
    let wasFresh = isFenceFresh
    if kind != .blank { isFenceFresh = false }
    switch kind {
    case .blank: line += 1
    case .fence: passFence()
    case .separator:
      end()
      answered = nil
    case .request(let first): take(first)
    case .label(.answer): scan.isStatusLine(scan.withoutMarkers(scan.lines[line])) ? takeAnswer() : end()
    case .label(.body(let rest, let isExplicit)): take(rest: rest, isExplicit: isExplicit)
    case .heading(let level, let keepsRequest): pass(headingOf: level, keepsRequest: keepsRequest)
    case .value(let start): takeValue(at: start, isFirstInFence: wasFresh)
    case .text: passText()
    }
  }

  /// Ends the request at a line that tells what follows apart from it.
  private mutating func end() {
    flush()
    label = nil
    line += 1
  }

  private mutating func flush() {
    if let pending {
      answered = (drafts.count, pending.headingLevel)
      drafts.append(pending.draft)
    }
    pending = nil
    mention = .nothing
  }

  private mutating func take(_ first: TextRequestLine) {
    flush()
    label = nil
    let head = scan.head(first, at: line, form: .prose, isFenced: fence != nil)
    pending = Pending(
      draft: TextDraft(method: first.method, url: head.url), expectsBody: scan.expectsBody(first.method),
      fence: fenceNumber, nextLine: head.nextLine, headingLevel: headingLevel)
    line = head.nextLine
  }

  private mutating func passText() {
    defer { line += 1 }
    guard pending != nil else { return }
    let text = scan.lines[line]
    if scan.speaksOfBody(text) {
      mention = .body
    } else if scan.speaksOfAnswer(text) {
      mention = .answer
    }
  }

  private mutating func pass(headingOf level: Int, keepsRequest: Bool) {
    label = nil
    if let pending, level < pending.headingLevel || level == pending.headingLevel && !keepsRequest { flush() }
    if let answered, level <= answered.headingLevel || answered.headingLevel == 0, !keepsRequest { self.answered = nil }
    mention = .nothing
    headingLevel = level
    line += 1
  }
}

extension TextProseOutline {
  private mutating func passFence() {
    defer { line += 1 }
    guard fence == nil else { return closeFence() }
    fence = scan.fence(scan.lines[line])
    fenceCount += 1
    isFenceFresh = true
    guard let fence else { return }
    switch scan.purpose(of: fence) {
    case .request: label = label ?? Label(range: fence.info, fence: nil)
    case .answer:
      flush()
      label = nil
    case .untold: break
    }
  }

  private mutating func closeFence() {
    if pending?.fence != fenceCount { pending?.takesUnlabelled = false }
    if label?.fence != nil { label = nil }
    fence = nil
    isFenceFresh = false
  }

  private mutating func take(rest: Int?, isExplicit: Bool) {
    let range = scan.trimmed(scan.lines[line])
    if isExplicit || pending != nil || fence == nil {
      label = Label(range: range, fence: fenceNumber)
      mention = .body
      if let rest { return takeBody(at: rest) }
    }
    line += 1
  }

  private mutating func takeValue(at start: Int, isFirstInFence: Bool) {
    if isBody(isFirstInFence: isFirstInFence) { return takeBody(at: start) }
    if mention == .answer, fence == nil || isFirstInFence { flush() }
    line += 1
  }

  /// Whether the value that starts in this line is the body of the request before it, or of one that is lost.
  private func isBody(isFirstInFence: Bool) -> Bool {
    if let fenceNumber, label?.fence != fenceNumber, pending?.fence != fenceNumber, !isFirstInFence { return false }
    if label != nil { return true }
    guard let pending else { return false }
    if let fenceNumber, pending.fence == fenceNumber { return true }
    if fence == nil, pending.fence == nil, line == pending.nextLine { return true }
    return pending.expectsBody && pending.takesUnlabelled && mention != .answer
  }

  /// Takes the answer that starts in this line: the last request's, or that of one that isn't shown.
  private mutating func takeAnswer() {
    flush()
    label = nil
    let (scan, fence) = (scan, fence)
    let (answer, next) = scan.answer(at: line, endsBody: fence.map { open in { scan.endsFencedBody($0, in: open) } })
    line = next
    guard let answer else { return }
    if let answered {
      drafts[answered.draft].answers.append(answer)
    } else {
      drafts.append(TextDraft(answer: answer))
    }
  }

  private mutating func takeBody(at start: Int) {
    let fence = fence
    let scan = scan
    var body =
      fence == nil
      ? scan.unfencedBody(from: line, at: start)
      : scan.body(from: line, at: start) { !scan.endsFencedBody($0, in: fence) }
    body.takeIndent(of: start, in: scan)
    if pending != nil {
      pending?.draft.body = body.pieces
    } else if let label {
      drafts.append(TextDraft(label: label.range, body: body.pieces))
      answered = nil
    }
    flush()
    label = nil
    line = body.nextLine
  }
}
