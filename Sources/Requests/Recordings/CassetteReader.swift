internal import JSONText

/// Reads recordings in YAML as vcrpy, VCR and go-vcr keep them: `interactions` with a `request` each.
///
/// Only requests for restore points, their collections and disks are visited. Of a recording that breaks off, the
/// requests before the break are.
struct CassetteReader {
  /// How far into a text its first line is looked for.
  private static let longestPreamble = 1 << 12

  /// Whether a text has a line `interactions:`, or starts with one where `isFirst` is set.
  static func isCassette(_ text: [UInt8], isFirst: Bool) -> Bool {
    let scan = TextScan(isFirst ? Array(text.prefix(longestPreamble)) : text)
    for line in scan.lines {
      if scan.starts(line, with: "interactions:") || scan.starts(line, with: "http_interactions:") { return true }
      let isPassed = scan.isBlank(line) || scan.first(line) == UInt8(ascii: "#") || scan.starts(line, with: "---")
      if isFirst, !isPassed { return false }
    }
    return false
  }

  /// Calls `visit` with every request of a recording, in the order of the text.
  func read(_ text: [UInt8], visit: (Discovery) -> Void) {
    let scan = TextScan(text)
    let whole = 0..<text.count
    guard scan.contains("restorepoint", in: whole) || scan.contains("microsoft.compute/disks", in: whole) else {
      return
    }
    var reader = YAMLReader(scan)
    let root = reader.document()
    for interaction in (root["interactions"] ?? root["http_interactions"])?.elements ?? [] {
      guard let request = interaction["request"], !request.isBroken else { continue }
      read(request, answeredBy: interaction["response"], scan, visit: visit)
    }
    if let fault = reader.fault {
      visit(
        .fault(SyntaxFault(message: "the recording can't be read from here on: \(fault.message)", range: fault.range)))
    }
  }

  private func read(
    _ node: YAMLNode, answeredBy answer: YAMLNode?, _ scan: TextScan, visit: (Discovery) -> Void
  ) {
    var request = Request(form: .recording, extent: node.range)
    let method = (node["method"]?.scalar).map { $0.text(in: scan) }
    guard let url = ((node["uri"] ?? node["url"])?.scalar).map({ $0.text(in: scan) }) else {
      guard scan.contains("restorepoint", in: node.range) else { return }
      return visit(.unidentified(node.range, reason: "the recorded request has no 'uri'"))
    }
    guard TextScan.concernsRestorePoints(url.bytes) else { return }
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
    if let answer, !answer.isBroken { read(answer, to: request, scan, visit: visit) }
  }
}

extension CassetteReader {
  /// Lends an answer of success whose body is JSON.
  private func read(_ node: YAMLNode, to request: Request, _ scan: TextScan, visit: (Discovery) -> Void) {
    let status = Self.status(of: node, scan)
    guard status.map({ (200..<300).contains($0) }) ?? true, let text = CassetteBody(node["body"], scan).text else {
      return
    }
    RequestBody.withParsed(text) { body in
      guard body.node?.kind == .object || body.node?.kind == .array else { return }
      var answer = Answer(form: .recording, extent: text.map.source(of: 0..<text.bytes.count), body: body)
      answer.method = request.method
      answer.url = request.url
      answer.status = status
      visit(.answer(answer))
    }
  }

  /// The HTTP status: `code` of `status`, as vcrpy and VCR write it, or beside it, as go-vcr does.
  private static func status(of node: YAMLNode, _ scan: TextScan) -> Int? {
    let code = node["status"]?["code"] ?? node["code"]
    guard let scalar = code?.scalar else { return nil }
    return Int(scalar.text(in: scan).string)
  }
}

/// The body of a recorded request or answer.
private enum CassetteBody {
  case none
  case text(MappedText)
  /// The body is kept in a way that isn't read.
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
    case .sequence: self = .unreadable("the recorded body is a YAML value and not JSON text")
    case .alias: self = .unreadable("the recorded body is a YAML alias, which is not followed")
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
    if isBinary { return .unreadable("the recorded body is kept in base64, which is not decoded") }
    let text = scalar.text(in: scan).withoutBytesLiteral
    return text.bytes.span.firstVisible(from: 0) == nil ? .none : .text(text)
  }

  /// A mapping in brackets, where it is JSON too.
  private static func body(flow range: Range<Int>, _ scan: TextScan) -> CassetteBody {
    let text = MappedText(bytes: Array(scan.bytes[range]), map: SourceMap(shift: range.lowerBound))
    let isJSON = (try? JSONDocument(parsing: text.bytes.span)) != nil
    return isJSON ? .text(text) : .unreadable("the recorded body is a YAML value and not JSON text")
  }
}

extension MappedText {
  /// The text inside of Python's `b'…'`, as old recordings write a body.
  fileprivate var withoutBytesLiteral: MappedText {
    guard bytes.count >= 3, bytes.starts(with: "b'".utf8), bytes.last == UInt8(ascii: "'") else { return self }
    return slice(2..<bytes.count - 1)
  }
}
