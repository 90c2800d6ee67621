internal import JSONText

/// The suppressions of one file, and which of them are used.
struct FileSuppressions: Sendable {
  private let suppressions: [Suppression]
  private var isUsed: [Bool]
  /// The findings to report for comments that turn out to be unused, by the suppression's index.
  private let unusedComments: [Int: LocatedFinding]
  /// The findings about comments that are expired or can't be understood.
  let problems: [LocatedFinding]

  /// - Parameter configured: the suppressions of the file's configuration.
  init(_ configured: [Suppression]) {
    suppressions = configured
    isUsed = Array(repeating: false, count: configured.count)
    unusedComments = [:]
    problems = []
  }

  /// - Parameters:
  ///   - requests: the ranges of the file's requests in its text, in order.
  ///   - locator: finds the positions of the comments.
  init(
    _ configured: [Suppression], comments: [SuppressionComment], requests: [Range<Int>], today: CalendarDate?,
    selection: RuleSelection, locator: FindingLocator
  ) {
    var suppressions = configured
    var unused: [Int: LocatedFinding] = [:]
    var problems: [LocatedFinding] = []
    for comment in comments {
      switch comment.content {
      case .failure(let problem): problems.append(locator.locate(UnusedSuppression.finding(problem, at: comment.range)))
      case .success(let directive):
        if let expiry = directive.expires, let today, expiry < today {
          problems.append(locator.locate(ExpiredSuppression.finding(expiry, at: comment.range)))
          continue
        }
        if directive.rules.allSatisfy(selection.includes) {
          unused[suppressions.count] = locator.locate(UnusedSuppression.finding(directive.text, at: comment.range))
        }
        suppressions.append(
          Suppression(
            rules: directive.rules, scope: locator.scope(of: comment, among: requests), reason: directive.reason,
            origin: .comment))
      }
    }
    self.suppressions = suppressions
    isUsed = Array(repeating: false, count: suppressions.count)
    unusedComments = unused
    self.problems = problems
  }

  var isEmpty: Bool { suppressions.isEmpty && problems.isEmpty }

  /// Splits findings into those that are reported and those that are suppressed.
  mutating func apply(
    to findings: [LocatedFinding]
  ) -> (reported: [LocatedFinding], suppressed: [SuppressedFinding]) {
    guard !suppressions.isEmpty else { return (findings, []) }
    var reported: [LocatedFinding] = []
    var suppressed: [SuppressedFinding] = []
    for finding in findings {
      let covering = suppressions.indices.filter { suppressions[$0].covers(finding) }
      for index in covering { isUsed[index] = true }
      if let first = covering.first {
        suppressed.append(SuppressedFinding(finding: finding, origin: .init(suppressions[first])))
      } else {
        reported.append(finding)
      }
    }
    return (reported, suppressed)
  }

  /// A finding for each comment that no finding matched.
  var unused: [LocatedFinding] {
    unusedComments.filter { !isUsed[$0.key] }.sorted { $0.key < $1.key }.map(\.value)
  }

  /// The indices of the configuration's suppressions that matched a finding.
  var usedInConfiguration: [Int] {
    zip(suppressions, isUsed).compactMap { suppression, isUsed in
      if isUsed, case .configuration(let index) = suppression.origin { index } else { nil }
    }
  }
}

extension FindingLocator {
  /// The scope of a comment: the file, its line, or the next request.
  fileprivate func scope(of comment: SuppressionComment, among requests: [Range<Int>]) -> Suppression.Scope {
    switch comment.target {
    case .file: return .file
    case .line: return .line(line(of: comment.range.lowerBound))
    case .nextRequest:
      let start = comment.range.upperBound
      guard let next = requests.first(where: { $0.lowerBound >= start }) else { return .bytes(0..<0) }
      let end = requests.first { $0.lowerBound >= max(next.upperBound, next.lowerBound + 1) }?.lowerBound
      return .bytes(fileRange(of: start..<(end ?? .max)))
    }
  }
}
