internal import JSONText
internal import Requests
internal import Swagger

/// Collects the findings of one file's requests.
struct FindingCollector {
  private let path: String
  private let source: SourceText
  private let linter: Linter
  /// Whether the user says that the file is a request body, whatever it looks like.
  private let isBody: Bool
  private let origin: LineTable.Position
  private let recordPointer: JSONPointer?
  private(set) var result = LintResult()
  private(set) var restorePointCount: RestorePointCount
  private var cachedLocator: FindingLocator?
  /// The suppressing comments of the text.
  private let comments: [SuppressionComment]
  /// The ranges of the requests in the text, if there are comments.
  private var requests: [Range<Int>] = []

  /// - Parameters:
  ///   - isNamed: whether the user named the file itself; with an operation, it then is a body.
  ///   - origin: the source's position in the file, if it is only a part of it.
  ///   - recordPointer: where each line has the ID of its record; nil if lines aren't records.
  ///   - restorePointCount: what lists in earlier blocks of the text contain.
  init(
    path: String, source: SourceText, linter: Linter, isNamed: Bool,
    origin: LineTable.Position = LineTable.Position(line: 1, column: 1), recordPointer: JSONPointer? = nil,
    restorePointCount: RestorePointCount = RestorePointCount()
  ) {
    self.path = path
    self.source = source
    self.linter = linter
    isBody = isNamed && linter.options.operation != nil
    self.origin = origin
    self.recordPointer = recordPointer
    self.restorePointCount = restorePointCount
    result.isRelevant = isBody
    comments = SuppressionComment.all(in: source.bytes, path: path, added: linter.options.added)
  }

  mutating func handle(_ event: ReaderEvent) {
    if !comments.isEmpty, let extent = event.requestExtent { requests.append(extent) }
    switch event {
    case .request(let request): add(request)
    case .unidentified(let range, let reason, _):
      addUnidentified(range, reason)
    case .unrelated(let range, let reason): addUnrelated(range, reason)
    case .response(let response): add(response)
    case .fault(let fault):
      result.isRelevant = result.isRelevant || source.bytes.mentionsRestorePoints
      record(InvalidJSON.finding(for: fault, in: .file))
    case .unreadable(let text, let faults): addUnreadable(text, faults)
    }
  }

  private mutating func add(_ request: Request) {
    linter.withContext(of: request) { add($0) }
    result.readRequests += 1
  }

  private mutating func add(_ context: RequestContext) {
    let request = context.request
    if case .unrelated = context.match, request.url != nil { return addUnrelated(request.extent, .otherURL) }
    if let reason = request.guessReason ?? context.missingPart {
      let isIdentified = context.operation != nil && request.hasUniqueShape
      guard isIdentified || isRelevant(request.extent) else {
        return addUnrelated(request.extent, .otherBody)
      }
      record(UnidentifiedRequest.finding(reason, at: request.extent))
      result.isRelevant = true
    }
    result.requests += 1
    list(.request, context)
    if !context.isChecked {
      result.hasOrdinaryDisks = true
      return
    }
    result.isRelevant = result.isRelevant || (request.hasUniqueShape && context.mentionsRestorePoints)
    if let fact = RequestFact(context, index: result.readRequests) {
      result.facts.requests.append(fact)
    } else if context.operation?.id == OperationID.createCollection {
      result.facts.createsUnknownCollection = true
    }
    if context.version == .assumed, let version = context.effectiveVersion {
      result.assumedVersions.insert(version.description)
    }
    let found = linter.findings(in: context)
    result.ignored += linter.ignoredCount(in: context, besides: found)
    guard !found.isEmpty else { return }
    result.findings += locator().locate(found, of: context)
  }

  private mutating func add(_ response: Response) {
    let options = linter.options
    guard let context = ResponseContext(response, apiVersion: options.apiVersion, swagger: options.swagger) else {
      return addUnrelated(response.request.extent, .otherResponse)
    }
    result.hasResponses = true
    result.isRelevant = true
    result.hasListedResponses = result.hasListedResponses || response.isListed
    list(.response, context.request)
    let counted = response.isListed ? restorePointCount.add(context) : []
    result.ignored += linter.ignoredCount(in: context)
    let found = linter.findings(in: context) + counted
    let located = found.isEmpty ? [] : locator().locate(found, of: context)
    result.findings += located
    result.statuses += RestorePointStatus.all(in: context, located)
  }

