internal import JSONText
internal import Requests
internal import Swagger

/// A rule that is data: an entry of the catalogue, or of a user's file.
///
/// A class, so that picking the rules of a request costs one retain each.
final class DeclarativeRule: Sendable {
  /// Where a rule looks.
  struct Place: Sendable {
    /// The ids of the operations whose bodies are judged.
    let operations: [String]
    let pattern: PointerPattern
    /// The first and the last api-version that the rule is about.
    let since: APIVersion?
    let until: APIVersion?

    func includes(_ version: APIVersion?) -> Bool {
      guard let version else { return true }
      return since.map { $0 <= version } ?? true && until.map { version <= $0 } ?? true
    }
  }

  /// What findings point at, instead of what the broken keyword is about.
  enum Anchor: String, Sendable, CaseIterable {
    case key, value
  }

  /// What the fix of a finding does with the value at fault.
  struct Mend: Sendable {
    enum Change: Sendable {
      case remove
      case write(ScalarValue)
    }

    let change: Change
    let isSafe: Bool
  }

  let id: RuleID
  let severity: Severity
  let place: Place
  /// What must hold of a value for it to be judged.
  let when: Condition?
  let check: Condition
  let message: MessageTemplate
  let anchor: Anchor?
  let mend: Mend?

  init(
    id: RuleID, severity: Severity, place: Place, when: Condition?, check: Condition, message: MessageTemplate,
    anchor: Anchor?, mend: Mend?
  ) {
    self.id = id
    self.severity = severity
    self.place = place
    self.when = when
    self.check = check
    self.message = message
    self.anchor = anchor
    self.mend = mend
  }
}

extension DeclarativeRule {
  /// What the rule finds in a body, at most once a place.
  func findings(in request: RequestContext, body: JSONNode) -> [Finding] {
    guard place.includes(request.effectiveVersion) else { return [] }
    let source = request.request.body
    let ignored = source?.ignoredMembers ?? []
    let check = ConditionCheck(
      form: request.request.form, isCutOff: source?.faults.contains(where: \.isCutOff) ?? false, ignoredMembers: ignored
    )
    var found: [Finding] = []
    var places: Set<JSONPointer> = []
    place.pattern.forEach(in: body, ignoring: ignored) { node, path in
      let breaches = breaches(of: node, isRoot: path.isEmpty, check)
      guard !breaches.isEmpty else { return }
      let base = JSONPointer(path)
      for breach in breaches {
        let pointer = base.appending(breach.pointer)
        if places.insert(pointer).inserted { found.append(finding(for: breach, at: pointer, in: body)) }
      }
    }
    return found
  }

  private func breaches(of node: JSONNode, isRoot: Bool, _ check: ConditionCheck) -> [Breach] {
    if let when {
      guard case .holds = check.firstBreachOnly.verdict(on: node, when, isRoot: isRoot) else { return [] }
    }
    guard case .fails(let breaches) = check.verdict(on: node, self.check, isRoot: isRoot) else { return [] }
    return breaches
  }

  private func finding(for breach: Breach, at pointer: JSONPointer, in body: JSONNode) -> Finding {
    let node = body[pointer]
    let message = message.message { field in
      switch field {
      case .value: node?.shown ?? ""
      case .pointer: pointer.description
      case .name: breach.missingName ?? pointer.last ?? "the body"
      case .expected: node.map(breach.condition.expectation) ?? ""
      }
    }
    return Finding(id, severity, message, at: anchor(of: breach, pointer), fix: fix(for: breach, pointer, in: body))
  }

  private func anchor(of breach: Breach, _ pointer: JSONPointer) -> Finding.Anchor {
    switch (anchor, breach.aspect) {
    case (nil, .missing): .opening(pointer)
    case (.key, _), (nil, .key): .key(pointer)
    case (.value, _), (nil, .value): .value(pointer)
    }
  }

  /// Only what is a member can be taken out, and nothing is written over an object that lacks something.
  private func fix(for breach: Breach, _ pointer: JSONPointer, in body: JSONNode) -> Fix? {
    guard let mend, !breach.isMissing, body[pointer.parent]?.kind == .object, pointer != .root else { return nil }
    switch mend.change {
    case .remove: return Fix("remove the property", isSafe: mend.isSafe, .removeMember(pointer))
    case .write(let value):
      return Fix("write \(value.text)", isSafe: mend.isSafe, .replaceValue(pointer, with: value.json))
    }
  }
}

extension Breach {
  fileprivate var missingName: String? {
    if case .missing(let name) = aspect { name } else { nil }
  }
}

extension JSONNode {
  /// Longer texts are cut in messages.
  private static var longestShown: Int { 200 }

  /// The value as messages show it: a string without its quotes, an object or array by its kind.
  fileprivate var shown: String {
    if let integer { return String(integer) }
    guard let text = string else { return ScalarValue(self)?.text ?? phrase }
    return text.unicodeScalars.count > Self.longestShown
      ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.longestShown))) + "…" : text
  }
}
