internal import JSONText

/// A comment that suppresses findings, such as `# rplint: ignore RP101 -- set by the export`.
struct SuppressionComment: Sendable {
  enum Target: Sendable {
    case nextRequest
    /// The line that the comment ends.
    case line
    case file
  }

  /// What a comment asks for.
  struct Directive: Sendable {
    /// The rules as written.
    let text: String
    let rules: Set<RuleID>
    let expires: CalendarDate?
    let reason: String
  }

  /// Why a comment can't be understood.
  struct Problem: Error {
    /// Lower case, no full stop.
    let message: String
  }

  /// The range in the file's text, from the comment's start to the end of its text.
  let range: Range<Int>
  let target: Target
  let content: Result<Directive, Problem>

  /// The file extensions of forms without comments.
  private static let extensionsWithoutComments: Set<Substring> = ["json", "jsonl", "ndjson", "har"]

  /// The comments in a text, in order.
  ///
  /// - Parameter added: the user's own rules, which comments may name.
  static func all(in text: [UInt8], path: String, added: AddedRules) -> [SuppressionComment] {
    guard !path.hasSuffix(".json"),
      !path.split(separator: ".").suffix(1).contains(where: extensionsWithoutComments.contains)
    else { return [] }
    var comments: [SuppressionComment] = []
    var start = 0
    while let marker = text.span.firstRange(of: Self.marker, from: start) {
      start = marker.upperBound
      guard let opening = CommentOpening(before: marker.lowerBound, in: text) else { continue }
      let end = opening.end(of: text, from: marker.upperBound)
      let words = String(decoding: text[marker.upperBound..<end], as: UTF8.self)
      guard let comment = SuppressionComment(words, opening, opening.start..<end, added) else { continue }
      comments.append(comment)
      start = end
    }
    return comments
  }

  private static let marker = Array("rplint:".utf8)

  /// Nil for a comment about something else.
  private init?(_ text: String, _ opening: CommentOpening, _ range: Range<Int>, _ added: AddedRules) {
    let words = text.split(whereSeparator: \.isWhitespace)
    switch words.first {
    case "ignore": target = opening.isAfterText ? .line : .nextRequest
    case "ignore-file": target = .file
    default: return nil
    }
    self.range = range
    content = Result { () throws(Problem) in try Directive(words.dropFirst().joined(separator: " "), added.catalog) }
  }
}

extension SuppressionComment.Directive {
  /// Parses `RULE[, RULE…] [until DATE] -- REASON`.
  fileprivate init(_ text: String, _ catalog: RuleCatalog) throws(SuppressionComment.Problem) {
    let parts = text.split(separator: "--", maxSplits: 1, omittingEmptySubsequences: false)
    reason = parts.count > 1 ? parts[1].drop { $0 == " " }.description : ""
    guard !reason.isEmpty else { throw .init(message: "it gives no reason; end it with ' -- ' and the reason") }
    var words = parts[0].split { $0 == " " || $0 == "," }.map(String.init)
    if let until = words.firstIndex(of: "until") {
      guard until + 2 == words.count, let date = CalendarDate(words[until + 1]) else {
        throw .init(message: "expected a date such as 2027-01-31 after 'until'")
      }
      expires = date
      words.removeLast(2)
    } else {
      expires = nil
    }
    guard !words.isEmpty else { throw .init(message: "it names no rule") }
    self.text = words.joined(separator: ", ")
    var rules: Set<RuleID> = []
    for word in words {
      let matches = catalog.rules(matching: word)
      guard !matches.isEmpty else { throw .init(message: catalog.unknownRule(word)) }
      rules.formUnion(matches.map(\.id))
    }
    self.rules = rules
  }
}

/// The characters that start a comment, and where they are.
private struct CommentOpening {
  let start: Int
  /// Whether there is other text before the comment on its line.
  let isAfterText: Bool
  /// The characters that end the comment before the end of its line.
  private let closing: [UInt8]?

  private static let all: [(opening: [UInt8], closing: [UInt8]?)] = [
    (Array("#".utf8), nil), (Array("//".utf8), nil), (Array("<!--".utf8), Array("-->".utf8)),
    (Array("/*".utf8), Array("*/".utf8)),
  ]

  /// Nil if no comment starts right before `end`.
  init?(before end: Int, in text: [UInt8]) {
    let line = text[..<end].lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
    let content = text[line..<end]
    let last = content.lastIndex { !$0.isSpaceOrTab }
    guard let last, let found = Self.all.first(where: { content[...last].ends(with: $0.opening) }) else { return nil }
    start = last + 1 - found.opening.count
    guard start == line || text[start - 1].isSpaceOrTab else { return nil }
    isAfterText = !text[line..<start].allSatisfy(\.isSpaceOrTab)
    closing = found.closing
  }

  /// The end of the comment's text, which is on one line.
  func end(of text: [UInt8], from start: Int) -> Int {
    let end = text[start...].firstIndex { $0 == 0x0A || $0 == 0x0D } ?? text.count
    return closing.flatMap { text.span.firstRange(of: $0, from: start) }.map { min($0.lowerBound, end) } ?? end
  }
}

extension ArraySlice<UInt8> {
  fileprivate func ends(with other: [UInt8]) -> Bool { suffix(other.count).elementsEqual(other) }
}

extension Span<UInt8> {
  /// The first occurrence of `pattern`, which must not be empty, at or after an index.
  fileprivate func firstRange(of pattern: [UInt8], from start: Int) -> Range<Int>? {
    var index = start
    while index + pattern.count <= count {
      if self[index] == pattern[0], pattern.indices.allSatisfy({ self[index + $0] == pattern[$0] }) {
        return index..<index + pattern.count
      }
      index += 1
    }
    return nil
  }
}
