import JSONText

@testable import Linting

/// A request for tests, written as an envelope.
struct SampleRequest {
  static let root = "/subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/g/providers/Microsoft.Compute"
  static let machine = root + "/virtualMachines/vm"
  static let collection = root + "/restorePointCollections/c"

  var method: String
  /// Without the host.
  var url: String
  /// JSON text.
  var body: String?

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

  /// A PUT of a restore point with these properties.
  static func restorePoint(
    _ properties: String, name: String = "p", in collection: String = "c", version: String = "2025-04-01"
  ) -> SampleRequest {
    SampleRequest(
      "PUT", url: "\(root)/restorePointCollections/\(collection)/restorePoints/\(name)?api-version=\(version)",
      body: #"{"properties":\#(properties)}"#)
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

  var text: String {
    let parts =
      [#""method":"\#(method)""#, #""url":"https://management.azure.com\#(url)""#]
      + (body.map { [#""body":\#($0)"#] } ?? [])
    return "{\(parts.joined(separator: ","))}"
  }

  var findings: [LocatedFinding] {
    Linter().lint(Array(text.utf8), path: "request.json", isNamed: true).findings
  }

  /// Each finding's rule and severity, with its pointer or, without one, its source text.
  var faults: [String] { findings.map { $0.summary(in: text) } }
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
