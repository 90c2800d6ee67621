internal import Requests

extension Linter {
  /// Passes the context of a request to `visit`; it must not escape.
  func withContext(of request: Request, _ visit: (RequestContext) -> Void) {
    RequestContext.with(request, apiVersion: options.apiVersion, swagger: options.swagger) { context in
      var context = context
      context.minimumVersion = options.minimumApiVersion
      visit(context)
    }
  }

  /// The findings of the selected rules in a request, without those that others take precedence over.
  func findings(in request: RequestContext) -> [Finding] {
    guard request.isChecked else { return [] }
    let found = request.findings(of: requestRules) + RuleSet.bundled.findings(in: request, of: options.selection)
    return Precedence.resolved(found) + options.added.ruleSet.findings(in: request, of: options.selection)
  }

  /// The findings of the selected rules in a response.
  func findings(in response: ResponseContext) -> [Finding] {
    let found = RuleID.perResponse.flatMap { rule in
      options.selection.includes(type(of: rule).id) ? rule.findings(in: response) : []
    }
    return found + options.added.ruleSet.findings(in: response, of: options.selection)
  }
}
