internal import JSONText
internal import Requests

/// Reports duplicate keys in an object.
///
/// JSON parsers silently use the last value, so the others have no effect.
struct RepeatedKey: Rule {
  static let id = RuleID(2)
  static let precondition = RulePrecondition.body

  func findings(in request: RequestContext) -> [Finding] {
    guard let body = request.request.body, body.hasDuplicateKeys else { return [] }
    return DuplicateKey.all(in: body.text.bytes.span).compactMap { duplicate in
      guard let pointer = duplicate.pointer.relative(to: body.pointer), let key = pointer.last else { return nil }
      return Finding(Self.id, .error, .duplicateKey(key), at: .bodyBytes(duplicate.range, pointer))
    }
  }
}

extension Finding.Message {
  fileprivate static func duplicateKey(_ key: String) -> Self {
    "duplicate key '\(key)'; the last value is used, so remove one of the two"
  }
}
