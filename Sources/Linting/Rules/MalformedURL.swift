internal import Requests

/// A URL is put together rightly.
///
/// The service takes what follows a wrong separator for a part of a name, and answers 404 or 400.
struct MalformedURL: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard let url = request.url, let text = request.request.url?.text else { return [] }
    if case .unrelated = request.match { return [] }
    return URLFault.all(in: Array(text.utf8), url).map { fault in
      Finding(RuleID(206), .error, .malformed(fault), at: .url(fault.range), fix: fault.fix)
    }
  }
}

extension RequestContext {
  /// Whether the URL has a fault of its form, so that its path can't be judged.
  var isMalformedURL: Bool {
    guard let url, let text = request.url?.text else { return false }
    return !URLFault.all(in: Array(text.utf8), url).isEmpty
  }
}

/// A fault of a URL's form.
private struct URLFault {
  enum Kind {
    case ampersandForQuestionMark, secondQuestionMark, unbalancedBracket, blank, noHost
  }

  let kind: Kind
  /// Bytes of the URL.
  let range: Range<Int>

  static func all(in text: [UInt8], _ url: URLParts) -> [URLFault] {
    let placeholders = Placeholder.all(in: text).map(\.range)
    func isFree(_ index: Int) -> Bool { !placeholders.contains { $0.contains(index) } }
    let bracket = text.indices.first { (text[$0] == UInt8(ascii: "<") || text[$0] == UInt8(ascii: ">")) && isFree($0) }
    let blank = text.indices.first { (text[$0] == UInt8(ascii: " ") || text[$0] == UInt8(ascii: "\t")) && isFree($0) }
    let isHostless = url.path.first.map { $0.range.lowerBound == 0 && $0.text.lowercased() == "subscriptions" } ?? false
    return [
      url.ampersandInPath.map { URLFault(kind: .ampersandForQuestionMark, range: $0..<$0 + 1) },
      url.secondQuestionMark.map { URLFault(kind: .secondQuestionMark, range: $0..<$0 + 1) },
      bracket.map { URLFault(kind: .unbalancedBracket, range: $0..<$0 + 1) },
      blank.map { URLFault(kind: .blank, range: $0..<$0 + 1) },
      isHostless ? url.path.first.map { URLFault(kind: .noHost, range: $0.range) } : nil,
    ].compactMap(\.self).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  var fix: Fix? {
    switch kind {
    case .ampersandForQuestionMark: Fix("write '?' for '&'", isSafe: true, .replaceInURL(range, with: "?"))
    case .secondQuestionMark: Fix("write '&' for '?'", isSafe: true, .replaceInURL(range, with: "&"))
    case .noHost: Fix("put a slash before it", isSafe: true, .replaceInURL(range, with: "/subscriptions"))
    case .unbalancedBracket, .blank: nil
    }
  }
}

extension Finding.Message {
  fileprivate static func malformed(_ fault: URLFault) -> Self {
    switch fault.kind {
    case .ampersandForQuestionMark: "the URL's query starts with '&'; it must start with '?'"
    case .secondQuestionMark: "the URL has a second '?'; parts of the query are joined by '&'"
    case .unbalancedBracket: "the URL has a '<' or '>' without its partner"
    case .blank: "the URL has a blank in it; write %20, or take it out"
    case .noHost: "the URL has neither a host nor a '/' at its start"
    }
  }
}
