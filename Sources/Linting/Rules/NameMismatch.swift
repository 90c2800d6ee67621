internal import JSONText
internal import Requests
internal import Swagger

/// Reports a `name` in the body that differs from the URL's.
///
/// The service uses the URL's name and ignores the body's.
struct NameMismatch: Rule {
  func findings(in request: RequestContext) -> [Finding] {
    guard let mismatch = Self.mismatch(in: request) else { return [] }
    return [
      Finding(
        RuleID(208), .warning, .mismatch(mismatch.name, mismatch.nameInURL), at: .value(mismatch.pointer),
        fix: Fix("remove the property", isSafe: true, .removeMember(mismatch.pointer)))
    ]
  }

  /// The body's name, if it differs from the URL's.
  static func mismatch(in request: RequestContext) -> (pointer: JSONPointer, name: String, nameInURL: String)? {
    let pointer = JSONPointer(["name"])
    guard request.request.url != nil, request.request.body?.ignoredMembers.contains("name") != true,
      let nameInURL = request.url?.path.last(where: { !$0.text.isEmpty })?.decoded, !request.isUnresolved(nameInURL),
      request.operation?.takesBody == true, let name = request.checkedString(at: pointer),
      name.lowercased() != nameInURL.lowercased()
    else { return nil }
    return (pointer, name, nameInURL)
  }
}

extension Finding.Message {
  fileprivate static func mismatch(_ name: String, _ nameInURL: String) -> Self {
    "'\(name)' differs from the URL's name '\(nameInURL)', which takes precedence; remove it from the body"
  }
}
