internal import JSONText

/// Turns candidates into requests and responses.
///
/// Every candidate becomes a request, an unidentified one, or an unrelated one, whatever its form; here alone is decided
/// which.
struct RequestAssembler {
  /// The file's text, which the ranges of candidates refer to.
  let file: [UInt8]

  /// The operation of bodies without a URL, as given by the user.
  let operation: String?

  func assemble(_ extract: Extract, visit: (ReaderEvent) -> Void) {
    switch extract {
    case .candidate(let candidate): assemble(candidate, visit: visit)
    case .fault(let fault): visit(.fault(fault))
    case .unreadable(let text, let faults):
      let isLikely = operation != nil || Relevance.isLikely(ofTruncated: text.bytes.span)
      visit(isLikely ? .unreadable(text, faults) : .unrelated(text.sourceRange, reason: .otherBody))
    }
  }

  private func assemble(_ candidate: Candidate, visit: (ReaderEvent) -> Void) {
    let url = candidate.resolvedURL
    if let url, !Relevance.isRestorePointURL(url.text) {
      if Relevance.isContainerURL(url.text) { assembleRequests(inBodyOf: candidate, visit: visit) }
      return visit(.unrelated(candidate.request.extent, reason: .otherURL))
    }
    if let reason = candidate.unrelatedReason {
      return visit(.unrelated(candidate.request.extent, reason: reason))
    }
    let request = request(of: candidate, url)
    guard !candidate.isResponse else { return visitLoneResponse(candidate, request, visit: visit) }
    withBody(candidate.body, candidate.variables) { visitRequest(request, candidate, $0, visit: visit) }
    visitResponses(of: candidate, to: request, visit: visit)
  }

  /// Assembles the requests in the body of a deployment or a batch.
  private func assembleRequests(inBodyOf candidate: Candidate, visit: (ReaderEvent) -> Void) {
    withBody(candidate.body, candidate.variables) { decoded in
      guard case .parsed(let body, _) = decoded, let node = body.node, let form = JSONForms.nestedForm(of: node) else {
        return
      }
      for fault in body.faults { visit(.fault(fault)) }
      form.init(root: LocatedNode(node, of: body)).extract { assemble($0, visit: visit) }
    }
  }

  private func request(of candidate: Candidate, _ url: RequestText?) -> Request {
    var request = candidate.request
    request.url = url
    request.method = candidate.methodText
    request.headers = candidate.request.headers { $0.resolved(by: candidate.variables) }
    return request
  }
}

/// Requests.
extension RequestAssembler {
  private func visitRequest(
    _ request: Request, _ candidate: Candidate, _ body: DecodedBody, visit: (ReaderEvent) -> Void
  ) {
    var request = request
    switch body {
    case .none: break
    case .external: request.hasExternalBody = true
    case .undecodable(let reason): return visitUnidentified(candidate, reason: reason, visit: visit)
    case .parsed(let body, _):
      request.body = body
      request.body?.ignoredMembers = candidate.ignoredMembers
      request.body?.impliedMembers = candidate.impliedMembers
      request.body?.isWrittenAsJSON = candidate.isWrittenAsJSON
    }
    if request.operation != nil || request.url != nil && request.method != nil { return visit(.request(request)) }
    visitIncomplete(request, candidate, body, visit: visit)
  }

  /// Visits a request without a URL or a method; the user or the shape of its body may say the operation.
  private func visitIncomplete(
    _ request: Request, _ candidate: Candidate, _ body: DecodedBody, visit: (ReaderEvent) -> Void
  ) {
    var request = request
    if request.form != .body { request.guessReason = candidate.unidentifiedReason ?? candidate.missingPart }
    if let operation, request.body != nil {
      request.operation = operation
      return visit(.request(request))
    }
    if request.form == .body, case .json(let value, _) = candidate.body {
      if value.node.isOwnFile { return visit(.unrelated(candidate.request.extent, reason: .ownFile)) }
      if let response = BareResponse(value) { return response.read(visit: visit) }
    }
    if case .identified(let implied, let isUnique)? = request.body?.node.map(BodyShape.init) {
      request.operation = implied
      request.hasUniqueShape = isUnique || isLikely(candidate) || isLikely(candidate, truncated: request.body)
      if request.hasUniqueShape || request.form == .body { return visit(.request(request)) }
    } else if request.url != nil {
      return visit(.request(request))
    }
    let reason = request.guessReason ?? request.body?.node?.ambiguity ?? candidate.missingPart
    visitUnidentified(candidate, reason: reason, body: body.text, visit: visit)
  }

  /// Visits a candidate that can't be identified, if something shows that it is one of our requests.
  private func visitUnidentified(
    _ candidate: Candidate, reason: String, body: MappedText? = nil, visit: (ReaderEvent) -> Void
  ) {
    if isLikely(candidate) || operation != nil {
      visit(.unidentified(candidate.request.extent, reason: reason, body: body))
    } else {
      visit(.unrelated(candidate.request.extent, reason: candidate.body.isObject ? .otherBody : .notAnObject))
    }
  }

  /// Whether a body ends too early, and what there is of it may be ours.
  private func isLikely(_ candidate: Candidate, truncated body: RequestBody?) -> Bool {
    guard let body, body.faults.contains(where: \.isCutOff) else { return false }
    return Relevance.isLikely(ofTruncated: file.span.extracting(candidate.request.extent))
  }