  private mutating func addUnidentified(_ range: Range<Int>, _ reason: String) {
    result.requests += 1
    result.isRelevant = true
    list(.unidentified(reason), at: range)
    record(UnidentifiedRequest.finding(reason, at: range))
  }

  private mutating func addUnrelated(_ range: Range<Int>, _ reason: UnrelatedReason) {
    result.hasUnrelatedRequests = result.hasUnrelatedRequests || reason.isOfRequest
    list(.unrelated(reason), at: range)
  }

  private mutating func addUnreadable(_ text: MappedText, _ faults: [SyntaxFault]) {
    let range = text.sourceRange
    result.requests += 1
    result.isRelevant = true
    list(.unidentified("the text is not JSON"), at: range)
    for fault in faults { record(InvalidJSON.finding(for: fault, in: .body)) }
  }

  /// Whether a part of the text, which can't be identified, is about restore points.
  private func isRelevant(_ range: Range<Int>) -> Bool {
    isBody || Array(source.bytes[range.clamped(to: source.bytes.indices)]).mentionsRestorePoints
  }

  /// Records that nothing was found in a file that the user says is a body.
  mutating func addMissingBody(isBlank: @autoclosure () -> Bool) {
    guard result.isEmpty, isBody else { return }
    addUnidentified(0..<0, isBlank() ? "the file is empty" : "the file contains no restore-point request")
  }

  /// Everything that was found, after all events were handled.
  ///
  /// - Parameter hasRecordPerLine: whether each line is a record; called only for a text with undecodable bytes.
  mutating func finish(hasRecordPerLine: () -> Bool) -> LintResult {
    guard !source.undecodable.isEmpty else { return result }
    result.hasRecordPerLine = hasRecordPerLine()
    for range in result.hasRecordPerLine ? source.undecodable : Array(source.undecodable.prefix(1)) {
      let offset = source.map.source(of: range).lowerBound
      result.undecodable.append(locator().locate(UnsupportedEncoding.finding(offset, at: range)))
    }
    return result
  }

  /// What the configuration and the text's comments suppress.
  mutating func suppressions() -> FileSuppressions {
    let options = linter.options
    guard !comments.isEmpty else { return FileSuppressions(options.suppressions) }
    return FileSuppressions(
      options.suppressions, comments: comments, requests: requests.sorted { $0.lowerBound < $1.lowerBound },
      today: options.today, selection: options.selection, locator: locator())
  }

  private mutating func record(_ finding: Finding) {
    result.findings.append(locator().locate(finding))
  }

  private mutating func locator() -> FindingLocator {
    if let cachedLocator { return cachedLocator }
    let locator = FindingLocator(path: path, source: source, origin: origin, recordPointer: recordPointer)
    cachedLocator = locator
    return locator
  }
}

/// The inventory, which is kept only on demand: it costs a line table for every file.
extension FindingCollector {
  private mutating func list(_ kind: InventoryEntry.Kind, _ context: RequestContext) {
    guard linter.options.keepsInventory else { return }
    result.inventory.append(
      InventoryEntry(kind, context, at: locator().position(of: context.request.extent.lowerBound)))
  }

  private mutating func list(_ kind: InventoryEntry.Kind, at range: Range<Int>) {
    guard linter.options.keepsInventory else { return }
    result.inventory.append(InventoryEntry(kind: kind, position: locator().position(of: range.lowerBound)))
  }
}

extension UnrelatedReason {
  /// Whether what was found is a request at least, or a response to one, and not just any JSON.
  fileprivate var isOfRequest: Bool {
    switch self {
    case .otherURL, .otherResponse, .otherExample, .otherResource: true
    case .otherBody, .notAnObject, .ownFile: false
    }
  }
}

extension RequestContext {
  /// What is missing to determine the operation; nil if it is known, or if the request is unrelated.
  fileprivate var missingPart: String? {
    guard request.operation == nil else { return nil }
    switch (request.url == nil, request.method == nil) {
    case (true, _): return "the request has no URL"
    case (false, true): return "the request has no method"
    case (false, false): return nil
    }
  }

  /// Whether the request is about restore points.
  fileprivate var mentionsRestorePoints: Bool {
    switch match {
    case .operation, .unknownMethod, .unknownPath: true
    case .unchecked, .unrelated: false
    }
  }
}
