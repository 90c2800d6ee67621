import JSONText

@testable import Requests

/// What a test wants to know of a discovery in a JSON file.
struct FoundInJSON: Equatable {
  enum Kind: Equatable {
    case request, answer, unidentified, fault, unreadable
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

  /// The file's own text at the request.
  var extent = ""

  /// The file's own text at the method, the URL and the api-version.
  var methodSource: String?
  var urlSource: String?
  var apiVersionSource: String?

  /// Of the body's `/properties/source/id`: the value, and the file's own text at it.
  var sourceID: String?
  var sourceIDText: String?

  /// The body's root members in order; nil without a body.
  var bodyKeys: [String]?

  static func all(in text: String, path: String = "saved.json", operation: String? = nil) -> [FoundInJSON] {
    let file = Array(text.utf8)
    var found: [FoundInJSON] = []
    RequestFinder(operation: operation).findRequests(in: file, path: path) { discovery in
      switch discovery {
      case .request(let request): found.append(FoundInJSON(request, file))
      case .answer(let answer): found.append(FoundInJSON(answer, file))
      case .unidentified(let range, let reason, _):
        found.append(
          FoundInJSON(kind: .unidentified, reason: reason, extent: String(decoding: file[range], as: UTF8.self)))
      case .fault(let fault): found.append(FoundInJSON(kind: .fault, reason: fault.message))
      case .unreadable: found.append(FoundInJSON(kind: .unreadable))
      }
    }
    return found
  }
}

extension FoundInJSON {
  private init(_ request: Request, _ file: [UInt8]) {
    self.init(
      kind: .request, form: request.form, operation: request.operation, method: request.method?.text,
      url: request.url?.text, apiVersion: request.apiVersion?.text, name: request.resourceName?.text,
      parentName: request.parentResourceName?.text, ignoredMembers: request.body?.ignoredMembers ?? [],
      extent: String(decoding: file[request.extent], as: UTF8.self),
      methodSource: Self.source(request.method, file), urlSource: Self.source(request.url, file),
      apiVersionSource: Self.source(request.apiVersion, file))
    take(request.body, file)
  }

  private init(_ answer: Answer, _ file: [UInt8]) {
    self.init(
      kind: .answer, form: answer.form, operation: answer.operation, method: answer.method?.text,
      url: answer.url?.text, apiVersion: answer.apiVersion?.text, status: answer.status,
      extent: String(decoding: file[answer.extent], as: UTF8.self))
    take(answer.body, file)
  }

  private static func source(_ text: RequestText?, _ file: [UInt8]) -> String? {
    text.map { text in
      let mapped = text.mapped
      return String(decoding: file[mapped.map.source(of: 0..<mapped.bytes.count)], as: UTF8.self)
    }
  }

  private mutating func take(_ body: RequestBody?, _ file: [UInt8]) {
    guard let body, let node = body.node else { return }
    bodyKeys = node.members.map(\.key)
    let pointer = JSONPointer(["properties", "source", "id"])
    sourceID = node[pointer]?.string
    let whole = body.pointer.appending(pointer)
    sourceIDText = PlaceIndex(of: [whole], in: body.text.bytes.span)[whole].map {
      String(decoding: file[body.text.map.source(of: $0.value)], as: UTF8.self)
    }
  }
}

/// The path of a collection, and one that no rule is about, both without host and api-version.
let collectionPath = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/restorePointCollections/c"
let machinePath = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/v"

/// A collection's body whose source is named in a way that needs escapes.
let collectionBody = #"{"location": "é", "properties": {"source": {"id": "v-é"}}}"#

/// `text` as a JSON string.
func quoted(_ text: String) -> String { "\"\(escapedJSON(text))\"" }
