internal import JSONText
internal import Requests

extension Linter {
  /// A file with comments that suppress findings; nil if its form has no comments, or if they would change more.
  ///
  /// - Parameters:
  ///   - findings: findings of the file.
  ///   - bytes: the file's bytes on disk.
  ///   - reason: one line.
  public func addingComments(
    suppressing findings: [LocatedFinding], to bytes: [UInt8], path: String, reason: String
  ) -> [UInt8]? {
    guard let style = CommentStyle(path: path), let source = try? SourceText(decoding: bytes), source.isUTF8 else {
      return nil
    }
    let shift = bytes.count - source.bytes.count
    let placed = findings.map { (rule: $0.rule, offset: $0.range.bytes.lowerBound - shift) }
    let writer = CommentWriter(text: source.bytes, style: style, reason: reason)
    let candidates = [
      writer.commentingRequests(placed, starts: requestStarts(in: source.bytes, path: path)),
      writer.commentingFile(Set(placed.map(\.rule))),
    ]
    return candidates.lazy.map(source.encodedFile).first { candidate in
      self.suppresses(findings, in: candidate, from: bytes, path: path)
    }
  }

  /// Whether the form of a file has comments.
  package static func hasComments(path: String) -> Bool { CommentStyle(path: path) != nil }

  /// A text with a comment that suppresses a finding, along with those of the same rule in the same request.
  ///
  /// - Parameter findings: all findings of the text.
  package func addingComment(
    suppressing finding: LocatedFinding, among findings: [LocatedFinding], to bytes: [UInt8], path: String,
    reason: String
  ) -> [UInt8]? {
    let starts = requestStarts(in: bytes, path: path)
    func request(of finding: LocatedFinding) -> Int? { starts.last { $0 <= finding.range.bytes.lowerBound } }
    let covered = findings.filter { $0.rule == finding.rule && request(of: $0) == request(of: finding) }
    return addingComments(suppressing: covered, to: bytes, path: path, reason: reason)
  }

  private func requestStarts(in text: [UInt8], path: String) -> [Int] {
    var starts: [Int] = []
    RequestFinder(operation: options.operation).findRequests(in: text, path: path) { event in
      if let extent = event.requestExtent { starts.append(extent.lowerBound) }
    }
    return starts
  }

  /// Whether a changed file has the findings of the original one, except for the given ones.
  private func suppresses(
    _ findings: [LocatedFinding], in candidate: [UInt8], from original: [UInt8], path: String
  ) -> Bool {
    var left = lint(original, path: path, isNamed: true).findings.map(\.identity)
    for finding in findings {
      if let index = left.firstIndex(of: finding.identity) { left.remove(at: index) }
    }
    let after = lint(candidate, path: path, isNamed: true).findings.map(\.identity)
    return after.sorted() == left.sorted()
  }
}

extension ReaderEvent {
  /// The range of the request in the file's text; nil for other events.
  var requestExtent: Range<Int>? {
    switch self {
    case .request(let request): request.extent
    case .unidentified(let range, _, _): range
    case .response, .fault, .unreadable, .unrelated: nil
    }
  }
}

extension LocatedFinding {
  /// What doesn't change if lines are added above the finding.
  fileprivate var identity: String { "\(rule) \(range.start.column) \(message)" }
}

extension SourceText {
  fileprivate var isUTF8: Bool {
    switch encoding {
    case .utf8, .utf8WithBOM: true
    case .utf16LittleEndian, .utf16BigEndian, .utf16LittleEndianWithoutBOM, .utf16BigEndianWithoutBOM: false
    }
  }
}

/// How comments are written in a file.
private enum CommentStyle {
  case hash, slashes
  /// Markdown: a comment of HTML, or `#` in a code block.
  case markdown

  init?(path: String) {
    switch path.split(separator: ".").last?.lowercased() {
    case "http", "rest", "sh", "bash", "ps1", "psm1", "yaml", "yml", "tf", "txt": self = .hash
    case "bicep", "jsonc", "json5": self = .slashes
    case "md", "markdown": self = .markdown
    default: return nil
    }
  }

  func comment(_ text: String, isInFence: Bool = false) -> String {
    switch self {
    case .hash: "# \(text)"
    case .slashes: "// \(text)"
    case .markdown: isInFence ? "# \(text)" : "<!-- \(text) -->"
    }
  }
}

/// Inserts comments into a text.
private struct CommentWriter {
  let text: [UInt8]
  let style: CommentStyle
  let reason: String

  /// Inserts a comment before each request that has one of the findings.
  func commentingRequests(_ findings: [(rule: RuleID, offset: Int)], starts: [Int]) -> [UInt8] {
    guard let first = starts.first else { return text }
    let byRequest = Dictionary(grouping: findings) { finding in starts.last { $0 <= finding.offset } ?? first }
    return byRequest.sorted { $0.key > $1.key }.reduce(into: text) { result, request in
      let (line, isInFence) = place(before: request.key)
      let indentation = text[line...].prefix { $0 == 0x20 || $0 == 0x09 }
      let rules = Set(request.value.map(\.rule))
      let comment = style.comment(directive("ignore", rules), isInFence: isInFence) + newline
      result.insert(contentsOf: indentation + Array(comment.utf8), at: line)
    }
  }

  /// Inserts a comment for the whole file at its start, after a line that must be the first.
  func commentingFile(_ rules: Set<RuleID>) -> [UInt8] {
    let comment = Array((style.comment(directive("ignore-file", rules)) + newline).utf8)
    let isFirstLineFixed = text.starts(with: Array("#!".utf8))
    let end = isFirstLineFixed ? text.firstIndex(of: 0x0A).map { $0 + 1 } ?? text.count : 0
    return text[..<end] + comment + text[end...]
  }

  private func directive(_ name: String, _ rules: Set<RuleID>) -> String {
    "rplint: \(name) \(rules.sorted().map(\.description).joined(separator: ", ")) -- \(reason)"
  }

  private var newline: String {
    guard let end = text.firstIndex(of: 0x0A), end > 0, text[end - 1] == 0x0D else { return "\n" }
    return "\r\n"
  }

  /// The start of the line to insert a comment at, and whether it is in a code block of Markdown.
  ///
  /// A code block that starts with the request gets the comment before it.
  private func place(before offset: Int) -> (line: Int, isInFence: Bool) {
    let line = lineStart(of: offset)
    guard style == .markdown else { return (line, false) }
    let fences = lineStarts(before: line).filter(isFence)
    guard !fences.count.isMultiple(of: 2), let fence = fences.last else { return (line, false) }
    let isFirst = text[fence..<line].split(separator: 0x0A).dropFirst().allSatisfy { $0.allSatisfy { $0 <= 0x20 } }
    return isFirst ? (fence, false) : (line, true)
  }

  private func lineStart(of offset: Int) -> Int {
    text[..<min(offset, text.count)].lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
  }

  private func lineStarts(before end: Int) -> [Int] {
    [0] + text[..<end].indices.filter { text[$0] == 0x0A }.map { $0 + 1 }.filter { $0 < end }
  }

  private func isFence(at line: Int) -> Bool {
    let content = text[line...].drop { $0 == 0x20 || $0 == 0x09 || $0 == UInt8(ascii: ">") }
    return content.starts(with: Array("```".utf8)) || content.starts(with: Array("~~~".utf8))
  }
}