  /// Whether a candidate has a URL, a type, or a name that only our requests have; a document may name it anywhere.
  private func isLikely(_ candidate: Candidate) -> Bool {
    if candidate.isRelevant { return true }
    return Relevance.isLikely(
      of: candidate.request.form == .prose ? file.span : file.span.extracting(candidate.request.extent))
  }
}

/// Bodies.
extension RequestAssembler {
  /// A body whose text is decoded and parsed.
  private enum DecodedBody {
    case none
    case external
    case undecodable(String)
    /// With the text before any repair.
    case parsed(RequestBody, MappedText?)

    var text: MappedText? {
      if case .parsed(_, let text) = self { text } else { nil }
    }
  }

  private func withBody(_ body: Candidate.Body, _ variables: TextVariables?, visit: (DecodedBody) -> Void) {
    switch body {
    case .none: visit(.none)
    case .external: visit(.external)
    case .undecodable(let reason): visit(.undecodable(reason))
    case .json(let value, let encoding):
      guard let text = value.text?.mapped else {
        return visit(.parsed(value.source.body(value.node, at: value.pointer), nil))
      }
      withText(text, encoding, .json, variables, visit: visit)
    case .text(let text, let encoding, let dialect): withText(text, encoding, dialect, variables, visit: visit)
    }
  }

  private func withText(
    _ text: MappedText, _ encoding: BodyEncoding, _ dialect: JSONDialect, _ variables: TextVariables?,
    visit: (DecodedBody) -> Void
  ) {
    guard let decoded = encoding.decoded(text) else { return visit(.undecodable("its body can't be decoded")) }
    guard decoded.bytes.span.firstNonWhitespace(from: 0) != nil else { return visit(.none) }
    let resolved = variables?.resolved(decoded) ?? decoded
    JSONSource.withParsed(resolved, dialect: dialect) { visit(.parsed($1.body($0, at: .root), resolved)) }
  }
}

/// Responses.
extension RequestAssembler {
  private func visitResponses(of candidate: Candidate, to request: Request, visit: (ReaderEvent) -> Void) {
    for response in candidate.responses where response.isSuccess { visitResponse(response, to: request, visit: visit) }
  }

  /// Visits a response without its request; it is unrelated if nothing shows that it is about restore points.
  private func visitLoneResponse(_ candidate: Candidate, _ request: Request, visit: (ReaderEvent) -> Void) {
    var isFound = false
    visitResponses(of: candidate, to: request) {
      isFound = true
      visit($0)
    }
    if !isFound { visit(.unrelated(candidate.request.extent, reason: .otherResponse)) }
  }

  /// Visits a response whose body is an object or an array.
  ///
  /// Its syntax faults aren't reported, since responses are often abbreviated.
  private func visitResponse(
    _ saved: Candidate.SavedResponse, to request: Request, visit: (ReaderEvent) -> Void
  ) {
    withBody(saved.body, nil) { decoded in
      guard case .parsed(let body, _) = decoded, let node = body.node, node.kind == .object || node.kind == .array
      else {
        return
      }
      if request.url == nil, request.operation == nil {
        BareResponse(LocatedNode(node, of: body))?.read(visit: visit)
        return
      }
      guard request.operation != nil || request.method != nil else { return }
      var request = request
      request.extent = saved.body.extent
      visit(.response(Response(request: request, status: saved.status, body: body)))
    }
  }
}

extension Candidate {
  /// The URL with variables resolved.
  fileprivate var resolvedURL: RequestText? { request.url.map { $0.resolved(by: variables) } }

  /// The method as written, or the implied one, which maps to the empty range before the URL.
  fileprivate var methodText: RequestText? {
    switch method {
    case .written(let text): text
    case .missing: nil
    case .implied(let method):
      request.url.map { url in
        RequestText(method) { MappedText(method.utf8, replacing: url.mapped.map.source(of: 0..<0)) }
      }
    }
  }

  fileprivate var missingPart: String { request.url == nil ? "the request has no URL" : "the request has no method" }

  /// Whether the URL or the form shows that this is about restore points.
  var isRelevant: Bool {
    request.operation != nil || resolvedURL.map { Relevance.isRestorePointURL($0.text) } ?? false
  }

  /// Whether this is a response on its own.
  fileprivate var isResponse: Bool {
    guard case .none = body, request.operation == nil else { return false }
    return request.url == nil && unidentifiedReason == nil && !responses.isEmpty
  }
}

extension RequestText {
  fileprivate func resolved(by variables: TextVariables?) -> RequestText {
    guard let variables, text.utf8.contains("{") else { return self }
    let resolved = variables.resolved(MappedText(bytes: Array(text.utf8)))
    return RequestText(resolved.string) { variables.resolved(mapped) }
  }
}

extension Candidate.Body {
  fileprivate var isObject: Bool {
    if case .json(let value, _) = self { value.node.kind == .object } else { true }
  }

  /// The range in bytes of the file's text; empty if there is no text.
  var extent: Range<Int> {
    switch self {
    case .json(let value, _): value.extent
    case .text(let text, _, _): text.sourceRange
    case .none, .external, .undecodable: 0..<0
    }
  }
}

extension Candidate.SavedResponse {
  fileprivate var isSuccess: Bool { status.map { (200..<300).contains($0) } ?? true }
}
