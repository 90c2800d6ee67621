internal import JSONText
internal import Linting
internal import Swagger

/// A change of a request's api-version to the first later one that has what a finding misses.
struct VersionRaise {
  let finding: LocatedFinding
  let title: String
  let edit: TextEdit

  /// The changes for those findings that a later api-version resolves.
  static func all(for findings: [LocatedFinding], in snapshot: Document.Snapshot) -> [VersionRaise] {
    let candidates = findings.filter { $0.rule == RuleID(304) || $0.rule == RuleID(305) }
    guard !candidates.isEmpty else { return [] }
    var raises: [VersionRaise] = []
    snapshot.linter.visitRequests(in: snapshot.text.bytes, path: snapshot.document.path) { request in
      raises += candidates.filter { request.extent.contains($0.range.bytes.lowerBound) }
        .compactMap { VersionRaise($0, in: request) }
    }
    return raises
  }

  private init?(_ finding: LocatedFinding, in request: RequestContext) {
    guard let operation = request.operation, let used = request.effectiveVersion, let pointer = finding.pointer,
      let range = request.versionRange
    else { return nil }
    let document = request.swagger[operation.family]
    var versions = document.versions(of: operation, withWritableMember: pointer.tokens)
    if finding.rule == RuleID(305), let value = request.body?[pointer]?.string {
      let allowing = document.versions(of: operation, withMember: pointer.tokens, allowing: value)
      versions = versions.filter(allowing.contains)
    }
    guard let version = versions.first(where: { $0 > used }) else { return nil }
    self.finding = finding
    title = "Raise the api-version to \(version)"
    edit = TextEdit(range: range, text: version.description)
  }
}
