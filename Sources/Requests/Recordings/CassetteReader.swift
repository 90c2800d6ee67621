internal import JSONText

/// Reads YAML recordings of vcrpy, VCR and go-vcr: a list of `interactions`, each with a `request`.
///
/// Only requests for restore points, their collections and disks are visited. If a recording is truncated, the complete
/// requests are.
struct CassetteReader {
  /// The number of bytes that are searched for the first line with content.
  private static let maximumPreambleLength = 1 << 12

  /// Whether a text has an `interactions:` line.
  ///
  /// - Parameter atStart: whether only comments, empty lines and `---` may precede it.
  static func isCassette(_ text: [UInt8], atStart: Bool) -> Bool {
    let scan = TextScan(atStart ? Array(text.prefix(maximumPreambleLength)) : text)
    for line in scan.lines {
      if scan.starts(line, with: "interactions:") || scan.starts(line, with: "http_interactions:") { return true }
      let isSkipped = scan.isBlank(line) || scan.first(line) == UInt8(ascii: "#") || scan.starts(line, with: "---")
      if atStart, !isSkipped { return false }
    }
    return false
  }

  /// Calls `visit` with every request of a recording, in source order.
  func read(_ text: [UInt8], visit: (ReaderEvent) -> Void) {
    let scan = TextScan(text)
    let whole = 0..<text.count
    guard scan.contains("restorepoint", in: whole) || scan.contains("microsoft.compute/disks", in: whole) else {
      return
    }
    var parser = YAMLParser(scan)
    let root = parser.parseDocument()
    for interaction in (root["interactions"] ?? root["http_interactions"])?.elements ?? [] {
      guard let request = interaction["request"], !request.isIncomplete else { continue }
      read(request, response: interaction["response"], scan, visit: visit)
    }
    if let fault = parser.fault {
      visit(
        .fault(SyntaxFault(message: "the recording can't be parsed from here on: \(fault.message)", range: fault.range))
      )
    }
  }

  private func read(
    _ node: YAMLNode, response: YAMLNode?, _ scan: TextScan, visit: (ReaderEvent) -> Void
  ) {
    var request = Request(form: .recording, extent: node.range)
    let method = (node["method"]?.scalar).map { $0.text(in: scan) }
    guard let url = ((node["uri"] ?? node["url"])?.scalar).map({ $0.text(in: scan) }) else {
      guard scan.contains("restorepoint", in: node.range) else { return }
      return visit(.unidentified(node.range, reason: "the recorded request has no 'uri'"))
    }
    guard TextScan.mentionsRestorePoints(url.bytes) else { return }
    let body = CassetteBody(node["body"], scan)
    guard let method else {
      return visit(.unidentified(node.range, reason: "the recorded request has no 'method'", body: body.text))
    }
    request.method = RequestText(method)
    request.url = RequestText(url)
    switch body {
    case .none: visit(.request(request))
    case .unreadable(let reason): visit(.unidentified(node.range, reason: reason))
    case .text(let text):
      RequestBody.withParsed(text) { body in
        var request = request
        request.body = body
        visit(.request(request))
      }
    }
    if let response, !response.isIncomplete { read(response, to: request, scan, visit: visit) }
  }
}

extension CassetteReader {
  /// Passes a successful response with a JSON body to `visit`.
  private func read(_ node: YAMLNode, to request: Request, _ scan: TextScan, visit: (ReaderEvent) -> Void) {
    let status = Self.status(of: node, scan)
    guard status.map({ (200..<300).contains($0) }) ?? true, let text = CassetteBody(node["body"], scan).text else {
      return
    }
    RequestBody.withParsed(text) { body in
      guard body.node?.kind == .object || body.node?.kind == .array else { return }
      var response = Response(form: .recording, extent: text.map.source(of: 0..<text.bytes.count), body: body)
      response.method = request.method
      response.url = request.url
      response.status = status
      visit(.response(response))
    }
  }

  /// The HTTP status: `status.code` (vcrpy, VCR) or `code` (go-vcr).
  private static func status(of node: YAMLNode, _ scan: TextScan) -> Int? {
    let code = node["status"]?["code"] ?? node["code"]
    guard let scalar = code?.scalar else { return nil }
    return Int(scalar.text(in: scan).string)
  }
}

/// The body of a recorded request or response.
private enum CassetteBody {
  case none
  case text(MappedText)
  /// The body is encoded in a way that isn't supported.
  case unreadable(String)

  init(_ node: YAMLNode?, _ scan: TextScan) {
    switch node?.content {
    case nil, .empty: self = .none
    case .scalar(let scalar): self = Self.body(scalar, isBinary: node?.isBinary ?? false, scan)
    case .flow: self = Self.body(flow: node?.range ?? 0..<0, scan)
    case .mapping:
      guard let inner = node?["string"] else { fallthrough }
      if case .mapping = inner.content { fallthrough }
      self = CassetteBody(inner, scan)
    case .sequence: self = .unreadable("the recorded body is a YAML value, not JSON text")
    case .alias: self = .unreadable("the recorded body is a YAML alias, which is not supported")
    }
  }

  var text: MappedText? {
    switch self {
    case .text(let text): text
    case .none, .unreadable: nil
    }
  }

  private static func body(_ scalar: YAMLScalar, isBinary: Bool, _ scan: TextScan) -> CassetteBody {
    if scalar.isNull(in: scan.bytes) { return .none }
    if isBinary { return .unreadable("the recorded body is base64-encoded, which is not supported") }
    let text = scalar.text(in: scan).withoutBytesLiteral
    return text.bytes.span.firstNonWhitespace(from: 0) == nil ? .none : .text(text)
  }

  /// The body in a flow collection, if that is valid JSON.
  private static func body(flow range: Range<Int>, _ scan: TextScan) -> CassetteBody {
    let text = MappedText(bytes: Array(scan.bytes[range]), map: SourceMap(shift: range.lowerBound))
    let isJSON = (try? JSONDocument(parsing: text.bytes.span)) != nil
    return isJSON ? .text(text) : .unreadable("the recorded body is a YAML value, not JSON text")
  }
}

extension MappedText {
  /// The text without Python's `b'…'`, which old recordings use for bodies.
  fileprivate var withoutBytesLiteral: MappedText {
    guard bytes.count >= 3, bytes.starts(with: "b'".utf8), bytes.last == UInt8(ascii: "'") else { return self }
    return slice(2..<bytes.count - 1)
  }
}
