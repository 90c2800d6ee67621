internal import Swagger

/// Declarative rules, picked by the operation whose body they judge.
struct RuleSet: Sendable {
  private var rules: [String: [DeclarativeRule]] = [:]

  init(_ rules: [DeclarativeRule]) {
    for rule in rules {
      for operation in Set(rule.place.operations) { self.rules[operation, default: []].append(rule) }
    }
  }

  func findings(in request: RequestContext) -> [Finding] {
    guard !rules.isEmpty, let body = request.body, let operation = request.operation, let rules = rules[operation.id],
      operation.isJudged(by: body)
    else { return [] }
    return rules.flatMap { $0.findings(in: request, body: body) }
  }
}

/// The rules of the catalogue that need no code.
struct DeclarativeRules: Rule {
  func findings(in request: RequestContext) -> [Finding] { RuleSet.bundled.findings(in: request) }
}
