internal import Requests

extension Linter {
  /// Passes the context of a request to `visit`; it must not escape.
  func withContext(of request: Request, _ visit: (RequestContext) -> Void) {
    RequestContext.with(request, options, visit)
  }

  /// The findings of the selected rules in a request, without those that others take precedence over.
  func findings(in request: RequestContext) -> [Finding] {
    guard request.isChecked else { return [] }
    let found = requestRules.findings(in: request) + RuleSet.bundled.findings(in: request, of: options.selection)
    return Precedence.resolved(found) + options.added.ruleSet.findings(in: request, of: options.selection)
  }

  /// The number of findings in a request that the configuration ignores, besides `found`.
  func ignoredCount(in request: RequestContext, besides found: [Finding]) -> Int {
    let ignored = options.ignoredByConfiguration
    guard !ignored.isEmpty, request.isChecked else { return 0 }
    let selection = RuleSelection(selected: ignored)
    let all = countedRules.findings(in: request) + RuleSet.bundled.findings(in: request, of: selection) + found
    return Precedence.resolved(all).count { ignored.contains($0.rule) }
      + options.added.ruleSet.findings(in: request, of: selection).count
  }

  /// The number of findings in a response that the configuration ignores.
  func ignoredCount(in response: ResponseContext) -> Int {
    let ignored = options.ignoredByConfiguration
    return ignored.isEmpty ? 0 : findings(in: response, of: RuleSelection(selected: ignored)).count
  }

  /// The findings of the selected rules in a response.
  func findings(in response: ResponseContext) -> [Finding] { findings(in: response, of: options.selection) }

  private func findings(in response: ResponseContext, of selection: RuleSelection) -> [Finding] {
    let found = RuleID.perResponse.flatMap { rule in
      selection.includes(type(of: rule).id) ? rule.findings(in: response) : []
    }
    return found + options.added.ruleSet.findings(in: response, of: selection)
  }
}
