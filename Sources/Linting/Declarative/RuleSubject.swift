internal import JSONText
internal import Requests
internal import Swagger

/// What declarative rules check: a JSON value, and where its parts are written.
struct RuleSubject {
  /// Where findings are placed.
  enum Places {
    /// At their pointers in a body.
    case pointers
    /// At the anchors of the described values, by their lowercased pointers; what is missing is at `otherwise`.
    case described([JSONPointer: Finding.Anchor], otherwise: Finding.Anchor)
  }

  let root: JSONNode
  let evaluator: ConditionEvaluator
  let places: Places
}

/// A part of a request that isn't JSON, described as a JSON object so that rules can check it.
struct DescribedPart {
  private var members: [(name: String, json: String)] = []
  private var anchors: [JSONPointer: Finding.Anchor] = [:]
  private let otherwise: Finding.Anchor

  /// - Parameter anchor: where findings about missing members are placed.
  init(at anchor: Finding.Anchor) {
    otherwise = anchor
  }

  /// Adds a member; of several with one name, ignoring case, the first counts.
  mutating func add(_ name: String, _ value: ScalarValue, at anchor: Finding.Anchor) {
    let pointer = JSONPointer([name.lowercased()])
    guard anchors[pointer] == nil else { return }
    anchors[pointer] = anchor
    members.append((name, value.json))
  }

  /// Adds a member that is an object itself.
  mutating func add(_ name: String, _ part: DescribedPart) {
    members.append((name, part.json))
    let base = JSONPointer([name.lowercased()])
    for (pointer, anchor) in part.anchors { anchors[base.appending(pointer)] = anchor }
  }

  private var json: String {
    "{" + members.map { "\(jsonString($0.name)):\($0.json)" }.joined(separator: ",") + "}"
  }

  /// Passes the object to `visit`; it must not escape. Nil if it can't be represented.
  ///
  /// - Parameter form: determines which values are unresolved.
  func withSubject<Result>(in form: RequestForm, _ visit: (RuleSubject) -> Result) -> Result? {
    guard let document = try? JSONDocument(parsing: Array(json.utf8).span) else { return nil }
    return document.withRoot { root in
      visit(
        RuleSubject(
          root: root, evaluator: ConditionEvaluator(form: form, ignoresCase: true),
          places: .described(anchors, otherwise: otherwise)))
    }
  }
}

extension RuleSubject {
  /// The body of a request or a response.
  init(_ root: JSONNode, of body: RequestBody?, in form: RequestForm) {
    self.root = root
    evaluator = ConditionEvaluator(
      form: form, isTruncated: body?.faults.contains(where: \.isCutOff) ?? false,
      ignoredMembers: body?.ignoredMembers ?? [])
    places = .pointers
  }
}

extension RequestContext {
  /// Passes a part of the request to `visit`; it must not escape. Nil if the request doesn't have the part, or if that
  /// can't be known.
  func withSubject<Result>(_ part: CheckedPart, _ visit: (RuleSubject) -> Result) -> Result? {
    switch part {
    case .body: body.map { visit(RuleSubject($0, of: request.body, in: request.form)) }
    case .url: address?.withSubject(in: request.form, visit)
    case .header: describedHeaders?.withSubject(in: request.form, visit)
    case .response, .run: nil
    }
  }
}
