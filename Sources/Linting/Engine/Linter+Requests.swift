package import JSONText
internal import Requests
internal import Swagger

extension RequestContext {
  /// Whether the service sets a property of the body, although the swagger lets requests set it.
  package func isSetByService(_ pointer: JSONPointer) -> Bool {
    operation.map { RuleSet.bundled.removes(pointer, from: $0.id) } ?? false
  }
}

extension Linter {
  /// Calls `visit` with every request in a UTF-8 text, in the order of the text, without running any rules.
  ///
  /// A request must not be used after the call.
  ///
  /// - Returns: the number of syntax faults in the text.
  @discardableResult
  package func visitRequests(in text: [UInt8], path: String, visit: (RequestContext) -> Void) -> Int {
    var faults = 0
    RequestFinder(operation: options.operation).findRequests(in: text, path: path) { event in
      switch event {
      case .request(let request):
        faults += request.body?.faults.count ?? 0
        visit(RequestContext(request, apiVersion: options.apiVersion, swagger: options.swagger))
      case .fault: faults += 1
      case .unreadable(_, let found): faults += found.count
      case .response, .unidentified, .unrelated: break
      }
    }
    return faults
  }
}
