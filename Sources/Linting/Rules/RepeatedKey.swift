internal import JSONText
internal import Requests

/// A key stands once in an object.
///
/// JSON readers take the last value silently, so the first one has no effect.
struct RepeatedKey: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard let body = request.request.body, body.hasDuplicateKeys else { return [] }
    return DuplicateKey.all(in: body.text.bytes.span).compactMap { duplicate in
      guard let pointer = duplicate.pointer.relative(to: body.pointer), let key = pointer.last else { return nil }
      return Finding(RuleID(2), .error, .repeated(key), at: .bodyBytes(duplicate.range, pointer))
    }
  }
}

extension Finding.Message {
  fileprivate static func repeated(_ key: String) -> Self {
    "'\(key)' stands in this object already; the last value counts, so remove one of the two"
  }
}
