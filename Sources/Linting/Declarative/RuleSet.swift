internal import Swagger

/// Declarative rules, grouped by the operation whose request body they check.
struct RuleSet: Sendable {
  private var rules: [String: [DeclarativeRule]] = [:]

  init(_ rules: [DeclarativeRule]) {
    for rule in rules {
      for operation in Set(rule.scope.operations) { self.rules[operation, default: []].append(rule) }
    }
  }

  func findings(in request: RequestContext) -> [Finding] {
    guard !rules.isEmpty, let body = request.body, let operation = request.operation, let rules = rules[operation.id],
      operation.isChecked(by: body)
    else { return [] }
    return rules.flatMap { $0.findings(in: request, body: body) }
  }
}

/// The declarative rules of the catalog.
struct DeclarativeRules: Rule {
  func findings(in request: RequestContext) -> [Finding] { RuleSet.bundled.findings(in: request) }
}
