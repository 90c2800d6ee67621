/// Finds the requests of a `.http` or `.rest` file.
struct TextHTTPOutline {
  private let scan: TextScan
  private(set) var drafts: [TextDraft] = []
  private var line = 0
  private var isBelowRequest = false

  init(of scan: TextScan) {
    self.scan = scan
    while line < scan.lines.count { step() }
  }

  private mutating func step() {
    let content = scan.trimmed(scan.lines[line])
    if scan.starts(content, with: "< {%") {
      line = min(next { scan.contains("%}", in: $0) } + 1, scan.lines.count)
    } else if scan.isSeparator(content) {
      isBelowRequest = false
      line += 1
    } else if scan.isComment(content) {
      line += 1
    } else if scan.isStatusLine(content) {
      takeAnswer()
    } else if let first = scan.httpRequestLine(content) {
      take(first)
    } else {
      line += 1
    }
  }

  /// The first line from this one on that meets `condition`.
  private func next(where condition: (Range<Int>) -> Bool) -> Int {
    scan.lines[line...].firstIndex(where: condition) ?? scan.lines.count
  }

  private mutating func take(_ first: TextRequestLine) {
    let head = scan.head(first, at: line, form: .http, isFenced: true)
    var draft = TextDraft(method: first.method, url: head.url)
    line = head.nextLine
    line = next { !scan.isBlank($0) && !scan.isComment(scan.trimmed($0)) }
    takeBody(of: &draft)
    drafts.append(draft)
    line = next { scan.isSeparator(scan.trimmed($0)) || scan.startsRequest($0) || scan.isStatusLine(scan.trimmed($0)) }
    isBelowRequest = true
  }

  /// Takes the answer that starts in this line; it belongs to the request above, unless a separator parts the two.
  private mutating func takeAnswer() {
    let scan = scan
    let (answer, next) = scan.answer(at: line) { !scan.isBodyLine($0) }
    line = next
    guard let answer else { return }
    if isBelowRequest, let last = drafts.indices.last {
      drafts[last].answers.append(answer)
    } else {
      drafts.append(TextDraft(answer: answer))
    }
  }

  private mutating func takeBody(of draft: inout TextDraft) {
    guard line < scan.lines.count, scan.isBodyLine(scan.lines[line]) else { return }
    let content = scan.trimmed(scan.lines[line])
    if scan.isFileReference(content) {
      draft.isBodyElsewhere = true
      return
    }
    let body = scan.body(
      from: line, at: content.lowerBound, isPart: { scan.isBodyLine($0) },
      isIgnored: { scan.isComment(scan.trimmed($0)) })
    draft.body = body.pieces
    line = body.nextLine
  }
}

extension TextScan {
  /// Whether a body, once started, goes on in a line. A fence ends it, as in a page of Markdown that was renamed.
  fileprivate func isBodyLine(_ line: Range<Int>) -> Bool {
    let content = trimmed(line)
    guard let first = first(content) else { return true }
    switch first {
    case UInt8(ascii: "#"): return !isSeparator(content)
    case UInt8(ascii: ">"): return !isHandler(content)
    case UInt8(ascii: "<"): return !starts(content, with: "<>")
    case UInt8(ascii: "`"), UInt8(ascii: "~"): return fence(content) == nil
    default: return !first.isASCIILetter || !isStatusLine(content) && !startsRequest(content)
    }
  }

  /// Whether a line takes the answer: `> {%` or `> file`.
  private func isHandler(_ content: Range<Int>) -> Bool {
    starts(content, with: "> ") || starts(content, with: ">>") || starts(content, with: ">{%")
  }

  /// Whether a line names the file that holds the body: `< file`, or `<@ file` with variables.
  fileprivate func isFileReference(_ content: Range<Int>) -> Bool {
    starts(content, with: "< ") || starts(content, with: "<@")
  }

  /// Whether a line plainly starts a request although no separator stands before it.
  fileprivate func startsRequest(_ line: Range<Int>) -> Bool {
    let content = trimmed(line)
    let word = word(at: content.lowerBound, before: content.upperBound)
    return isMethod(word, anyCase: false) && httpRequestLine(content) != nil
  }
}
