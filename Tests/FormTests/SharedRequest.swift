import JSONText
import Linting
import Requests

/// A request that every form is asked to save.
struct SharedRequest: CustomStringConvertible, Sendable {
  /// Where the request comes from, for people.
  var description: String
  var method: String
  /// With its host.
  var url: String
  /// JSON text of an object; nil for a request without a body.
  var body: String?

  /// The operation of a body that is saved alone; nil where method and path are none of the usual ones.
  var operation: String? {
    switch (method.uppercased(), resource.type.lowercased()) {
    case ("PUT", "restorepointcollections"): "RestorePointCollections_CreateOrUpdate"
    case ("PATCH", "restorepointcollections"): "RestorePointCollections_Update"
    case ("PUT", "restorepointcollections/restorepoints"): "RestorePoints_Create"
    case ("POST", "restorepointcollections/restorepoints/diskrestorepoints") where isGrant:
      "DiskRestorePoint_GrantAccess"
    case ("PUT", "disks"): "Disks_CreateOrUpdate"
    default: nil
    }
  }

  var apiVersion: String? { parts.item("api-version")?.decodedValue }

  /// The path and the query.
  var relativeURL: String {
    let path = parts.pathRange.lowerBound
    return String(decoding: Array(url.utf8)[path...], as: UTF8.self)
  }

  /// The type below `Microsoft.Compute`, and the names that go with its parts.
  var resource: (type: String, names: [String]) {
    let all = parts.path.map(\.decoded)
    guard let provider = all.firstIndex(where: { $0.lowercased() == "microsoft.compute" }) else { return ("", []) }
    let below = all[(provider + 1)...].enumerated()
    return (
      below.filter { $0.offset.isMultiple(of: 2) }.prefix(3).map(\.element).joined(separator: "/"),
      below.filter { !$0.offset.isMultiple(of: 2) }.map(\.element)
    )
  }

  private var parts: URLParts { URLParts(Array(url.utf8)) }

  private var isGrant: Bool { parts.path.last?.text.lowercased() == "begingetaccess" }

  /// The keys at the body's root, in lower case.
  var bodyKeys: Set<String> {
    guard let body, let document = try? JSONDocument(parsing: Array(body.utf8).span) else { return [] }
    return document.withRoot { Set($0.members.map { $0.key.lowercased() }) }
  }
}

extension SharedRequest {
  private static let host = "https://management.azure.com"

  /// Takes an envelope with one request out of a text; nil for other texts, and where it names no URL or method.
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
    self.description = description
    self.method = method.string
    self.url = url.string.hasPrefix("/") ? Self.host + url.string : url.string
    body = PlaceIndex(of: [pointer], in: bytes.span)[pointer].map { whole.slice($0.value).string }
  }

  /// The examples of the catalogue that are one request with its method and URL.
  static let catalogue: [SharedRequest] = RuleCatalog.bundled.rules.flatMap { rule in
    (rule.wrong.map { ("wrong", $0) } + rule.right.map { ("right", $0) }).enumerated().compactMap { number, example in
      example.1.copies == 1
        ? SharedRequest(envelope: example.1.text, description: "\(rule.id) \(example.0) \(number)") : nil
    }
  }
}
