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
    return Precedence.resolved(found) + options.added.findings(in: request, of: options.selection)
  }

  /// The findings of the selected rules in a response.
  func findings(in response: ResponseContext) -> [Finding] {
    RuleID.perResponse.flatMap { rule in
      options.selection.includes(type(of: rule).id) ? rule.findings(in: response) : []
    }
  }
}
