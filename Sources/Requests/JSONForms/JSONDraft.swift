internal import JSONText

/// One saved request and its answers, as parts of a JSON text, before their places are known.
struct JSONDraft {
  struct Answer {
    /// The HTTP status.
    var status: Int?
    var body: JSONPart
    var encoding = BodyEncoding.plain
  }

  var form: RequestForm

  /// The smallest part that holds all of the request.
  var whole: JSONPart

  var method: JSONPart?
  var url: JSONPart?
  var apiVersion: JSONPart?
  var operation: String?
  var resourceName: JSONPart?

  /// Stands outside of `whole`.
  var parentResourceName: JSONPart?

  /// See `Request`.
  var deployment: String?

  /// The body: a value, or a string that holds one.
  var body: JSONPart?
  var bodyEncoding = BodyEncoding.plain
  var ignoredMembers: Set<String> = []
  var origins: [ValueOrigin] = []
  var answers: [Answer] = []

  /// Whether a request without a method is a GET.
  var impliesGET = false

  /// The variables that URL and bodies may use.
  var variables: TextVariables?

  /// Why the operation can't be told; nil where nothing is known to be missing.
  var missing: String?

  init(form: RequestForm, whole: JSONPart) {
    self.form = form
    self.whole = whole
  }

  /// Whether the URL is of a resource that requests are checked for, or is lost.
  var concernsRestorePoints: Bool {
    urlText.map { TextScan.concernsRestorePoints(Array($0.text.utf8)) } ?? true
  }
}

extension JSONDraft {
  /// Lends the requests of drafts that stand in one text, each with its answers behind it.
  static func lend(_ drafts: [JSONDraft], visit: (Discovery) -> Void) {
    for (draft, whole) in zip(drafts, drafts.map(\.whole).cutOut()) { draft.moved(to: whole).lend(visit: visit) }
  }

  /// The same draft with its parts in the text that was cut out for it.
  private func moved(to whole: JSONPart) -> JSONDraft {
    let depth = self.whole.pointer.tokens.count - whole.pointer.tokens.count
    guard depth > 0 else { return self }
    func moved(_ part: JSONPart) -> JSONPart { part.moved(to: whole.holder, depth: depth) }
    var draft = self
    draft.whole = whole
    draft.method = method.map(moved)
    draft.url = url.map(moved)
    draft.apiVersion = apiVersion.map(moved)
    draft.resourceName = resourceName.map(moved)
    draft.body = body.map(moved)
    draft.answers = answers.map { Answer(status: $0.status, body: moved($0.body), encoding: $0.encoding) }
    return draft
  }

  /// The parts whose places are needed before a rule asks for them.
  private var placedParts: [JSONPart] {
    [body].compactMap { $0 }.filter { $0.node.kind == .string } + answers.map(\.body)
  }

  private var urlText: RequestText? {
    guard let url, let text = url.text else { return nil }
    guard let variables, text.text.contains("{{") else { return text }
    let resolved = variables.resolved(MappedText(bytes: Array(text.text.utf8)))
    return RequestText(resolved.string) { variables.resolved(text.mapped) }
  }

  /// The method, or the GET that stands for none; that one maps to the empty place before the URL.
  private var methodText: RequestText? {
    if let text = method?.text { return text }
    guard impliesGET, let url = url?.text else { return nil }
    return RequestText("GET") {
      let start = url.mapped.map.source(of: 0..<0)
      return MappedText(bytes: Array("GET".utf8), map: SourceMap([.init(derived: 0..<3, source: start)]))
    }
  }

  /// Lends the request with its answers behind it.
  func lend(visit: (Discovery) -> Void) {
    let places = JSONPlaces(of: placedParts, in: whole.holder)
    if let missing {
      let body = body.flatMap(places.string)
      return visit(.unidentified(whole.holder.extent, reason: missing, body: body))
    }
    if let body, !places.canDecode(body, bodyEncoding) {
      return visit(.unidentified(whole.holder.extent, reason: "its body can't be decoded", body: nil))
    }
    lend(request, places, visit: visit)
    for answer in answers where answer.isSuccess { lend(answer, places, visit: visit) }
  }

  private var request: Request {
    var request = Request(form: form, extent: whole.holder.extent)
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

  private func lend(_ request: Request, _ places: JSONPlaces, visit: (Discovery) -> Void) {
    guard let body else { return visit(.request(request)) }
    places.withBody(body, bodyEncoding, variables: variables) { body in
      var request = request
      request.body = body
      request.body?.ignoredMembers = ignoredMembers
      visit(.request(request))
    }
  }

  /// Lends an answer whose body is an object or an array.
  private func lend(_ draft: Answer, _ places: JSONPlaces, visit: (Discovery) -> Void) {
    guard places.canDecode(draft.body, draft.encoding) else { return }
    places.withBody(draft.body, draft.encoding, variables: nil) { body in
      guard let body, body.node?.kind == .object || body.node?.kind == .array else { return }
      var answer = Requests.Answer(form: form, extent: places.extent(of: draft.body), body: body)
      answer.operation = operation
      answer.method = methodText
      answer.url = urlText
      answer.apiVersion = apiVersion?.text
      answer.status = draft.status
      visit(.answer(answer))
    }
  }
}

extension JSONDraft.Answer {
  fileprivate var isSuccess: Bool { status.map { (200..<300).contains($0) } ?? true }
}
