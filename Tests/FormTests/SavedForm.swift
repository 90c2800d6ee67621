import JSONText
import Linting
import Testing

/// A form of file, and how a request is saved in it.
struct SavedForm: CustomTestStringConvertible, Sendable {
  /// What a form has no place for, and where the contract has it report otherwise.
  struct Limits: OptionSet, Sendable {
    let rawValue: Int

    /// Method and URL are not in the file, so that nothing is found in them.
    static let noURL = Limits(rawValue: 1)
    /// A deployment only creates resources; `name`, `type` and their like at the root are the resource's own, and what
    /// is wrong with a name in the URL stands there.
    static let deployment = Limits(rawValue: 2)
    /// RP205 and RP006 are of severity info in texts for people.
    static let prose = Limits(rawValue: 4)
    /// The body is written on one line, whatever its layout was.
    static let oneLine = Limits(rawValue: 8)
    /// A request needs a body to be told.
    static let needsBody = Limits(rawValue: 16)
    /// `--operation` and `--api-version` tell what the body doesn't.
    static let needsOptions = Limits(rawValue: 32)
    /// URLs with blanks or quotes can't be written.
    static let oneWordURL = Limits(rawValue: 64)
    /// The api-version stands in the file, beside the body.
    static let versionAside = Limits(rawValue: 128)
    /// JSON below a GET or a DELETE is its answer.
    static let answersBelow = Limits(rawValue: 256)
  }

  var name: String
  /// The ending tells the form.
  var file: String
  var limits: Limits
  /// What the form does to a body, the outermost wrapping first.
  var wrappings: [Wrapping]
  /// The file's text.
  var text: @Sendable (SharedRequest) -> String

  init(
    _ name: String, _ file: String, _ limits: Limits = [], in wrappings: Wrapping...,
    text: @escaping @Sendable (SharedRequest) -> String
  ) {
    self.name = name
    self.file = file
    self.limits = limits
    self.wrappings = wrappings
    self.text = text
  }

  var testDescription: String { name }

  /// Every form that rplint reads.
  static let all = jsonForms + templates + recordings + textForms + scripts

  /// Whether the form can say all of the request.
  func canSave(_ request: SharedRequest) -> Bool {
    if limits.contains(.noURL), request.operation == nil { return false }
    if limits.contains(.needsBody) || limits.contains(.noURL), request.body == nil { return false }
    if limits.contains(.answersBelow), ["GET", "DELETE"].contains(request.method) { return false }
    if limits.contains(.oneWordURL), request.url.contains(where: { $0 == " " || $0 == "'" }) { return false }
    guard limits.contains(.deployment) else { return true }
    return request.method == "PUT" && request.bodyKeys.isDisjoint(with: ["name", "type", "resources", "apiversion"])
  }

  /// The file that holds the request.
  func save(_ request: SharedRequest) -> String {
    var request = request
    if limits.contains(.oneLine) {
      request.body = request.body?.rewriting("\r\n", with: " ").rewriting("\n", with: " ")
    }
    return text(request)
  }

  /// The finding with its text as it stands in the body.
  func unwrapped(_ finding: SeenFinding) -> SeenFinding {
    guard finding.part == .body else { return finding }
    var unwrapped = finding
    unwrapped.text = self.unwrapped(finding.text)
    return unwrapped
  }

  /// A piece of the file as it stands in the body.
  func unwrapped(_ text: String) -> String {
    let inner = wrappings.reduce(text as String?) { text, wrapping in text.flatMap(wrapping.undone) }
    return inner ?? "no text in the form \(name): \(text)"
  }

  /// What rplint finds in the saved request.
  func findings(in request: SharedRequest) -> [SeenFinding] {
    let text = save(request)
    let needsOptions = limits.contains(.needsOptions)
    let options =
      needsOptions ? Linter.Options(operation: request.operation, apiVersion: request.apiVersion) : Linter.Options()
    let path = file.rewriting("{operation}", with: request.operation ?? "")
    let bytes = Array(text.utf8)
    return Linter(options: options).lint(bytes, path: path, isNamed: true).findings.map { SeenFinding($0, in: bytes) }
  }

  /// What the form is to give, by what the plain body and the plain envelope give.
  func expectedFindings(in request: SharedRequest) -> [SeenFinding] {
    let envelope = PlainFindings.inEnvelope(request)
    guard limits.contains(.noURL) else { return envelope.map(asShown) }
    let ofVersion = envelope.filter { $0.part == .url && $0.text == request.apiVersion }
    let ofBody = PlainFindings.inBody(request).filter { $0.part == .body }
    guard limits.contains(.versionAside) else { return ofBody }
    let ofName = limits.contains(.deployment) ? envelope.compactMap { request.asResourceName($0) } : []
    return ofVersion + ofName + ofBody.filter { found in !ofVersion.contains { $0.message == found.message } }
  }

  private func asShown(_ finding: SeenFinding) -> SeenFinding {
    var shown = finding
    if limits.contains(.prose), [RuleID(205), RuleID(6)].contains(finding.rule) { shown.severity = .info }
    return shown
  }
}

extension SharedRequest {
  /// A finding at a resource's name in the URL as one at the name of a template's resource.
  fileprivate func asResourceName(_ finding: SeenFinding) -> SeenFinding? {
    guard finding.rule == RuleID(204), names.contains(finding.text) else { return nil }
    var named = finding
    named.part = .body
    named.pointer = JSONPointer(["name"])
    named.text = jsonString(names.joined(separator: "/"))
    return named
  }
}
