import JSONText

@testable import Requests

/// What a test wants to know of a request that was found in a text.
struct ReadRequest: Equatable {
  var method: String?
  var url: String?
  var body: String?

  /// The file's own text at each part.
  var methodSource: String?
  var urlSource: String?
  var extent: String

  var isParsed = false
  var isBodyElsewhere = false
  var reason: String?

  /// Every request that a reader finds in a text.
  static func all(in text: String, form: RequestForm = .prose) -> [ReadRequest] {
    let file = Array(text.utf8)
    var found: [ReadRequest] = []
    TextRequestReader(form: form).read(file) { discovery in
      switch discovery {
      case .request(let request): found.append(ReadRequest(request, file: file))
      case .unidentified(let range, let reason, let body):
        found.append(
          ReadRequest(body: body?.string, extent: String(decoding: file[range], as: UTF8.self), reason: reason))
      case .answer, .fault, .unreadable: break
      }
    }
    return found
  }
}

extension ReadRequest {
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
    isBodyElsewhere = request.isBodyElsewhere
  }
}

/// A URL of a collection, and one that no rule is about.
let collection =
  "https://management.azure.com/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/restorePointCollections/c?api-version=2025-04-01"
let machine =
  "https://management.azure.com/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/v?api-version=2025-04-01"
