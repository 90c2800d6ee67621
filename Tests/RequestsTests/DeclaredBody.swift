import JSONText

@testable import Requests

/// What a test wants to know of a resource that a Bicep or Terraform file declares.
struct DeclaredBody: Equatable {
  var operation: String?
  var apiVersion: String?
  var name: String?
  var parentName: String?
  var deployment: String?
  var extent = ""
  /// The JSON text that rules see.
  var json: String?
  var reason: String?
  /// The file's own text at every key and value of the body, in the order of the text.
  var places: [String] = []

  static func all(in text: String, path: String = "main.bicep") -> [DeclaredBody] {
    let file = Array(text.utf8)
    var found: [DeclaredBody] = []
    RequestFinder().findRequests(in: file, path: path) { discovery in
      switch discovery {
      case .request(let request): found.append(DeclaredBody(request, file))
      case .unidentified(let range, let reason, _):
        found.append(DeclaredBody(extent: String(decoding: file[range], as: UTF8.self), reason: reason))
      case .answer, .fault, .unreadable: found.append(DeclaredBody(reason: "unexpected"))
      }
    }
    return found
  }

  private init(extent: String = "", reason: String?) {
    self.extent = extent
    self.reason = reason
  }

  private init(_ request: Request, _ file: [UInt8]) {
    operation = request.operation
    apiVersion = request.apiVersion?.text
    name = request.resourceName?.text
    parentName = request.parentResourceName?.text
    deployment = request.deployment
    extent = String(decoding: file[request.extent], as: UTF8.self)
    guard let body = request.body, let root = body.node, body.faults.isEmpty else { return }
    json = body.text.string
    let pointers = Self.pointers(below: root, at: .root)
    let index = PlaceIndex(of: pointers, in: body.text.bytes.span)
    func written(_ range: Range<Int>) -> String {
      String(decoding: file[body.text.map.source(of: range)], as: UTF8.self)
    }
    places = pointers.compactMap { index[$0] }.map { place in
      (place.key.map { written($0) + " -> " } ?? "") + written(place.value)
    }
  }

  private static func pointers(below node: JSONNode, at pointer: JSONPointer) -> [JSONPointer] {
    let inner =
      node.members.map { ($0.value, pointer.appending($0.key)) }
      + node.elements.enumerated().map { ($1, pointer.appending($0)) }
    return inner.flatMap { [$1] + pointers(below: $0, at: $1) }
  }
}
