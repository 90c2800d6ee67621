internal import JSONText
internal import Requests
internal import Swagger

/// How a request can be moved to a newer api-version.
enum VersionPlan {
  /// The edits are empty if the request doesn't specify its api-version itself.
  case rewrite(from: String, [TextEdit])
  case leaveAlone(reason: String)
}

extension RequestContext {
  /// - Parameter file: the file's decoded text.
  func plan(for newVersion: APIVersion, in file: [UInt8]) -> VersionPlan {
    guard let operation else { return .leaveAlone(reason: "its operation is unknown or not checked") }
    if let reason = request.form.reasonToKeepVersions { return .leaveAlone(reason: reason) }
    let oldVersion: APIVersion
    switch version {
    case .known(let date), .newer(let date), .tooOld(let date), .ofOtherFamily(let date): oldVersion = date
    case .unpublished(let text), .malformed(let text):
      guard let date = APIVersion(String(text.prefix(10))) else {
        return .leaveAlone(reason: "its api-version '\(text)' is not a date")
      }
      oldVersion = date
    case .unresolved: return .leaveAlone(reason: "its api-version is a variable or a placeholder")
    case .missing, .assumed: return .leaveAlone(reason: "it has no api-version")
    }
    guard oldVersion < newVersion else { return .leaveAlone(reason: "it already uses \(oldVersion)") }
    guard swagger[operation.family].has(operation, in: newVersion) else {
      return .leaveAlone(reason: "api-version \(newVersion) was not published for '\(operation.id)'")
    }
    guard let edits = versionEdits(to: newVersion, in: file) else {
      return .leaveAlone(reason: "its api-version comes from elsewhere in the file")
    }
    return .rewrite(from: apiVersionText ?? oldVersion.description, edits)
  }

  /// Nil if the file doesn't spell the api-version out where the request has it.
  private func versionEdits(to newVersion: APIVersion, in file: [UInt8]) -> [TextEdit]? {
    var edits: [TextEdit] = []
    if let item = url?.item("api-version"), !item.value.isEmpty, let text = request.url {
      guard
        let edit = FixPlan.urlEdits(replacing: item.valueRange, with: "\(newVersion)", in: text.mapped, file: file)
      else { return nil }
      edits += edit
    }
    if let text = request.apiVersion?.mapped {
      guard let edit = BodyLayout(text: text, file: file).replacement(of: text.bytes.indices, with: "\(newVersion)")
      else { return nil }
      edits.append(edit)
    }
    return edits
  }
}

extension RequestForm {
  /// Why the api-versions of requests in this form are never rewritten; nil if they are.
  fileprivate var reasonToKeepVersions: String? {
    switch self {
    case .recording: "a recording shows what was sent"
    case .postman: "a Postman collection also stores the parts of each URL; change the api-version in Postman"
    case .body, .envelope, .template, .example, .http, .prose, .script: nil
    }
  }
}
