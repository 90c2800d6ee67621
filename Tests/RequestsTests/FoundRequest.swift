import JSONText

@testable import Requests

/// The parts of a reader event in any kind of file that tests compare, with their source texts.
struct FoundRequest {
  let file: [UInt8]
  var form: RequestForm?
  var method: String?
  var url: String?
  var apiVersion: String?
  var body: MappedText?
  var isParsed = false
  var hasExternalBody = false
  var extent = ""
  var methodSource: String?
  var urlSource: String?
  var reason: String?
  var fault: SyntaxFault?

  /// All events except responses.
  static func all(in text: String, path: String) -> [FoundRequest] {
    let file = Array(text.utf8)
    var found: [FoundRequest] = []
    RequestFinder().findRequests(in: file, path: path) { event in
      switch event {
      case .response, .unrelated: return
      case .request, .unidentified, .fault, .unreadable: break
      }
      found.append(FoundRequest(event, in: file))
    }
    return found
  }

  private init(_ event: ReaderEvent, in file: [UInt8]) {
    self.file = file
    switch event {
    case .request(let request): add(request)
    case .unidentified(let range, let reason, let body):
      extent = String(decoding: file[range], as: UTF8.self)
      self.reason = reason
      self.body = body
    case .fault(let fault): self.fault = fault
    case .response, .unrelated: break
    case .unreadable(let text, let faults):
      body = text
      fault = faults.first
    }
  }

  private mutating func add(_ request: Request) {
    form = request.form
    method = request.method?.text
    url = request.url?.text
    apiVersion = request.apiVersion?.text
    body = request.body?.text
    isParsed = request.body?.node != nil && request.body?.faults.isEmpty == true
    hasExternalBody = request.hasExternalBody
    reason = request.guessReason
    extent = String(decoding: file[request.extent], as: UTF8.self)
    methodSource = request.method.map { source(of: 0..<$0.mapped.bytes.count, in: $0.mapped) }
    urlSource = request.url.map { source(of: 0..<$0.mapped.bytes.count, in: $0.mapped) }
  }

  /// The source text of a range in `text`.
  func source(of range: Range<Int>, in text: MappedText) -> String {
    String(decoding: file[text.map.source(of: range)], as: UTF8.self)
  }

  /// The source text of the key and the value at each pointer in the body, separated by `|`.
  func sources(at pointers: [JSONPointer]) -> [String] {
    guard let body else { return [] }
    let index = RangeIndex(of: pointers, in: body.bytes.span)
    return pointers.map { pointer in
      guard let ranges = index[pointer], let key = ranges.key else { return "" }
      return source(of: key, in: body) + "|" + source(of: ranges.value, in: body)
    }
  }
}
