internal import JSONText

/// The result of checking a file, or one block of it.
struct LintResult: Sendable {
  var findings: [LocatedFinding] = []
  /// The number of requests found, including unidentified ones.
  var requests = 0
  /// The number of findings that the configuration ignores.
  var ignored = 0
  var facts = RequestFacts()
  var statuses: [RestorePointStatus] = []
  /// Whether a collection is created whose ID is unknown, so that there is no fact about it.
  var createsUnknownCollection = false
  /// The number of requests read, including unrelated ones.
  var readRequests = 0
  /// Whether a checked response was found; responses aren't counted.
  var hasResponses = false
  /// Whether responses were found in a list, which is checked as a whole.
  var hasListedResponses = false
  /// Whether anything was found that is certainly about restore points.
  var isRelevant = false
  /// Whether disks are created, but not from restore points.
  var hasOrdinaryDisks = false
  /// The findings of bytes that can't be decoded.
  var undecodable: [LocatedFinding] = []
  /// Whether each line is a record, which has such a finding of its own.
  var hasRecordPerLine = false
  /// Everything that was found, if it is kept.
  var inventory: [InventoryEntry] = []
  /// Whether a request for another resource or service was found.
  var hasUnrelatedRequests = false
  var assumedVersions: Set<String> = []

  var isEmpty: Bool { requests == 0 && !hasResponses }

  /// Appends the result of the next block.
  mutating func append(_ next: LintResult) {
    findings += next.findings
    ignored += next.ignored
    facts.append(next.facts, after: readRequests)
    statuses += next.statuses
    createsUnknownCollection = createsUnknownCollection || next.createsUnknownCollection
    requests += next.requests
    readRequests += next.readRequests
    hasResponses = hasResponses || next.hasResponses
    hasListedResponses = hasListedResponses || next.hasListedResponses
    hasUnrelatedRequests = hasUnrelatedRequests || next.hasUnrelatedRequests
    hasOrdinaryDisks = hasOrdinaryDisks || next.hasOrdinaryDisks
    isRelevant = isRelevant || next.isRelevant
    hasRecordPerLine = hasRecordPerLine || next.hasRecordPerLine
    if hasRecordPerLine || undecodable.isEmpty { undecodable += next.undecodable }
    inventory += next.inventory
    assumedVersions.formUnion(next.assumedVersions)
  }

  func report(of path: String, _ options: Linter.Options) -> RunReport.File {
    guard isRelevant || hasOrdinaryDisks else {
      let reason: RunReport.File.SkipReason = hasUnrelatedRequests ? .unrelated : .noRequest
      return RunReport.File(path: path, outcome: .skipped(reason), inventory: inventory.map(\.unrelated))
    }
    let found = locatedFindings
    var file = RunReport.File(
      path: path, requests: requests, findings: options.selection.applied(to: found).inOrder(),
      assumedVersions: assumedVersions.sorted(), inventory: inventory)
    file.ignored = ignored + found.count { options.ignoredByConfiguration.contains($0.rule) }
    file.facts = facts
    file.createsUnknownCollection = createsUnknownCollection
    file.hasAddedRunRules = options.added.ruleSet.checksRuns
    return file
  }

  /// All findings; without fixes if the text can't be decoded, because then nobody knows what a fix would change.
  private var locatedFindings: [LocatedFinding] {
    let outdated = Set(statuses.outdated.map(\.range.bytes))
    let findings =
      outdated.isEmpty ? findings : findings.filter { !$0.isUnusable || !outdated.contains($0.range.bytes) }
    guard !undecodable.isEmpty else { return findings }
    let unfixable = findings.map { finding in
      var finding = finding
      finding.fix = nil
      return finding
    }
    return isRelevant ? unfixable + undecodable : unfixable
  }
}

extension LocatedFinding {
  fileprivate var isUnusable: Bool { rule == RestorePointNotUsable.id }
}

extension [LocatedFinding] {
  /// Sorted by position, rule, pointer and message.
  func inOrder() -> [LocatedFinding] {
    sorted { left, right in
      let (leftRange, rightRange) = (left.range.bytes, right.range.bytes)
      guard leftRange == rightRange, left.rule == right.rule else {
        return (leftRange.lowerBound, leftRange.upperBound, left.rule)
          < (rightRange.lowerBound, rightRange.upperBound, right.rule)
      }
      return (left.pointer?.description ?? "", left.message) < (right.pointer?.description ?? "", right.message)
    }
  }
}
