internal import JSONText
internal import Requests
internal import Swagger

/// Gathers what one file's requests come to.
struct FindingCollector {
  private let path: String
  private let source: SourceText
  private let linter: Linter
  private let origin: LineTable.Position
  /// What was gathered so far.
  private(set) var tally = FileTally()
  private var restorePointCount = RestorePointCount()
  private var cachedLocator: FindingLocator?

  /// - Parameter origin: where the source starts in the file, if it is a part of it.
  init(
    path: String, source: SourceText, linter: Linter,
    origin: LineTable.Position = LineTable.Position(line: 1, column: 1)
  ) {
    self.path = path
    self.source = source
    self.linter = linter
    self.origin = origin
  }

  mutating func take(_ discovery: Discovery) {
    switch discovery {
    case .request(let request): take(request)
    case .unidentified(let range, let reason, _):
      tally.requests += 1
      place(Self.unidentified(reason, at: range))
    case .answer(let answer): take(answer)
    case .fault(let fault): place(InvalidJSON.finding(for: fault, in: .file))
    case .unreadable(let text, let faults):
      tally.requests += 1
      tally.isConcerned = tally.isConcerned || text.bytes.speaksOfRestorePoints
      for fault in faults { place(InvalidJSON.finding(for: fault, in: .body)) }
    }
  }

  private mutating func take(_ request: Request) {
    var context = RequestContext(request, apiVersion: linter.options.apiVersion, swagger: linter.options.swagger)
    context.minimumVersion = linter.options.minimumApiVersion
    defer { tally.taken += 1 }
    if case .unrelated = context.match, request.url != nil { return }
    tally.requests += 1
    tally.isConcerned = tally.isConcerned || (request.isDistinctive && context.concernsRestorePoints)
    if let fact = RequestFact(context, index: tally.taken) { tally.facts.append(fact) }
    if let gap = request.gap ?? context.gap { place(Self.unidentified(gap, at: request.extent)) }
    if context.version == .assumed, let version = context.effectiveVersion {
      tally.assumedVersions.insert(version.description)
    }
    let found = context.findings(of: RuleID.perRequest) + linter.options.added.findings(in: context)
    guard !found.isEmpty else { return }
    tally.findings += locator().locate(found, of: context)
  }

  private mutating func take(_ answer: Answer) {
    let options = linter.options
    guard let context = AnswerContext(answer, apiVersion: options.apiVersion, swagger: options.swagger) else { return }
    tally.hasAnswers = true
    tally.isConcerned = true
    tally.hasListedAnswers = tally.hasListedAnswers || answer.isListed
    let counted = answer.isListed ? restorePointCount.take(context) : []
    let found = RuleID.perAnswer.flatMap { $0.findings(in: context) } + counted
    guard !found.isEmpty else { return }
    tally.findings += locator().locate(found, of: context)
  }

  /// The file's report, once all discoveries are taken.
  ///
  /// - Parameter isNamed: whether the user named the file: then it must hold a request.
  mutating func report(isNamed: Bool) -> RunReport.File {
    if tally.isEmpty, isNamed {
      tally.requests = 1
      let isBlank = source.bytes.allSatisfy { $0 <= 0x20 }
      place(Self.unidentified(isBlank ? "the file is empty" : "no restore-point request is in it", at: 0..<0))
    }
    return tally.report(of: path, isNamed: isNamed, selection: linter.options.selection)
  }

  private static func unidentified(_ reason: String, at range: Range<Int>) -> Finding {
    Finding(RuleID(3), .warning, .unidentified(reason), at: .text(range, .file))
  }

  private mutating func place(_ finding: Finding) {
    tally.findings.append(locator().locate(finding))
  }

  private mutating func locator() -> FindingLocator {
    if let cachedLocator { return cachedLocator }
    let locator = FindingLocator(path: path, source: source, origin: origin)
    cachedLocator = locator
    return locator
  }
}

extension RequestContext {
  /// What is missing to tell the operation; nil where it is told, or where the request is none of ours.
  fileprivate var gap: String? {
    guard request.operation == nil else { return nil }
    switch (request.url == nil, request.method == nil) {
    case (true, _): return "the request names no URL"
    case (false, true): return "the request names no method"
    case (false, false): return nil
    }
  }

  /// Whether the request is about restore points; a disk's creation only if it is made from one.
  fileprivate var concernsRestorePoints: Bool {
    switch match {
    case .operation(let operation): body.map(operation.isJudged) ?? (operation.family == .compute)
    case .unknownMethod, .unknownPath: true
    case .unjudged, .unrelated: false
    }
  }
}

extension [UInt8] {
  /// Whether the text names restore points, in any case; for texts that can't be parsed.
  fileprivate var speaksOfRestorePoints: Bool {
    String(decoding: self, as: UTF8.self).lowercased().contains("restorepoint")
  }
}

extension Finding.Message {
  fileprivate static func unidentified(_ reason: String) -> Self { "no telling which operation this is: \(reason)" }
}
