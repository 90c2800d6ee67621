internal import JSONText
internal import Requests
internal import Swagger

/// Gathers what one file's requests come to.
struct FindingCollector {
  private let path: String
  private let source: SourceText
  private let isNamed: Bool
  private let options: Linter.Options
  private var findings: [LocatedFinding] = []
  private var requests = 0
  private var facts: [RequestFact] = []
  /// How many requests were taken, whatever they are about.
  private var taken = 0
  /// Whether an answer was met that is judged; answers aren't counted.
  private var hasAnswers = false
  private var restorePointCount = RestorePointCount()
  /// Whether something was met that is certainly about restore points.
  private var isConcerned = false
  private var assumedVersions: Set<String> = []
  private var cachedLocator: FindingLocator?

  init(path: String, source: SourceText, isNamed: Bool, options: Linter.Options) {
    self.path = path
    self.source = source
    self.isNamed = isNamed
    self.options = options
  }

  mutating func take(_ discovery: Discovery) {
    switch discovery {
    case .request(let request): take(request)
    case .unidentified(let range, let reason, _):
      requests += 1
      place(Self.unidentified(reason, at: range))
    case .answer(let answer): take(answer)
    case .fault(let fault): place(InvalidJSON.finding(for: fault, in: .file))
    case .unreadable(let text, let faults):
      requests += 1
      isConcerned = isConcerned || text.bytes.speaksOfRestorePoints
      for fault in faults { place(InvalidJSON.finding(for: fault, in: .body)) }
    }
  }

  private mutating func take(_ request: Request) {
    let context = RequestContext(request, apiVersion: options.apiVersion, swagger: options.swagger)
    defer { taken += 1 }
    if case .unrelated = context.match, request.url != nil { return }
    requests += 1
    isConcerned = isConcerned || (request.isDistinctive && context.concernsRestorePoints)
    if let fact = RequestFact(context, index: taken) { facts.append(fact) }
    if let gap = request.gap ?? context.gap { place(Self.unidentified(gap, at: request.extent)) }
    if context.version == .assumed, let version = context.effectiveVersion {
      assumedVersions.insert(version.description)
    }
    let found = context.findings(of: RuleID.perRequest) + options.added.findings(in: context)
    guard !found.isEmpty else { return }
    findings += locator().locate(found, of: context)
  }

  private mutating func take(_ answer: Answer) {
    guard let context = AnswerContext(answer, apiVersion: options.apiVersion, swagger: options.swagger) else { return }
    hasAnswers = true
    isConcerned = true
    let counted = answer.isListed ? restorePointCount.take(context) : []
    let found = RuleID.perAnswer.flatMap { $0.findings(in: context) } + counted
    guard !found.isEmpty else { return }
    findings += locator().locate(found, of: context)
  }

  /// The file's report, once all discoveries are taken.
  mutating func report() -> RunReport.File {
    guard isNamed || isConcerned else { return RunReport.File(path: path, outcome: .skipped) }
    if requests == 0, !hasAnswers {
      requests = 1
      place(
        Self.unidentified(
          source.bytes.allSatisfy { $0 <= 0x20 } ? "the file is empty" : "no restore-point request is in it", at: 0..<0)
      )
    }
    var file = RunReport.File(
      path: path, requests: requests, findings: options.selection.applied(to: findings).inOrder(),
      assumedVersions: assumedVersions.sorted())
    file.facts = facts
    return file
  }

  private static func unidentified(_ reason: String, at range: Range<Int>) -> Finding {
    Finding(RuleID(3), .warning, .unidentified(reason), at: .text(range, .file))
  }

  private mutating func place(_ finding: Finding) {
    findings.append(locator().locate(finding))
  }

  private mutating func locator() -> FindingLocator {
    if let cachedLocator { return cachedLocator }
    let locator = FindingLocator(path: path, source: source)
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

extension [LocatedFinding] {
  /// By position, rule, pointer and message.
  func inOrder() -> [LocatedFinding] {
    sorted { left, right in
      let (leftPointer, rightPointer) = (left.pointer?.description ?? "", right.pointer?.description ?? "")
      return (left.place.bytes.lowerBound, left.place.bytes.upperBound, left.rule, leftPointer, left.message)
        < (right.place.bytes.lowerBound, right.place.bytes.upperBound, right.rule, rightPointer, right.message)
    }
  }
}

extension Finding.Message {
  fileprivate static func unidentified(_ reason: String) -> Self { "no telling which operation this is: \(reason)" }
}
