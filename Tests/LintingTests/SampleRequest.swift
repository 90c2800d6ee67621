import JSONText

@testable import Linting

/// A request for tests, written as an envelope or as a `.http` file.
struct SampleRequest {
  enum Form {
    case envelope, http
  }

  static let root = "/subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/g/providers/Microsoft.Compute"
  static let machine = root + "/virtualMachines/vm"
  static let collection = root + "/restorePointCollections/c"

  var method: String
  /// Without the host.
  var url: String
  /// JSON text.
  var body: String?
  var form = Form.envelope

  init(_ method: String, url: String, body: String?) {
    self.method = method
    self.url = url
    self.body = body
  }

  /// A PUT of a collection.
  static func collection(_ body: String, name: String = "c", version: String = "2025-04-01") -> SampleRequest {
    SampleRequest("PUT", url: "\(root)/restorePointCollections/\(name)?api-version=\(version)", body: body)
  }

  /// A PUT of a collection in eastus with these properties.
  static func collection(properties: String, name: String = "c") -> SampleRequest {
    collection(#"{"location":"eastus","properties":\#(properties)}"#, name: name)
  }

  /// A PUT of a restore point with these properties, or with this body.
  static func restorePoint(
    _ properties: String = "{}", body: String? = nil, name: String = "p", in collection: String = "c",
    version: String = "2025-04-01"
  ) -> SampleRequest {
    SampleRequest(
      "PUT", url: "\(root)/restorePointCollections/\(collection)/restorePoints/\(name)?api-version=\(version)",
      body: body ?? #"{"properties":\#(properties)}"#)
  }

  /// A grant of access to a disk restore point.
  static func grant(_ body: String) -> SampleRequest {
    let path = "restorePointCollections/c/restorePoints/p/diskRestorePoints/d/beginGetAccess"
    return SampleRequest("POST", url: "\(root)/\(path)?api-version=2023-10-02", body: body)
  }

  /// A PUT of a disk with this creation data.
  static func disk(_ creation: String, location: String = "eastus") -> SampleRequest {
    SampleRequest(
      "PUT", url: "\(root)/disks/d?api-version=2023-10-02",
      body: #"{"location":"\#(location)","properties":{"creationData":\#(creation)}}"#)
  }

  func `as`(_ form: Form) -> SampleRequest {
    var request = self
    request.form = form
    return request
  }

  var text: String {
    switch form {
    case .envelope: envelope
    case .http: "\(method) https://management.azure.com\(url)\n\n\(body ?? "")\n"
    }
  }

  private var path: String {
    switch form {
    case .envelope: "request.json"
    case .http: "request.http"
    }
  }

  private var envelope: String {
    let parts =
      [#""method":"\#(method)""#, #""url":"https://management.azure.com\#(url)""#]
      + (body.map { [#""body":\#($0)"#] } ?? [])
    return "{\(parts.joined(separator: ","))}"
  }

  var findings: [LocatedFinding] { findings(selecting: RuleSelection()) }

  /// Each finding's rule and severity, with its pointer or, without one, its source text.
  var faults: [String] { faults(selecting: RuleSelection()) }

  func findings(selecting selection: RuleSelection) -> [LocatedFinding] {
    Linter(options: .init(selection: selection)).lint(Array(text.utf8), path: path, isNamed: true).findings
  }

  func faults(selecting selection: RuleSelection) -> [String] {
    findings(selecting: selection).map { $0.summary(in: text) }
  }
}

extension LocatedFinding {
  func summary(in text: String) -> String {
    "\(rule) \(severity) \(pointer?.description ?? sourceText(in: text))"
  }

  /// The text that the finding points to.
  func sourceText(in text: String) -> String {
    String(decoding: Array(text.utf8)[range.bytes], as: UTF8.self)
  }
}
