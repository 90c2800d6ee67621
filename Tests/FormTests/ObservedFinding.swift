import JSONText
import Linting
import Swagger

/// The properties of a finding that are the same in every form.
struct ObservedFinding: Equatable, CustomStringConvertible {
  var rule: RuleID
  var severity: Severity
  var message: String
  var part: Part
  var pointer: JSONPointer?
  /// The file's text at the finding.
  var text: String

  init(_ finding: LocatedFinding, in file: [UInt8]) {
    rule = finding.rule
    severity = finding.severity
    message = finding.message
    part = finding.part
    pointer = finding.pointer
    text = String(decoding: file[finding.range.bytes.clamped(to: file.indices)], as: UTF8.self)
  }

  var description: String { "\(rule) \(severity) \(pointer?.description ?? "\(part)") \(message) at <\(text)>" }
}

/// The findings in requests that are saved as a bare body or an envelope, computed once per request.
enum PlainFindings {
  private static let bare = Guarded<[String: [ObservedFinding]]>([:])
  private static let enveloped = Guarded<[String: [ObservedFinding]]>([:])

  static func inBody(_ request: SharedRequest) -> [ObservedFinding] {
    bare.withLock { cache in found(in: request, by: .bareBody, &cache) }
  }

  static func inEnvelope(_ request: SharedRequest) -> [ObservedFinding] {
    enveloped.withLock { cache in found(in: request, by: .envelope, &cache) }
  }

  private static func found(
    in request: SharedRequest, by form: SavedForm, _ cache: inout [String: [ObservedFinding]]
  ) -> [ObservedFinding] {
    let key = "\(request.method) \(request.url)\n\(request.body ?? "")"
    if let found = cache[key] { return found }
    let found = form.findings(in: request)
    cache[key] = found
    return found
  }
}
