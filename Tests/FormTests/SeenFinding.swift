import JSONText
import Linting
import Swagger

/// A finding as all forms have to give it.
struct SeenFinding: Equatable, CustomStringConvertible {
  var rule: RuleID
  var severity: Severity
  var message: String
  var part: Part
  var pointer: JSONPointer?
  /// The file's own text at the finding.
  var text: String

  init(_ finding: LocatedFinding, in file: [UInt8]) {
    rule = finding.rule
    severity = finding.severity
    message = finding.message
    part = finding.part
    pointer = finding.pointer
    text = String(decoding: file[finding.place.bytes.clamped(to: file.indices)], as: UTF8.self)
  }

  var description: String { "\(rule) \(severity) \(pointer?.description ?? "\(part)") \(message) at <\(text)>" }
}

/// What rplint finds in a request that is saved plainly; each is looked for once.
enum PlainFindings {
  private static let bare = Guarded<[String: [SeenFinding]]>([:])
  private static let enveloped = Guarded<[String: [SeenFinding]]>([:])

  static func inBody(_ request: SharedRequest) -> [SeenFinding] {
    bare.withLock { kept in found(in: request, by: .bareBody, &kept) }
  }

  static func inEnvelope(_ request: SharedRequest) -> [SeenFinding] {
    enveloped.withLock { kept in found(in: request, by: .envelope, &kept) }
  }

  private static func found(
    in request: SharedRequest, by form: SavedForm, _ kept: inout [String: [SeenFinding]]
  ) -> [SeenFinding] {
    let key = "\(request.method) \(request.url)\n\(request.body ?? "")"
    if let found = kept[key] { return found }
    let found = form.findings(in: request)
    kept[key] = found
    return found
  }
}
