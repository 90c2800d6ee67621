internal import JSONText

/// The parts of a likely request that an extractor cut out of a file, before anything is resolved, decoded, or decided.
///
/// Like a request, it borrows its nodes and must not be stored.
struct Candidate {
  /// How the file specifies the method.
  enum Method {
    case written(RequestText)
    /// The sender's default.
    case implied(String)
    case missing
  }

  /// Where a body comes from.
  enum Body {
    case none
    /// A JSON value, or a string that contains one.
    case json(LocatedNode, BodyEncoding = .plain)
    case text(MappedText, BodyEncoding = .plain, JSONDialect = .json)
    /// In another file, or unknown until a script runs.
    case external
    /// Saved in a way that isn't supported, with the reason.
    case undecodable(String)
  }

  /// A saved response to the request.
  struct SavedResponse {
    /// The HTTP status; nil if unknown.
    var status: Int?
    var body: Body
  }

  /// What is known about the request, as written: neither variables nor the method and the body are resolved.
  var request: Request

  var method = Method.missing

  /// Why this isn't a request of ours, if the form says that it is about another resource or service.
  var unrelatedReason: UnrelatedReason?

  var body = Body.none
  var ignoredMembers: Set<String> = []
  var impliedMembers: Set<String> = []
  var isWrittenAsJSON = true

  var responses: [SavedResponse] = []

  /// The variables that the URL and the body may use.
  var variables: TextVariables?

  /// Why the operation can't be determined from the method and the URL; nil if the usual words say it.
  var unidentifiedReason: String?

  init(form: RequestForm, extent: Range<Int>) { request = Request(form: form, extent: extent) }

  init(form: RequestForm, in value: LocatedNode) {
    self.init(form: form, extent: value.source.extent)
  }

  /// A request whose parts are values in `value`, with the reason why one without a URL can't be identified.
  init(
    _ form: RequestForm, in value: LocatedNode, method: LocatedNode?, impliedMethod: String? = nil, url: LocatedNode?,
    headers: LocatedNode?, body: LocatedNode?, _ encoding: BodyEncoding = .plain, withoutURL: String? = nil
  ) {
    self.init(form: form, in: value)
    self.method = Method(method?.text, default: impliedMethod)
    request.url = url?.text
    request.headers = { headers?.headers }
    self.body = Body(body, encoding)
    unidentifiedReason = request.url == nil ? withoutURL : nil
  }
}

extension Request {
  /// The headers with changed values, which are computed only on demand.
  func headers(_ change: @escaping (RequestText) -> RequestText) -> () -> [RequestHeader]? {
    { [headers] in headers()?.map { RequestHeader(name: $0.name, value: change($0.value)) } }
  }
}

/// Cuts everything that may be a request out of texts of one format.
protocol RequestExtractor {
  /// Calls `visit` with what it finds, in the order of the text, which is UTF-8 without a byte order mark.
  func extract(from text: [UInt8], visit: (Extract) -> Void)
}

/// What an extractor found in a file.
enum Extract {
  case candidate(Candidate)

  /// A fault of the whole file rather than of one body, in bytes of the file's text.
  case fault(SyntaxFault)

  /// A text that can't be parsed, with its faults in bytes of the file's text.
  case unreadable(MappedText, [SyntaxFault])
}

extension Candidate.Method {
  init(_ text: RequestText?, default method: String? = nil) {
    self = text.map(Self.written) ?? method.map(Self.implied) ?? .missing
  }
}

extension Candidate.SavedResponse {
  /// Nil without a body.
  init?(_ body: LocatedNode?, _ encoding: BodyEncoding = .plain, status: LocatedNode?) {
    guard let body else { return nil }
    self.init(status: status?.status, body: .json(body, encoding))
  }
}

extension Candidate.Body {
  init(_ value: LocatedNode?, _ encoding: BodyEncoding = .plain) {
    self = value.map { .json($0, encoding) } ?? .none
  }
}
