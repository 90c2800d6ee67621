internal import JSONText

/// Finds the requests in a `.http` or `.rest` file.
struct TextHTTPOutline {
  private let scan: TextScan
  private(set) var candidates: [Candidate] = []
  private var line = 0
  private var isAfterRequest = false

  init(of scan: TextScan) {
    self.scan = scan
    while line < scan.lines.count { step() }
  }

  private mutating func step() {
    let content = scan.trimmed(scan.lines[line])
    if scan.starts(content, with: "< {%") {
      line = min(next { scan.contains("%}", in: $0) } + 1, scan.lines.count)
    } else if scan.isSeparator(content) {
      isAfterRequest = false
      line += 1
    } else if scan.isComment(content) {
      line += 1
    } else if scan.isStatusLine(content) {
      readResponse()
    } else if let first = scan.httpRequestLine(content) {
      readRequest(first)
    } else {
      line += 1
    }
  }

  /// The index of the first line from this one on that satisfies `condition`.
  private func next(where condition: (Range<Int>) -> Bool) -> Int {
    scan.lines[line...].firstIndex(where: condition) ?? scan.lines.count
  }

  private mutating func readRequest(_ first: TextRequestLine) {
    let head = scan.head(first, at: line, form: .http, isFenced: true)
    var candidate = Candidate(first, head, in: scan, form: .http)
    line = head.headers.upperBound
    line = next { !scan.isBlank($0) && !scan.isComment(scan.trimmed($0)) }
    readBody(of: &candidate)
    candidates.append(candidate)
    line = next { scan.isSeparator(scan.trimmed($0)) || scan.startsRequest($0) || scan.isStatusLine(scan.trimmed($0)) }
    isAfterRequest = true
  }

  /// Reads the response that starts in this line; it belongs to the last request, unless a separator comes between.
  private mutating func readResponse() {
    let scan = scan
    let (response, next) = scan.response(at: line) { !scan.isBodyLine($0) }
    line = next
    if let response { candidates.append(response, to: isAfterRequest ? candidates.indices.last : nil, form: .http) }
  }

  private mutating func readBody(of candidate: inout Candidate) {
    guard line < scan.lines.count, scan.isBodyLine(scan.lines[line]) else { return }
    let content = scan.trimmed(scan.lines[line])
    if scan.isFileReference(content) {
      candidate.body = .external
      return
    }
    let body = scan.body(
      from: line, at: content.lowerBound, isPart: { scan.isBodyLine($0) },
      isIgnored: { scan.isComment(scan.trimmed($0)) })
    candidate.add(body, in: scan)
    line = body.nextLine
  }
}

extension TextScan {
  /// Whether a body continues in a line. A fence ends it, since the file may be renamed Markdown.
  fileprivate func isBodyLine(_ line: Range<Int>) -> Bool {
    let content = trimmed(line)
    guard let first = first(content) else { return true }
    switch first {
    case "#": return !isSeparator(content)
    case ">": return !isResponseHandler(content)
    case "<": return !starts(content, with: "<>")
    case "`", "~": return fence(content) == nil
    default: return !first.isLetter || !isStatusLine(content) && !startsRequest(content)
    }
  }

  /// Whether a line handles or saves the response: `> {%` or `> file`.
  private func isResponseHandler(_ content: Range<Int>) -> Bool {
    starts(content, with: "> ") || starts(content, with: ">>") || starts(content, with: ">{%")
  }

  /// Whether a line names the file with the body: `< file`, or `<@ file` with variables.
  fileprivate func isFileReference(_ content: Range<Int>) -> Bool {
    starts(content, with: "< ") || starts(content, with: "<@")
  }

  /// Whether a line clearly starts a request even if there is no separator before it.
  fileprivate func startsRequest(_ line: Range<Int>) -> Bool {
    let content = trimmed(line)
    let word = word(at: content.lowerBound, before: content.upperBound)
    return isMethod(word, anyCase: false) && httpRequestLine(content) != nil
  }
}
