import JSONText
import Linting
import Swagger
import TestSupport

/// Faults of whole files, of several requests, and of responses.
enum FileMutations {
  static func cases(for requests: [RightRequest]) -> [ProofCase] {
    requests.flatMap { unidentified($0) + undecodable($0) + outdated($0) + contradicting($0) + responses($0) }
      + requests.flatMap(runs)
  }

  private static func envelope(_ request: RightRequest, _ members: String) -> String {
    let body = request.body.map { ", \"body\": \($0.text(indentation: nil))" } ?? ""
    return "{\(members)\(body)}"
  }

  private static func unidentified(_ request: RightRequest) -> [ProofCase] {
    [
      ProofCase(
        3, "\(request.description) without a method", path: "request.json",
        envelope(request, #""url": "\#(request.url)""#))
    ]
  }

  private static func undecodable(_ request: RightRequest) -> [ProofCase] {
    let text = "# caf\u{E9}\n\(request.http)"
    return [
      ProofCase(
        4, "\(request.description) in Latin 1", path: "request.http",
        bytes: text.unicodeScalars.map { UInt8(truncatingIfNeeded: $0.value) })
    ]
  }

  private static func outdated(_ request: RightRequest) -> [ProofCase] {
    guard let next = request.document.apiVersions.first(where: { $0 > request.version }) else { return [] }
    return [("request.json", request.envelope), ("request.http", request.http)].map { path, text in
      var proofCase = ProofCase(306, "\(request.description) before \(next)", path: path, text)
      proofCase.minimumVersion = next
      return proofCase
    }
  }

  private static func contradicting(_ request: RightRequest) -> [ProofCase] {
    let members = #""method": "\#(request.method)", "url": "\#(request.url)", "apiVersion": "2020-01-01""#
    return [
      ProofCase(208, "\(request.description) beside 2020-01-01", path: "request.json", envelope(request, members))
    ]
  }

  private static func responses(_ request: RightRequest) -> [ProofCase] {
    guard request.operation.id == "RestorePoints_Get" else { return [] }
    func proofCase(_ rule: Int, _ properties: String) -> ProofCase {
      let response =
        #"{"id": "\#(RightRequest.root)/restorePointCollections/c/restorePoints/p", "properties": {\#(properties)}}"#
      return ProofCase(
        rule, "\(request.description) -> \(properties)", path: "record.json",
        #"""
        {"Entries": [{"RequestUri": "\#(request.url)", "RequestMethod": "GET", "StatusCode": 200,
          "ResponseBody": \#(response)}]}
        """#)
    }
    return [#""zzUnknown": 1"#, #""consistencyMode": "Nonesuch""#, #""excludeDisks": {}"#].map { proofCase(501, $0) }
      + ["Creating", "Failed", "Deleting"].map { proofCase(502, #""provisioningState": "\#($0)""#) }
  }

  private static func runs(_ request: RightRequest) -> [ProofCase] {
    guard request.operation.id == "RestorePoints_Create" else { return [] }
    let collection = #""location": "eastus", "properties": {"source": {"id": "\#(RightRequest.root)/"#
    let machine = creating(#"{\#(collection)virtualMachines/vm"}}}"#, request)
    let copies = creating(#"{\#(collection)restorePointCollections/third"}}}"#, request)
    let isInstant = request.has(["properties", "instantAccessDurationMinutes"])
    let isCopy = request.has(["properties", "sourceRestorePoint"])
    var other = request
    other.body = JSONTree.object([.init(key: "properties", value: .object([]))])
    let many = (0...500).map { number in
      var copy = other
      copy.url = copy.url.replacing("restorePoints/p", with: "restorePoints/p\(number)")
      return copy
    }
    return (isInstant ? run(403, [machine, request]) + run(403, [request, machine]) : [])
      + (isCopy ? run(408, [copies, request]) + run(408, [request, copies]) : [])
      + run(417, [request, other]) + run(417, [other, request]) + run(415, [machine] + many)
  }

  private static func creating(_ body: String, _ request: RightRequest) -> RightRequest {
    var collection = request
    collection.url = request.url.replacing("/restorePoints/p", with: "")
    collection.body = JSONTree(of: Array(body.utf8))
    return collection
  }

  private static func run(_ rule: Int, _ requests: [RightRequest]) -> [ProofCase] {
    let description = "\(requests.count) requests of \(requests.last?.version.description ?? "")"
    return [
      ProofCase(rule, description, path: "run.json", "[\(requests.map(\.envelope).joined(separator: ",\n"))]"),
      ProofCase(rule, description, path: "run.http", requests.map(\.http).joined(separator: "\n###\n")),
    ]
  }
}

extension RightRequest {
  private var saved: SharedRequest {
    SharedRequest(description, method: method, url: url, body: body?.text(indentation: "  "))
  }

  fileprivate var envelope: String { SavedForm.envelope.save(saved) }

  fileprivate var http: String { "\(method) \(url)\n\n\(body?.text(indentation: "  ") ?? "")\n" }
}
