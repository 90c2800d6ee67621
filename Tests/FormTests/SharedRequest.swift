import JSONText
import Linting
import Requests

/// A request that is saved in every form.
struct SharedRequest: CustomStringConvertible, Sendable {
  /// A human-readable description of the request's origin.
  var description: String
  let method: String
  /// The absolute URL.
  let url: String
  /// The JSON text of an object; nil for a request without a body.
  var body: String?

  let apiVersion: String?
  /// The path and the query.
  let relativeURL: String
  /// The resource type without `Microsoft.Compute`, and the names that correspond to its parts.
  let type: String
  let names: [String]
  /// The operation; nil if the method and path are not those of an operation with a body.
  let operation: String?

  init(_ description: String, method: String, url: String, body: String?) {
    let parts = URLParts(Array(url.utf8))
    self.description = description
    self.method = method
    self.url = url
    self.body = body
    apiVersion = parts.item("api-version")?.decodedValue
    relativeURL = String(decoding: Array(url.utf8)[parts.pathRange.lowerBound...], as: UTF8.self)
    let path = parts.path.map(\.decoded)
    let provider = path.firstIndex { $0.lowercased() == "microsoft.compute" } ?? path.count - 1
    let segments = path.dropFirst(provider + 1).enumerated()
    type = segments.filter { $0.offset.isMultiple(of: 2) }.prefix(3).map(\.element).joined(separator: "/")
    names = segments.filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
    operation = Self.operation(method, type.lowercased(), isGrant: path.last?.lowercased() == "begingetaccess")
  }

  private static func operation(_ method: String, _ type: String, isGrant: Bool) -> String? {
    switch (method, type) {
    case ("PUT", "restorepointcollections"): "RestorePointCollections_CreateOrUpdate"
    case ("PATCH", "restorepointcollections"): "RestorePointCollections_Update"
    case ("PUT", "restorepointcollections/restorepoints"): "RestorePoints_Create"
    case ("POST", "restorepointcollections/restorepoints/diskrestorepoints") where isGrant:
      "DiskRestorePoint_GrantAccess"
    case ("PUT", "disks"): "Disks_CreateOrUpdate"
    default: nil
    }
  }

  /// The keys at the body's root, in lower case.
  var bodyKeys: Set<String> {
    guard let body, let document = try? JSONDocument(parsing: Array(body.utf8).span) else { return [] }
    return document.withRoot { Set($0.members.map { $0.key.lowercased() }) }
  }
}

extension SharedRequest {
  private static let host = "https://management.azure.com"

  /// Parses an envelope; nil for any other text, and if the URL or the method is missing.
  init?(envelope text: String, description: String) {
    let bytes = Array(text.utf8)
    let isEnvelope = (try? JSONDocument(parsing: bytes.span))?.withRoot { root in
      root.kind == .object && (root["body"] == nil || root["body"]?.kind == .object) && root["apiVersion"] == nil
    }
    let whole = MappedText(bytes: bytes)
    guard isEnvelope == true, let method = whole.unescapedString(at: JSONPointer(["method"])),
      let url = whole.unescapedString(at: JSONPointer(["url"]))
    else { return nil }
    let pointer = JSONPointer(["body"])
    let body = RangeIndex(of: [pointer], in: bytes.span)[pointer].map { whole.slice($0.value).string }
    self.init(
      description, method: method.string, url: url.string.hasPrefix("/") ? Self.host + url.string : url.string,
      body: body)
  }

  /// The rule examples in the catalog that consist of a single envelope.
  static let catalog: [SharedRequest] = RuleCatalog.bundled.rules.flatMap { rule in
    (rule.wrong.prefix(2).map { ("wrong", $0) } + rule.right.prefix(1).map { ("right", $0) }).enumerated().compactMap {
      number, example in
      example.1.copies == 1
        ? SharedRequest(envelope: example.1.text, description: "\(rule.id) \(example.0) \(number)") : nil
    }
  }
}
