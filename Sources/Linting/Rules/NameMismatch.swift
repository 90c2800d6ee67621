internal import JSONText
internal import Requests
internal import Swagger

/// A `name` in the body is the one in the URL.
///
/// The service takes the URL's name and ignores the body's.
struct NameMismatch: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard let mismatch = Self.mismatch(in: request) else { return [] }
    return [
      Finding(
        RuleID(208), .warning, .mismatch(mismatch.name, mismatch.nameInURL), at: .value(mismatch.pointer),
        fix: Fix("remove the property", isSafe: true, .removeMember(mismatch.pointer)))
    ]
  }

  /// The body's name where it differs from the URL's.
  static func mismatch(in request: RequestContext) -> (pointer: JSONPointer, name: String, nameInURL: String)? {
    let pointer = JSONPointer(["name"])
    guard request.request.url != nil, request.request.body?.ignoredMembers.contains("name") != true,
      let nameInURL = request.url?.path.last(where: { !$0.text.isEmpty })?.decoded, !request.isOpaque(nameInURL),
      request.operation?.takesBody == true, let name = request.judgedString(at: pointer),
      name.lowercased() != nameInURL.lowercased()
    else { return nil }
    return (pointer, name, nameInURL)
  }
}

extension Finding.Message {
  fileprivate static func mismatch(_ name: String, _ nameInURL: String) -> Self {
    "the body says '\(name)' and the URL '\(nameInURL)'; the URL's name counts, so leave it out of the body"
  }
}
