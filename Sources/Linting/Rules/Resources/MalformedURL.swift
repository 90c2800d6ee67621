internal import Requests

/// Reports URLs with wrong separators or invalid characters.
///
/// The service reads the text after a wrong separator as part of a name, and returns 404 or 400.
struct MalformedURL: Rule {
  static let id = RuleID(206)
  static let precondition = RulePrecondition.url

  func findings(in request: RequestContext) -> [Finding] {
    guard let url = request.url, let text = request.request.url?.text else { return [] }
    if case .unrelated = request.match { return [] }
    return URLFault.all(in: Array(text.utf8), url).map { fault in
      Finding(Self.id, .error, .malformed(fault), at: .url(fault.range), fix: fault.fix)
    }
  }
}

/// Why a URL is malformed.
private struct URLFault {
  enum Kind {
    case ampersandForQuestionMark, secondQuestionMark, unmatchedBracket, space, noHost
    case repeatedName(String)
  }

  let kind: Kind
  /// A byte range of the URL.
  let range: Range<Int>

  static func all(in text: [UInt8], _ url: URLParts) -> [URLFault] {
    let placeholders = url.isPlain ? [] : Placeholder.all(in: text).map(\.range)
    func isOutsidePlaceholders(_ index: Int) -> Bool { !placeholders.contains { $0.contains(index) } }
    let bracket =
      url.isPlain
      ? nil
      : text.indices.first {
        (text[$0] == UInt8(ascii: "<") || text[$0] == UInt8(ascii: ">")) && isOutsidePlaceholders($0)
      }
    func firstSpace(in range: Range<Int>) -> Int? {
      range.first { (text[$0] == UInt8(ascii: " ") || text[$0] == UInt8(ascii: "\t")) && isOutsidePlaceholders($0) }
    }
    let spaces =
      url.isPlain ? [] : [0..<url.pathRange.upperBound, url.pathRange.upperBound..<text.count].compactMap(firstSpace)
    let isHostless = url.path.first.map { $0.range.lowerBound == 0 && $0.text.lowercased() == "subscriptions" } ?? false
    return [
      url.ampersandInPath.map { URLFault(kind: .ampersandForQuestionMark, range: $0..<$0 + 1) },
      url.secondQuestionMark.map { URLFault(kind: .secondQuestionMark, range: $0..<$0 + 1) },
      bracket.map { URLFault(kind: .unmatchedBracket, range: $0..<$0 + 1) },
      isHostless ? url.path.first.map { URLFault(kind: .noHost, range: $0.range) } : nil,
      repeatedName(in: url),
    ].compactMap(\.self) + spaces.map { URLFault(kind: .space, range: $0..<$0 + 1) }
  }

  private static func repeatedName(in url: URLParts) -> URLFault? {
    guard url.query.count > 1 else { return nil }
    var names: Set<String> = []
    return url.query.lazy.map { (name: $0.trimmedName, range: $0.nameRange) }
      .first { !$0.name.isEmpty && !Placeholder.isPresent(in: $0.name) && !names.insert($0.name.lowercased()).inserted }
      .map { URLFault(kind: .repeatedName($0.name), range: $0.range) }
  }

  var fix: Fix? {
    switch kind {
    case .ampersandForQuestionMark: Fix("replace '&' with '?'", isSafe: true, .replaceInURL(range, with: "?"))
    case .secondQuestionMark: Fix("replace '?' with '&'", isSafe: true, .replaceInURL(range, with: "&"))
    case .noHost: Fix("insert the leading '/'", isSafe: true, .replaceInURL(range, with: "/subscriptions"))
    case .unmatchedBracket, .space, .repeatedName: nil
    }
  }
}

extension Finding.Message {
  fileprivate static func malformed(_ fault: URLFault) -> Self {
    switch fault.kind {
    case .ampersandForQuestionMark: "the URL's query starts with '&'; it must start with '?'"
    case .secondQuestionMark: "the URL has a second '?'; query parameters must be separated by '&'"
    case .unmatchedBracket: "the URL has an unmatched '<' or '>'"
    case .space: "the URL contains a space; encode it as %20 or remove it"
    case .noHost: "the URL has neither a host nor a leading '/'"
    case .repeatedName(let name): "the URL has the query parameter '\(name)' twice; remove one of the two"
    }
  }
}
