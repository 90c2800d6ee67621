internal import JSONText

/// What the requests of a file, or of a part of it, come to.
struct FileTally: Sendable {
  var findings: [LocatedFinding] = []
  /// How many requests were found, unidentified ones included.
  var requests = 0
  var facts: [RequestFact] = []
  /// How many requests were taken, whatever they are about.
  var taken = 0
  /// Whether an answer was met that is judged; answers aren't counted.
  var hasAnswers = false
  /// Whether answers stand in a list, which is judged as one.
  var hasListedAnswers = false
  /// Whether something was met that is certainly about restore points.
  var isConcerned = false
  var assumedVersions: Set<String> = []

  var isEmpty: Bool { requests == 0 && !hasAnswers }

  /// Adds what the part behind this one came to.
  mutating func append(_ next: FileTally) {
    findings += next.findings
    facts += next.facts.map { $0.moved(by: taken) }
    requests += next.requests
    taken += next.taken
    hasAnswers = hasAnswers || next.hasAnswers
    hasListedAnswers = hasListedAnswers || next.hasListedAnswers
    isConcerned = isConcerned || next.isConcerned
    assumedVersions.formUnion(next.assumedVersions)
  }

  func report(of path: String, isNamed: Bool, selection: RuleSelection) -> RunReport.File {
    guard isNamed || isConcerned else { return RunReport.File(path: path, outcome: .skipped) }
    var file = RunReport.File(
      path: path, requests: requests, findings: selection.applied(to: findings).inOrder(),
      assumedVersions: assumedVersions.sorted())
    file.facts = facts
    return file
  }
}

extension RequestFact {
  /// The same behind so many other requests of the file.
  fileprivate func moved(by count: Int) -> RequestFact {
    var fact = self
    fact.index += count
    return fact
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
