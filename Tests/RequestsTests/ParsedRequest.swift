import JSONText

@testable import Requests

/// The parts of a request in a text file that tests compare.
struct ParsedRequest: Equatable {
  var method: String?
  var url: String?
  var body: String?

  /// The source text of each part.
  var methodSource: String?
  var urlSource: String?
  var extent: String

  var isParsed = false
  var hasExternalBody = false
  var reason: String?

  /// The requests in a text.
  static func all(in text: String, form: RequestForm = .prose) -> [ParsedRequest] {
    let file = Array(text.utf8)
    var found: [ParsedRequest] = []
    RequestFinder().findRequests(in: file, path: form == .http ? "a.http" : "a.md") { event in
      switch event {
      case .request(let request): found.append(ParsedRequest(request, file: file))
      case .unidentified(let range, let reason, let body):
        found.append(
          ParsedRequest(body: body?.string, extent: String(decoding: file[range], as: UTF8.self), reason: reason))
      case .response, .unrelated, .fault, .unreadable: break
      }
    }
    return found
  }
}

extension ParsedRequest {
  private init(_ request: Request, file: [UInt8]) {
    func source(_ text: MappedText?) -> String? {
      text.map { String(decoding: file[$0.map.source(of: 0..<$0.bytes.count)], as: UTF8.self) }
    }
    method = request.method?.text
    url = request.url?.text
    body = request.body.flatMap { $0.faults.isEmpty ? $0.text.string : source($0.text) }
    methodSource = source(request.method?.mapped)
    urlSource = source(request.url?.mapped)
    extent = String(decoding: file[request.extent], as: UTF8.self)
    isParsed = request.body?.node != nil
    hasExternalBody = request.hasExternalBody
    reason = request.guessReason
  }
}

/// The URLs of a collection and of an unrelated resource.
let collection =
  "https://management.azure.com/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/restorePointCollections/c?api-version=2025-04-01"
let machine =
  "https://management.azure.com/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/v?api-version=2025-04-01"
