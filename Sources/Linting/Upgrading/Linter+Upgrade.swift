internal import JSONText
internal import Requests
public import Swagger

extension Linter {
  /// Compares the requests of a file with the same requests at a newer api-version.
  ///
  /// - Parameter includesUnsafe: whether requests are rewritten that have new findings then.
  public func upgrade(_ bytes: [UInt8], path: String, to version: APIVersion, includesUnsafe: Bool) -> FileUpgrade {
    guard let source = try? SourceText(decoding: bytes) else {
      return FileUpgrade(path: path, requests: [], bytes: bytes, rewritten: 0)
    }
    let before = requests(in: source, path: path, to: version)
    let rewritten = FixApplication(of: before.map(\.upgrade.edits), to: source.bytes).text
    let after = upgraded(to: version).requests(in: SourceText(utf8: rewritten), path: path, to: version)
    let upgrades = zip(before, after).map { Self.compared($0, with: $1) }
    let chosen = includesUnsafe ? upgrades.map(\.edits) : Self.safeEdits(of: upgrades)
    let application = FixApplication(of: chosen, to: source.bytes)
    let isChanged = application.text != source.bytes
    return FileUpgrade(
      path: path, requests: upgrades, bytes: isChanged ? source.encodedFile(application.text) : bytes,
      rewritten: chosen.count { !$0.isEmpty })
  }

  private struct CheckedRequest {
    let upgrade: RequestUpgrade
    /// The first and the last line of the request.
    let lines: ClosedRange<Int>
    var findings: [LocatedFinding]
  }

  /// The same linter, but with the newer api-version for requests that don't specify one.
  private func upgraded(to version: APIVersion) -> Linter {
    var options = options
    if options.apiVersion != nil { options.apiVersion = version.description }
    return Linter(options: options)
  }

  /// The requests of a text, each with the findings of its own and of its saved responses, as linting reports them.
  private func requests(in source: SourceText, path: String, to version: APIVersion) -> [CheckedRequest] {
    var collector = FindingCollector(path: path, source: source, linter: self, isNamed: false)
    let lines = LineTable(source.bytes.span)
    var checked: [CheckedRequest] = []
    RequestFinder(operation: options.operation).findRequests(in: source.bytes, path: path) { event in
      let known = collector.result.findings.count
      collector.handle(event)
      let findings = options.selection.applied(to: Array(collector.result.findings[known...]))
      switch event {
      case .request(let request):
        let context = RequestContext(request, apiVersion: options.apiVersion, swagger: options.swagger)
        if case .unrelated = context.match, request.url != nil { return }
        let start = lines.position(of: request.extent.lowerBound, in: source.bytes.span)
        let end = lines.position(of: request.extent.upperBound, in: source.bytes.span)
        checked.append(
          CheckedRequest(
            upgrade: upgrade(of: context, at: start, to: version, in: source.bytes),
            lines: start.line...max(start.line, end.line), findings: findings))
      case .response:
        if let last = checked.indices.last { checked[last].findings += findings }
      case .unidentified, .unrelated, .fault, .unreadable: break
      }
    }
    return reported(checked, collector, in: source.bytes, path: path)
  }

  /// The requests without suppressed findings, and with the findings about several requests and about comments.
  private func reported(
    _ checked: [CheckedRequest], _ collector: FindingCollector, in text: [UInt8], path: String
  ) -> [CheckedRequest] {
    var (checked, collector) = (checked, collector)
    var suppressions = collector.suppressions()
    for index in checked.indices {
      checked[index].findings = suppressions.apply(to: checked[index].findings).reported
    }
    var file = collector.result.report(of: path, options)
    file.findings = []
    let ofRun = suppressions.apply(to: completing([file]) { _ in text }.flatMap(\.findings)).reported
    for finding in ofRun + options.selection.applied(to: suppressions.problems + suppressions.unused) {
      let line = finding.range.start.line
      let index =
        checked.lastIndex { $0.lines.contains(line) } ?? checked.firstIndex { $0.lines.lowerBound > line }
        ?? checked.indices.last
      if let index { checked[index].findings.append(finding) }
    }
    return checked
  }

  private func upgrade(
    of context: RequestContext, at start: LineTable.Position, to version: APIVersion, in file: [UInt8]
  ) -> RequestUpgrade {
    switch context.plan(for: version, in: file) {
    case .leaveAlone(let reason):
      return RequestUpgrade(
        start: start, operation: context.operation?.id, outcome: .leftAlone(reason), changes: [], edits: [])
    case .rewrite(let old, let edits):
      let changes = context.operation.flatMap { operation in
        context.version.gate.map { gate in
          VersionComparison.changes(of: operation, from: gate, to: version, in: options.swagger[operation.family])
        }
      }
      return RequestUpgrade(
        start: start, operation: context.operation?.id, outcome: .possible(from: old), changes: changes ?? [],
        edits: edits)
    }
  }

  private static func compared(_ before: CheckedRequest, with after: CheckedRequest) -> RequestUpgrade {
    guard case .possible = before.upgrade.outcome else { return before.upgrade }
    var upgrade = before.upgrade
    upgrade.appearing = after.findings.subtracting(before.findings)
    upgrade.vanishing = before.findings.subtracting(after.findings)
    return upgrade
  }

  /// The edits of the requests without new findings, except those that a request with new findings shares.
  private static func safeEdits(of upgrades: [RequestUpgrade]) -> [[TextEdit]] {
    let unsafe = upgrades.filter { !$0.appearing.isEmpty }.flatMap(\.edits)
    return upgrades.map { upgrade in upgrade.edits.contains(where: unsafe.contains) ? [] : upgrade.edits }
  }
}

extension [LocatedFinding] {
  /// What makes findings of two versions of a request the same fault.
  private struct Fault: Hashable {
    let rule: RuleID
    let severity: Severity
    let part: Part
    let pointer: JSONPointer?

    init(_ finding: LocatedFinding) {
      rule = finding.rule
      severity = finding.severity
      part = finding.part
      pointer = finding.pointer
    }
  }

  /// The findings of faults that `others` doesn't have, or has less often.
  fileprivate func subtracting(_ others: [LocatedFinding]) -> [LocatedFinding] {
    var known = others.reduce(into: [Fault: Int]()) { $0[Fault($1), default: 0] += 1 }
    return filter { finding in
      guard let count = known[Fault(finding)], count > 0 else { return true }
      known[Fault(finding)] = count - 1
      return false
    }
  }
}
