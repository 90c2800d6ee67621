import JSONText

@testable import Requests

/// The parts of a reader event that tests compare.
struct ReaderEventSummary: Equatable {
  enum Kind: Equatable {
    case request, response, unidentified, fault, unreadable
  }

  var kind: Kind
  var form: RequestForm?
  var operation: String?
  var method: String?
  var url: String?
  var apiVersion: String?
  var name: String?
  var parentName: String?
  var status: Int?
  var reason: String?
  var ignoredMembers: Set<String> = []

  /// The source text of the request or response.
  var extent = ""

  /// The source texts of the method, the URL and the api-version.
  var methodSource: String?
  var urlSource: String?
  var apiVersionSource: String?

  /// The value and the source text of the body's `/properties/source/id`.
  var sourceID: String?
  var sourceIDText: String?

  /// The keys of the body's root members, in order; nil without a body.
  var bodyKeys: [String]?

  static func all(in text: String, path: String = "saved.json", operation: String? = nil) -> [ReaderEventSummary] {
    let file = Array(text.utf8)
    var found: [ReaderEventSummary] = []
    RequestFinder(operation: operation).findRequests(in: file, path: path) { event in
      switch event {
      case .request(let request): found.append(ReaderEventSummary(request, file))
      case .response(let response): found.append(ReaderEventSummary(response, file))
      case .unidentified(let range, let reason, _):
        found.append(
          ReaderEventSummary(kind: .unidentified, reason: reason, extent: String(decoding: file[range], as: UTF8.self)))
      case .unrelated: break
      case .fault(let fault): found.append(ReaderEventSummary(kind: .fault, reason: fault.message))
      case .unreadable: found.append(ReaderEventSummary(kind: .unreadable))
      }
    }
    return found
  }
}

extension ReaderEventSummary {
  private init(_ request: Request, _ file: [UInt8]) {
    self.init(
      kind: .request, form: request.form, operation: request.operation, method: request.method?.text,
      url: request.url?.text, apiVersion: request.apiVersion?.text, name: request.resourceName?.text,
      parentName: request.parentResourceName?.text, ignoredMembers: request.body?.ignoredMembers ?? [],
      extent: String(decoding: file[request.extent], as: UTF8.self),
      methodSource: Self.source(request.method, file), urlSource: Self.source(request.url, file),
      apiVersionSource: Self.source(request.apiVersion, file))
    addBody(request.body, file)
  }

  private init(_ response: Response, _ file: [UInt8]) {
    self.init(
      kind: .response, form: response.request.form, operation: response.request.operation,
      method: response.request.method?.text, url: response.request.url?.text,
      apiVersion: response.request.apiVersion?.text, status: response.status,
      extent: String(decoding: file[response.request.extent], as: UTF8.self))
    addBody(response.body, file)
  }

  private static func source(_ text: RequestText?, _ file: [UInt8]) -> String? {
    text.map { text in
      let mapped = text.mapped
      return String(decoding: file[mapped.map.source(of: 0..<mapped.bytes.count)], as: UTF8.self)
    }
  }

  private mutating func addBody(_ body: RequestBody?, _ file: [UInt8]) {
    guard let body, let node = body.node else { return }
    bodyKeys = node.members.map(\.key)
    let pointer = JSONPointer(["properties", "source", "id"])
    sourceID = node[pointer]?.string
    let absolutePointer = body.pointer.appending(pointer)
    sourceIDText = RangeIndex(of: [absolutePointer], in: body.text.bytes.span)[absolutePointer].map {
      String(decoding: file[body.text.map.source(of: $0.value)], as: UTF8.self)
    }
  }
}

/// The paths of a collection and of an unrelated resource, without host and api-version.
let collectionPath = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/restorePointCollections/c"
let machinePath = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/v"

/// A collection's body with non-ASCII characters in its source ID.
let collectionBody = #"{"location": "é", "properties": {"source": {"id": "v-é"}}}"#

/// `text` as a JSON string.
func quoted(_ text: String) -> String { "\"\(escapedJSON(text))\"" }
