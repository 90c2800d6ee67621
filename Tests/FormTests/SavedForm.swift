import JSONText
import Linting
import Testing

/// A file format and how a request is saved in it.
struct SavedForm: CustomTestStringConvertible, Sendable {
  /// What a form can't represent, and where its findings differ.
  struct Limits: OptionSet, Sendable {
    let rawValue: Int

    /// The file contains neither method nor URL, so there are no findings in them.
    static let noURL = Limits(rawValue: 1)
    /// A deployment only creates resources. Members at the root such as `name` and `type` belong to the resource;
    /// findings in a name in the URL are reported there.
    static let deployment = Limits(rawValue: 2)
    /// RP205 and RP006 have the severity info in prose.
    static let prose = Limits(rawValue: 4)
    /// The body is written on one line.
    static let oneLine = Limits(rawValue: 8)
    /// A request without a body can't be saved.
    static let needsBody = Limits(rawValue: 16)
    /// `--operation` and `--api-version` are required.
    static let needsOptions = Limits(rawValue: 32)
    /// The URL must not contain spaces or single quotes.
    static let noSpacesInURL = Limits(rawValue: 64)
    /// The api-version is in the file, separate from the URL.
    static let separateVersion = Limits(rawValue: 128)
    /// JSON below a GET or a DELETE is its response.
    static let responsesBelow = Limits(rawValue: 256)
    /// The body is translated to literals of another language, without its whitespace and escape sequences.
    static let declaration = Limits(rawValue: 512)
    /// A resource has only the last of its names, and the provider may supply the location.
    static let azapi = Limits(rawValue: 1024)
    /// The method must be one of HTTP's usual ones, and is written in lower case.
    static let knownMethod = Limits(rawValue: 2048)
  }

  var name: String
  /// The file's name, whose extension determines the form.
  var file: String
  var limits: Limits
  /// How the form wraps a body, the outermost wrapping first.
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
  static let all = jsonForms + templates + declarations + recordings + textForms + scripts

  /// Whether the form can represent the request.
  func canSave(_ request: SharedRequest) -> Bool {
    if limits.contains(.noURL), request.operation == nil { return false }
    if limits.contains(.needsBody) || limits.contains(.noURL), request.body == nil { return false }
    if limits.contains(.responsesBelow), ["GET", "DELETE"].contains(request.method) { return false }
    if limits.contains(.noSpacesInURL), request.url.contains(where: { $0 == " " || $0 == "'" }) { return false }
    if limits.contains(.knownMethod), !["GET", "PUT", "PATCH", "POST", "DELETE"].contains(request.method) {
      return false
    }
    if limits.contains(.declaration), !request.hasDeclarableBody { return false }
    guard limits.contains(.deployment) else { return true }
    return request.method == "PUT" && request.bodyKeys.isDisjoint(with: ["name", "type", "resources", "apiversion"])
  }

  /// The path of the file with the request.
  func path(of request: SharedRequest) -> String {
    file.replacingScalars("{operation}", with: request.operation ?? "")
  }

  /// The text of the file with the request.
  func save(_ request: SharedRequest) -> String {
    var request = request
    if limits.contains(.oneLine) {
      request.body = request.body?.replacingScalars("\r\n", with: " ").replacingScalars("\n", with: " ")
    }
    return text(request)
  }

  /// The finding with its text unwrapped.
  func unwrapped(_ finding: ObservedFinding) -> ObservedFinding {
    var unwrapped = finding
    if finding.part == .body { unwrapped.text = self.unwrapped(finding.text) }
    if finding.part == .method, limits.contains(.knownMethod) { unwrapped.text = finding.text.uppercased() }
    return unwrapped
  }

  /// The part of the body that `text`, a part of the file, represents.
  func unwrapped(_ text: String) -> String {
    let unwrapped = wrappings.reduce(text as String?) { text, wrapping in text.flatMap(wrapping.unwrapped) }
    return unwrapped ?? "invalid text in the form \(name): \(text)"
  }

  /// The findings in the saved request.
  func findings(in request: SharedRequest) -> [ObservedFinding] {
    let text = save(request)
    let needsOptions = limits.contains(.needsOptions)
    let options =
      needsOptions ? Linter.Options(operation: request.operation, apiVersion: request.apiVersion) : Linter.Options()
    let bytes = Array(text.utf8)
    return Linter(options: options).lint(bytes, path: path(of: request), isNamed: true).findings.map {
      ObservedFinding($0, in: bytes)
    }
  }

  /// The expected findings, derived from those in the bare body and in the envelope.
  func expectedFindings(in request: SharedRequest) -> [ObservedFinding] {
    plainFindings(in: request).map(adjustedForForm)
  }

  /// The findings in the parts of the request that the form saves.
  private func plainFindings(in request: SharedRequest) -> [ObservedFinding] {
    let envelope = PlainFindings.inEnvelope(request)
    guard limits.contains(.noURL) else { return envelope }
    let inVersion = envelope.filter { $0.part == .url && $0.text == request.apiVersion }
    let inBody = PlainFindings.inBody(request).filter { $0.part == .body }
    guard limits.contains(.separateVersion) else { return inBody }
    let names = limits.contains(.azapi) ? Array(request.names.suffix(1)) : request.names
    let inName = limits.contains(.deployment) ? envelope.compactMap { $0.inResourceName(names) } : []
    return inVersion + inName
      + inBody.filter { finding in
        !inVersion.contains { $0.message == finding.message } && !(limits.contains(.azapi) && finding.isMissingLocation)
      }
  }

  private func adjustedForForm(_ finding: ObservedFinding) -> ObservedFinding {
    var adjusted = finding
    if limits.contains(.prose), [RuleID(205), RuleID(6)].contains(finding.rule) { adjusted.severity = .info }
    if finding.part == .body { adjusted.text = normalized(finding.text) }
    return adjusted
  }

  /// A part of a body as the form can represent it.
  func normalized(_ text: String) -> String { limits.contains(.declaration) ? CanonicalText.json(text) : text }
}

extension ObservedFinding {
  fileprivate var isMissingLocation: Bool { rule == RuleID(102) && pointer == .root && message.contains("'location'") }

  /// A finding in a resource name in the URL as one in the name of a template's resource, which consists of `names`.
  fileprivate func inResourceName(_ names: [String]) -> ObservedFinding? {
    guard rule == RuleID(204), names.contains(text) else { return nil }
    var converted = self
    converted.part = .body
    converted.pointer = JSONPointer(["name"])
    converted.text = jsonString(names.joined(separator: "/"))
    return converted
  }
}
