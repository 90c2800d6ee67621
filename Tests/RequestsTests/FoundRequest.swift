import JSONText

@testable import Requests

/// What a test wants to know of a request found in a file of any form, with the places of its parts.
struct FoundRequest {
  let file: [UInt8]
  var form: RequestForm?
  var method: String?
  var url: String?
  var apiVersion: String?
  var body: MappedText?
  var isParsed = false
  var isBodyElsewhere = false
  var extent = ""
  var methodSource: String?
  var urlSource: String?
  var reason: String?
  var fault: SyntaxFault?

  /// All but the answers.
  static func all(in text: String, path: String) -> [FoundRequest] {
    let file = Array(text.utf8)
    var found: [FoundRequest] = []
    RequestFinder().findRequests(in: file, path: path) { discovery in
      if case .answer = discovery { return }
      found.append(FoundRequest(discovery, in: file))
    }
    return found
  }

  private init(_ discovery: Discovery, in file: [UInt8]) {
    self.file = file
    switch discovery {
    case .request(let request): take(request)
    case .unidentified(let range, let reason, let body):
      extent = String(decoding: file[range], as: UTF8.self)
      self.reason = reason
      self.body = body
    case .fault(let fault): self.fault = fault
    case .answer: break
    case .unreadable(let text, let faults):
      body = text
      fault = faults.first
    }
  }

  private mutating func take(_ request: Request) {
    form = request.form
    method = request.method?.text
    url = request.url?.text
    apiVersion = request.apiVersion?.text
    body = request.body?.text
    isParsed = request.body?.node != nil && request.body?.faults.isEmpty == true
    isBodyElsewhere = request.isBodyElsewhere
    extent = String(decoding: file[request.extent], as: UTF8.self)
    methodSource = request.method.map { source(of: 0..<$0.mapped.bytes.count, in: $0.mapped) }
    urlSource = request.url.map { source(of: 0..<$0.mapped.bytes.count, in: $0.mapped) }
  }

  /// The file's own text at a range of a text.
  func source(of range: Range<Int>, in text: MappedText) -> String {
    String(decoding: file[text.map.source(of: range)], as: UTF8.self)
  }

  /// The file's own text at every key and value of the body, at `pointers`.
  func sources(at pointers: [JSONPointer]) -> [String] {
    guard let body else { return [] }
    let places = PlaceIndex(of: pointers, in: body.bytes.span)
    return pointers.map { pointer in
      guard let place = places[pointer], let key = place.key else { return "" }
      return source(of: key, in: body) + "|" + source(of: place.value, in: body)
    }
  }
}
