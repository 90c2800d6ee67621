internal import Swagger

/// Declarative rules, grouped by the operation whose request body they check.
struct RuleSet: Sendable {
  private var rules: [String: [DeclarativeRule]] = [:]

  init(_ rules: [DeclarativeRule]) {
    for rule in rules {
      for operation in Set(rule.scope.operations) { self.rules[operation, default: []].append(rule) }
    }
  }

  /// The findings of the selected rules.
  func findings(in request: RequestContext, of selection: RuleSelection) -> [Finding] {
    guard !rules.isEmpty, let body = request.body, let operation = request.operation, let rules = rules[operation.id]
    else { return [] }
    return rules.flatMap { selection.includes($0.id) ? $0.findings(in: request, body: body) : [] }
  }
}
