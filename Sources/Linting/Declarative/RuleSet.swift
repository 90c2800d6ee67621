internal import JSONText
internal import Requests
internal import Swagger

/// Declarative rules, grouped by what they check.
struct RuleSet: Sendable {
  /// By the part, for the parts that rules check, and by the operation.
  private let rules: [(part: CheckedPart, byOperation: [String: [DeclarativeRule]])]

  init(_ rules: [DeclarativeRule]) {
    self.rules = CheckedPart.allCases.compactMap { part in
      let rules = rules.filter { $0.scope.part == part }
      guard !rules.isEmpty else { return nil }
      let byOperation = rules.reduce(into: [:] as [String: [DeclarativeRule]]) { byOperation, rule in
        for operation in Set(rule.scope.operations) { byOperation[operation, default: []].append(rule) }
      }
      return (part, byOperation)
    }
  }

  private func rules(for part: CheckedPart, _ operation: String) -> [DeclarativeRule] {
    rules.first { $0.part == part }?.byOperation[operation] ?? []
  }

  /// The rule with an ID.
  func rule(_ id: RuleID) -> DeclarativeRule? {
    rules.lazy.flatMap(\.byOperation.values).joined().first { $0.id == id }
  }

  /// Whether there are rules about runs.
  var checksRuns: Bool { rules.contains { $0.part == .run } }

  /// Whether a rule removes a property from the body of every request that has it, although the swagger lets requests
  /// set it.
  func removes(_ pointer: JSONPointer, from operation: String) -> Bool {
    let pattern = PointerPattern(pointer)
    return rules(for: .body, operation).contains { $0.scope.pattern == pattern && $0.isRemoval }
  }

  /// The findings of the selected rules in a request.
  func findings(in request: RequestContext, of selection: RuleSelection) -> [Finding] {
    guard let operation = request.operation else { return [] }
    return rules.flatMap { part, _ -> [Finding] in
      guard part.isOfRequest else { return [] }
      let applicable = rules(for: part, operation.id, selection) { $0.applies(to: request) }
      guard !applicable.isEmpty else { return [] }
      return request.withSubject(part) { subject in applicable.flatMap { $0.findings(in: subject) } } ?? []
    }
  }

  /// The findings of the selected rules in a response.
  func findings(in response: ResponseContext, of selection: RuleSelection) -> [Finding] {
    let applicable = rules(for: .response, response.operation.id, selection) { $0.applies(to: response.request) }
    guard !applicable.isEmpty else { return [] }
    let subject = RuleSubject(response.root, of: response.body, in: response.request.request.form)
    return applicable.flatMap { $0.findings(in: subject) }
  }

  /// The findings of the selected rules in one of a run's requests.
  func findings(in facts: RunFacts, about entry: Run.Entry, of selection: RuleSelection) -> [Finding] {
    let applicable = rules(for: .run, entry.fact.operation, selection) { $0.scope.includes(entry.fact.version) }
    guard !applicable.isEmpty else { return [] }
    return facts.described(for: entry).withSubject(in: .body) { subject in
      applicable.flatMap { $0.findings(in: subject) }
    } ?? []
  }

  private func rules(
    for part: CheckedPart, _ operation: String, _ selection: RuleSelection, where applies: (DeclarativeRule) -> Bool
  ) -> [DeclarativeRule] {
    rules(for: part, operation).filter { selection.includes($0.id) && applies($0) }
  }
}
