internal import JSONText
internal import Requests
internal import Swagger

/// Collects the findings of one file's requests.
struct FindingCollector {
  private let path: String
  private let source: SourceText
  private let linter: Linter
  private let origin: LineTable.Position
  private(set) var result = LintResult()
  private var restorePointCount = RestorePointCount()
  private var cachedLocator: FindingLocator?
  /// The suppressing comments of the text.
  private let comments: [SuppressionComment]
  /// The ranges of the requests in the text, if there are comments.
  private var requests: [Range<Int>] = []

  /// - Parameter origin: the source's position in the file, if it is only a part of it.
  init(
    path: String, source: SourceText, linter: Linter,
    origin: LineTable.Position = LineTable.Position(line: 1, column: 1)
  ) {
    self.path = path
    self.source = source
    self.linter = linter
    self.origin = origin
    comments = SuppressionComment.all(in: source.bytes, path: path, added: linter.options.added)
  }

  mutating func handle(_ event: ReaderEvent) {
    if !comments.isEmpty, let extent = event.requestExtent { requests.append(extent) }
    switch event {
    case .request(let request): add(request)
    case .unidentified(let range, let reason, _):
      result.requests += 1
      record(Self.unidentified(reason, at: range))
    case .response(let response): add(response)
    case .unrelated: result.hasUnrelatedRequests = true
    case .fault(let fault): record(InvalidJSON.finding(for: fault, in: .file))
    case .unreadable(let text, let faults):
      result.requests += 1
      result.isRelevant = result.isRelevant || text.bytes.mentionsRestorePoints
      for fault in faults { record(InvalidJSON.finding(for: fault, in: .body)) }
    }
  }

  private mutating func add(_ request: Request) {
    linter.withContext(of: request) { add($0) }
    result.readRequests += 1
  }

  private mutating func add(_ context: RequestContext) {
    let request = context.request
    if case .unrelated = context.match, request.url != nil {
      result.hasUnrelatedRequests = true
      return
    }
    result.requests += 1
    result.isRelevant = result.isRelevant || (request.hasUniqueShape && context.mentionsRestorePoints)
    if let fact = RequestFact(context, index: result.readRequests) { result.facts.append(fact) }
    if let reason = request.guessReason ?? context.missingPart {
      record(Self.unidentified(reason, at: request.extent))
    }
    if context.version == .assumed, let version = context.effectiveVersion {
      result.assumedVersions.insert(version.description)
    }
    let found = linter.findings(in: context)
    guard !found.isEmpty else { return }
    result.findings += locator().locate(found, of: context)
  }

  private mutating func add(_ response: Response) {
    let options = linter.options
    guard let context = ResponseContext(response, apiVersion: options.apiVersion, swagger: options.swagger) else {
      return
    }
    result.hasResponses = true
    result.isRelevant = true
    result.hasListedResponses = result.hasListedResponses || response.isListed
    let counted = response.isListed ? restorePointCount.add(context) : []
    let found = linter.findings(in: context) + counted
    guard !found.isEmpty else { return }
    result.findings += locator().locate(found, of: context)
  }

  /// The file's report, after all events were handled.
  ///
  /// - Parameter isNamed: whether the user named the file, which then must contain a request.
  mutating func report(isNamed: Bool) -> RunReport.File {
    if result.isEmpty, isNamed {
      result.requests = 1
      let isEmpty = source.bytes.allSatisfy { $0 <= 0x20 }
      record(Self.unidentified(isEmpty ? "the file is empty" : "the file contains no restore-point request", at: 0..<0))
    }
    var file = result.report(of: path, isNamed: isNamed, selection: linter.options.selection)
    file.suppress(with: suppressions(), linter.options.selection)
    return file
  }

  private mutating func suppressions() -> FileSuppressions {
    let options = linter.options
    guard !comments.isEmpty else { return FileSuppressions(options.suppressions) }
    return FileSuppressions(
      options.suppressions, comments: comments, requests: requests.sorted { $0.lowerBound < $1.lowerBound },
      today: options.today, selection: options.selection, locator: locator())
  }

  private static func unidentified(_ reason: String, at range: Range<Int>) -> Finding {
    Finding(RuleID(3), .warning, .unidentified(reason), at: .text(range, .file))
  }

  private mutating func record(_ finding: Finding) {
    result.findings.append(locator().locate(finding))
  }

  private mutating func locator() -> FindingLocator {
    if let cachedLocator { return cachedLocator }
    let locator = FindingLocator(path: path, source: source, origin: origin)
    cachedLocator = locator
    return locator
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

  /// Whether the request is about restore points; a disk's creation only if the disk is created from one.
  fileprivate var mentionsRestorePoints: Bool {
    switch match {
    case .operation: isChecked
    case .unknownMethod, .unknownPath: true
    case .unchecked, .unrelated: false
    }
  }
}

extension [UInt8] {
  /// Whether the text mentions restore points, in any case; for texts that can't be parsed.
  fileprivate var mentionsRestorePoints: Bool {
    String(decoding: self, as: UTF8.self).lowercased().contains("restorepoint")
  }
}

extension Finding.Message {
  fileprivate static func unidentified(_ reason: String) -> Self {
    "cannot determine which operation this is: \(reason)"
  }
}
