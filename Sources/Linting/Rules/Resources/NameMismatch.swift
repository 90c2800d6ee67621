internal import JSONText
internal import Requests
internal import Swagger

/// Reports a `name` in the body, or an api-version beside the URL, that differs from the URL's.
///
/// The service uses the URL's and ignores the others.
struct NameMismatch: Rule {
  static let id = RuleID(208)
  static let precondition = RulePrecondition.url

  func findings(in request: RequestContext) -> [Finding] {
    nameFindings(in: request) + versionFindings(in: request)
  }

  private func nameFindings(in request: RequestContext) -> [Finding] {
    let pointer = JSONPointer(["name"])
    guard request.request.url != nil, request.request.body?.ignoredMembers.contains("name") != true,
      let nameInURL = request.url?.path.last(where: { !$0.text.isEmpty })?.decoded, !request.isUnresolved(nameInURL),
      request.operation?.takesBody == true, let name = request.checkedString(at: pointer),
      name.lowercased() != nameInURL.lowercased()
    else { return [] }
    return [
      Finding(
        Self.id, .warning, .mismatch(name, nameInURL), at: .value(pointer),
        fix: Fix("remove the property", isSafe: true, .removeMember(pointer)))
    ]
  }

  private func versionFindings(in request: RequestContext) -> [Finding] {
    guard let inURL = request.url?.item("api-version")?.trimmedValue, !inURL.isEmpty,
      let version = request.request.apiVersion?.text, version.lowercased() != inURL.lowercased(),
      !request.isUnresolved(inURL), !request.isUnresolved(version), request.operation != nil
    else { return [] }
    return [Finding(Self.id, .warning, .versionMismatch(version, inURL), at: .apiVersion)]
  }
}

extension Finding.Message {
  fileprivate static func mismatch(_ name: String, _ nameInURL: String) -> Self {
    "'\(name)' differs from the URL's name '\(nameInURL)', which takes precedence; remove it from the body"
  }

  fileprivate static func versionMismatch(_ version: String, _ inURL: String) -> Self {
    "api-version '\(version)' differs from the URL's api-version '\(inURL)', which takes precedence"
  }
}
