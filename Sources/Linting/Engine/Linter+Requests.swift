internal import Requests

extension Linter {
  /// Calls `visit` with every request in a UTF-8 text, in the order of the text, without running any rules.
  ///
  /// A request must not be used after the call.
  package func visitRequests(in text: [UInt8], path: String, visit: (RequestContext) -> Void) {
    RequestFinder(operation: options.operation).findRequests(in: text, path: path) { event in
      guard case .request(let request) = event else { return }
      visit(RequestContext(request, apiVersion: options.apiVersion, swagger: options.swagger))
    }
  }
}
