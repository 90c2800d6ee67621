import JSONText

@testable import Requests

/// The parts of a resource declaration in a Bicep or Terraform file that tests compare.
struct DeclaredBody: Equatable {
  var operation: String?
  var apiVersion: String?
  var name: String?
  var parentName: String?
  var deployment: String?
  var extent = ""
  /// The body as JSON, as rules see it.
  var json: String?
  var reason: String?
  /// The source text of every key and value of the body, in source order.
  var sources: [String] = []

  static func all(in text: String, path: String = "main.bicep") -> [DeclaredBody] {
    let file = Array(text.utf8)
    var found: [DeclaredBody] = []
    RequestFinder().findRequests(in: file, path: path) { event in
      switch event {
      case .request(let request): found.append(DeclaredBody(request, file))
      case .unidentified(let range, let reason, _):
        found.append(DeclaredBody(extent: String(decoding: file[range], as: UTF8.self), reason: reason))
      case .unrelated: break
      case .response, .fault, .unreadable: found.append(DeclaredBody(reason: "unexpected"))
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
    let index = RangeIndex(of: pointers, in: body.text.bytes.span)
    func source(_ range: Range<Int>) -> String {
      String(decoding: file[body.text.map.source(of: range)], as: UTF8.self)
    }
    sources = pointers.compactMap { index[$0] }.map { ranges in
      (ranges.key.map { source($0) + " -> " } ?? "") + source(ranges.value)
    }
  }

  private static func pointers(below node: JSONNode, at pointer: JSONPointer) -> [JSONPointer] {
    let inner =
      node.members.map { ($0.value, pointer.appending($0.key)) }
      + node.elements.enumerated().map { ($1, pointer.appending($0)) }
    return inner.flatMap { [$1] + pointers(below: $0, at: $1) }
  }
}
