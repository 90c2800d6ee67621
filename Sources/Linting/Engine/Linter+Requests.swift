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
    finder.findRequests(in: text, path: path) { faults += handle($0, visit) }
    return faults
  }

  /// The same for the part of a text around an offset, if the text has parts that are read independently.
  ///
  /// The ranges of the requests are then in bytes of that part.
  package func visitRequests(
    around offset: Int, in text: [UInt8], path: String, visit: (RequestContext) -> Void
  ) -> Int {
    guard let parts = TextParts(of: text, path: path), let range = parts.ranges.last(where: { $0.lowerBound <= offset })
    else { return visitRequests(in: text, path: path, visit: visit) }
    var faults = 0
    finder.findRequests(in: Array(text[range]), of: parts) { faults += handle($0, visit) }
    return faults
  }

  private var finder: RequestFinder { RequestFinder(operation: options.operation) }

  /// Visits the event's request; returns the number of its syntax faults.
  private func handle(_ event: ReaderEvent, _ visit: (RequestContext) -> Void) -> Int {
    switch event {
    case .request(let request):
      visit(RequestContext(request, apiVersion: options.apiVersion, swagger: options.swagger))
      return request.body?.faults.count ?? 0
    case .fault: return 1
    case .unreadable(_, let found): return found.count
    case .response, .unidentified, .unrelated: return 0
    }
  }
}
