internal import JSONText

/// A saved request and its responses, as JSON values whose ranges are not located yet.
struct JSONRequestDraft {
  struct Response {
    /// The HTTP status.
    var status: Int?
    var body: LocatedNode
    var encoding = BodyEncoding.plain
  }

  var form: RequestForm

  /// The smallest value that contains the entire request.
  var enclosingValue: LocatedNode

  var method: LocatedNode?
  var url: LocatedNode?
  var apiVersion: LocatedNode?
  var operation: String?
  var resourceName: LocatedNode?

  /// The parent's name, which is outside of `enclosingValue`.
  var parentResourceName: LocatedNode?

  /// See `Request.deployment`.
  var deployment: String?

  /// The body: a JSON value, or a string that contains one.
  var body: LocatedNode?
  var bodyEncoding = BodyEncoding.plain
  var ignoredMembers: Set<String> = []
  var origins: [ValueOrigin] = []
  var responses: [Response] = []

  /// Whether a request without a method is a GET.
  var impliesGET = false

  /// The variables that may be used in the URL and the body.
  var variables: TextVariables?

  /// Why the operation can't be determined; nil if no reason is known.
  var unidentifiedReason: String?

  init(form: RequestForm, in enclosingValue: LocatedNode) {
    self.form = form
    self.enclosingValue = enclosingValue
  }

  /// Whether the URL is of a restore point, a collection or a disk, or is missing.
  var mentionsRestorePoints: Bool {
    urlText.map { TextScan.mentionsRestorePoints(Array($0.text.utf8)) } ?? true
  }
}

extension JSONRequestDraft {
  /// Passes the requests of a text's drafts to `visit`, each followed by its responses.
  static func emit(_ drafts: [JSONRequestDraft], to visit: (ReaderEvent) -> Void) {
    for (draft, value) in zip(drafts, drafts.map(\.enclosingValue).detached()) {
      draft.rebased(onto: value).emit(to: visit)
    }
  }

  /// The same draft in a text of its own.
  ///
  /// - Parameter detached: `enclosingValue`, detached from the text that it is in.
  private func rebased(onto detached: LocatedNode) -> JSONRequestDraft {
    let depth = enclosingValue.pointer.tokens.count - detached.pointer.tokens.count
    guard depth > 0 else { return self }
    func rebased(_ value: LocatedNode) -> LocatedNode { value.rebased(onto: detached.source, depth: depth) }
    var draft = self
    draft.enclosingValue = detached
    draft.method = method.map(rebased)
    draft.url = url.map(rebased)
    draft.apiVersion = apiVersion.map(rebased)
    draft.resourceName = resourceName.map(rebased)
    draft.body = body.map(rebased)
    draft.responses = responses.map { Response(status: $0.status, body: rebased($0.body), encoding: $0.encoding) }
    return draft
  }

  /// The values whose ranges must be located up front rather than on demand.
  private var eagerlyLocatedValues: [LocatedNode] {
    [body].compactMap { $0 }.filter { $0.node.kind == .string } + responses.map(\.body)
  }

  private var urlText: RequestText? {
    guard let url, let text = url.text else { return nil }
    guard let variables, text.text.contains("{{") else { return text }
    let resolved = variables.resolved(MappedText(bytes: Array(text.text.utf8)))
    return RequestText(resolved.string) { variables.resolved(text.mapped) }
  }

  /// The method, or an implied GET, which maps to the empty range before the URL.
  private var methodText: RequestText? {
    if let text = method?.text { return text }
    guard impliesGET, let url = url?.text else { return nil }
    return RequestText("GET") {
      let start = url.mapped.map.source(of: 0..<0)
      return MappedText(bytes: Array("GET".utf8), map: SourceMap([.init(derived: 0..<3, source: start)]))
    }
  }

  /// Passes the request to `visit`, followed by its responses.
  func emit(to visit: (ReaderEvent) -> Void) {
    let ranges = JSONRanges(of: eagerlyLocatedValues, in: enclosingValue.source)
    let extent = enclosingValue.source.extent
    if let unidentifiedReason {
      return visit(.unidentified(extent, reason: unidentifiedReason, body: body.flatMap(ranges.string)))
    }
    if let body, !ranges.canDecode(body, bodyEncoding) {
      return visit(.unidentified(extent, reason: "its body can't be decoded", body: nil))
    }
    emit(request, ranges, to: visit)
    for response in responses where response.isSuccess { emit(response, ranges, to: visit) }
  }

  private var request: Request {
    var request = Request(form: form, extent: enclosingValue.source.extent)
    request.method = methodText
    request.url = urlText
    request.apiVersion = apiVersion?.text
    request.operation = operation
    request.resourceName = resourceName?.text
    request.parentResourceName = parentResourceName?.text
    request.deployment = deployment
    request.origins = origins
    return request
  }

  private func emit(_ request: Request, _ ranges: JSONRanges, to visit: (ReaderEvent) -> Void) {
    guard let body else { return visit(.request(request)) }
    ranges.withBody(body, bodyEncoding, variables: variables) { body in
      var request = request
      request.body = body
      request.body?.ignoredMembers = ignoredMembers
      visit(.request(request))
    }
  }

  /// Passes a response to `visit` if its body is an object or an array.
  private func emit(_ draft: Response, _ ranges: JSONRanges, to visit: (ReaderEvent) -> Void) {
    guard ranges.canDecode(draft.body, draft.encoding) else { return }
    ranges.withBody(draft.body, draft.encoding, variables: nil) { body in
      guard let body, body.node?.kind == .object || body.node?.kind == .array else { return }
      var response = Requests.Response(form: form, extent: ranges.extent(of: draft.body), body: body)
      response.operation = operation
      response.method = methodText
      response.url = urlText
      response.apiVersion = apiVersion?.text
      response.status = draft.status
      visit(.response(response))
    }
  }
}

extension JSONRequestDraft.Response {
  fileprivate var isSuccess: Bool { status.map { (200..<300).contains($0) } ?? true }
}
