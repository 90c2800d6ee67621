internal import Requests

/// Reports URLs with wrong separators or invalid characters.
///
/// The service reads the text after a wrong separator as part of a name, and returns 404 or 400.
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
  /// Whether the URL is malformed, so that its path can't be checked.
  var isMalformedURL: Bool {
    guard let url, let text = request.url?.text else { return false }
    return !URLFault.all(in: Array(text.utf8), url).isEmpty
  }
}

/// Why a URL is malformed.
private struct URLFault {
  enum Kind {
    case ampersandForQuestionMark, secondQuestionMark, unmatchedBracket, space, noHost
  }

  let kind: Kind
  /// A byte range of the URL.
  let range: Range<Int>

  static func all(in text: [UInt8], _ url: URLParts) -> [URLFault] {
    let placeholders = Placeholder.all(in: text).map(\.range)
    func isOutsidePlaceholders(_ index: Int) -> Bool { !placeholders.contains { $0.contains(index) } }
    let bracket = text.indices.first {
      (text[$0] == UInt8(ascii: "<") || text[$0] == UInt8(ascii: ">")) && isOutsidePlaceholders($0)
    }
    let space = text.indices.first {
      (text[$0] == UInt8(ascii: " ") || text[$0] == UInt8(ascii: "\t")) && isOutsidePlaceholders($0)
    }
    let isHostless = url.path.first.map { $0.range.lowerBound == 0 && $0.text.lowercased() == "subscriptions" } ?? false
    return [
      url.ampersandInPath.map { URLFault(kind: .ampersandForQuestionMark, range: $0..<$0 + 1) },
      url.secondQuestionMark.map { URLFault(kind: .secondQuestionMark, range: $0..<$0 + 1) },
      bracket.map { URLFault(kind: .unmatchedBracket, range: $0..<$0 + 1) },
      space.map { URLFault(kind: .space, range: $0..<$0 + 1) },
      isHostless ? url.path.first.map { URLFault(kind: .noHost, range: $0.range) } : nil,
    ].compactMap(\.self).sorted { $0.range.lowerBound < $1.range.lowerBound }
  }

  var fix: Fix? {
    switch kind {
    case .ampersandForQuestionMark: Fix("replace '&' with '?'", isSafe: true, .replaceInURL(range, with: "?"))
    case .secondQuestionMark: Fix("replace '?' with '&'", isSafe: true, .replaceInURL(range, with: "&"))
    case .noHost: Fix("insert the leading '/'", isSafe: true, .replaceInURL(range, with: "/subscriptions"))
    case .unmatchedBracket, .space: nil
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
    }
  }
}
