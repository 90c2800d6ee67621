internal import JSONText

/// Cuts requests out of YAML recordings of vcrpy, VCR and go-vcr: a list of `interactions`, each with a `request`.
///
/// If a recording is truncated, the complete requests are cut out.
struct CassetteExtractor: RequestExtractor {
  /// The number of bytes that are searched for the first line with content.
  private static let maximumPreambleLength = 1 << 12

  /// Whether a text has an `interactions:` line.
  ///
  /// - Parameter atStart: whether only comments, empty lines and `---` may precede it.
  static func isCassette(_ text: [UInt8], atStart: Bool) -> Bool {
    let scan = TextScan(atStart ? Array(text.prefix(maximumPreambleLength)) : text)
    for line in scan.lines {
      if scan.starts(line, with: "interactions:") || scan.starts(line, with: "http_interactions:") { return true }
      let isSkipped = scan.isBlank(line) || scan.first(line) == "#" || scan.starts(line, with: "---")
      if atStart, !isSkipped { return false }
    }
    return false
  }

  /// Calls `visit` with every request of a recording, in source order.
  func extract(from text: [UInt8], visit: (Extract) -> Void) {
    let scan = TextScan(text)
    var parser = YAMLParser(scan)
    let root = parser.parseDocument()
    for interaction in (root["interactions"] ?? root["http_interactions"])?.elements ?? [] {
      guard let request = interaction["request"], !request.isIncomplete else { continue }
      visit(.candidate(candidate(request, response: interaction["response"], scan)))
    }
    if let fault = parser.fault {
      visit(
        .fault(SyntaxFault(message: "the recording can't be parsed from here on: \(fault.message)", range: fault.range))
      )
    }
  }

  private func candidate(_ request: YAMLNode, response: YAMLNode?, _ scan: TextScan) -> Candidate {
    var candidate = Candidate(form: .recording, extent: request.range)
    candidate.method = Candidate.Method((request["method"]?.scalar).map { RequestText($0.text(in: scan)) })
    candidate.request.url = ((request["uri"] ?? request["url"])?.scalar).map { RequestText($0.text(in: scan)) }
    candidate.request.headers = { request["headers"]?.headers(in: scan) }
    candidate.body = Candidate.Body(request["body"], scan)
    if candidate.request.url == nil {
      candidate.unidentifiedReason = "the recorded request has no 'uri'"
    } else if case .missing = candidate.method {
      candidate.unidentifiedReason = "the recorded request has no 'method'"
    }
    if let response, !response.isIncomplete {
      let body = Candidate.Body(response["body"], scan)
      // vcrpy and VCR save the code in the status, go-vcr on its own.
      let code = (response["status"]?["code"] ?? response["code"])?.scalar
      let status = code.flatMap { Int($0.text(in: scan).string) }
      candidate.responses = [Candidate.SavedResponse(status: status, body: body)]
    }
    return candidate
  }
}

extension YAMLNode {
  /// The headers in a mapping of names to values or sequences of values.
  fileprivate func headers(in scan: TextScan) -> [RequestHeader] {
    guard case .mapping(let entries) = content else { return [] }
    return entries.flatMap { entry in
      ([entry.value] + entry.value.elements).compactMap(\.scalar).map { scalar in
        RequestHeader(name: entry.key, value: RequestText(scalar.text(in: scan)))
      }
    }
  }
}

/// The body of a recorded request or response.
extension Candidate.Body {
  fileprivate init(_ node: YAMLNode?, _ scan: TextScan) {
    switch node?.content {
    case nil, .empty: self = .none
    case .scalar(let scalar): self = Self.body(scalar, node?.isBinary == true ? .base64 : .plain, scan)
    case .flow: self = Self.body(flow: node?.range ?? 0..<0, scan)
    case .mapping:
      if let encoded = node?["base64_string"]?.scalar {
        self = Self.body(encoded, .base64, scan)
        return
      }
      guard let inner = node?["string"] else { fallthrough }
      if case .mapping = inner.content { fallthrough }
      self = Candidate.Body(inner, scan)
    case .sequence: self = .undecodable("the recorded body is a YAML value, not JSON text")
    case .alias: self = .undecodable("the recorded body is a YAML alias, which is not supported")
    }
  }

  private static func body(_ scalar: YAMLScalar, _ encoding: BodyEncoding, _ scan: TextScan) -> Candidate.Body {
    scalar.isNull(in: scan.bytes) ? .none : .text(scalar.text(in: scan).withoutBytesLiteral, encoding)
  }

  /// The body in a flow collection, if that is valid JSON.
  private static func body(flow range: Range<Int>, _ scan: TextScan) -> Candidate.Body {
    let text = scan.bytes.mapped(range)
    let isJSON = (try? JSONDocument(parsing: text.bytes.span)) != nil
    return isJSON ? .text(text) : .undecodable("the recorded body is a YAML value, not JSON text")
  }
}

extension MappedText {
  /// The text without Python's `b'…'`, which old recordings use for bodies.
  fileprivate var withoutBytesLiteral: MappedText {
    guard bytes.count >= 3, bytes.starts(with: "b'".utf8), bytes.last == "'" else { return self }
    return slice(2..<bytes.count - 1)
  }
}
