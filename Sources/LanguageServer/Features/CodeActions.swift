internal import JSONText
internal import Linting

/// The changes that an editor offers at a place: fixes and suppressions of findings, and all safe fixes at once.
struct CodeActions {
  private static let quickFix = "quickfix"
  private static let fixAll = "source.fixAll.rplint"
  /// The kinds of actions that the server provides.
  static let kinds = [quickFix, fixAll]

  private let snapshot: Document.Snapshot
  private let workspace: Workspace

  init(of snapshot: Document.Snapshot, in workspace: Workspace) {
    self.snapshot = snapshot
    self.workspace = workspace
  }

  /// The actions for a range, safe fixes first.
  ///
  /// - Parameter kinds: the kinds that the client asks for; a kind includes those below it. None stands for all.
  func actions(in range: Range<Int>, ofKinds kinds: [String]) -> JSONValue {
    func isWanted(_ kind: String) -> Bool {
      kinds.isEmpty || kinds.contains { $0.isEmpty || kind == $0 || kind.hasPrefix($0 + ".") }
    }
    var actions: [JSONValue] = []
    if isWanted(Self.quickFix) { actions += quickFixes(in: range) }
    if isWanted(Self.fixAll), let action = fixAll() { actions.append(action) }
    return .array(actions)
  }

  private func quickFixes(in range: Range<Int>) -> [JSONValue] {
    let findings = snapshot.findings.filter { range.touches($0.range.bytes) }
    let fixes = findings.compactMap { finding in finding.fix.map { (finding: finding, fix: $0) } }
    let ordered = fixes.filter(\.fix.isSafe) + fixes.filter { !$0.fix.isSafe }
    return ordered.map { action($0.fix.title, for: $0.finding, $0.fix.edits, isPreferred: $0.fix.isSafe) }
      + VersionRaise.all(for: findings, in: snapshot).map { action($0.title, for: $0.finding, [$0.edit]) }
      + suppressions(of: findings)
  }

  private func action(
    _ title: String, for finding: LocatedFinding, _ edits: [TextEdit], isPreferred: Bool = false
  ) -> JSONValue {
    let edit = WorkspaceEdit(edits, of: snapshot.document)
    return action(title, for: finding, isPreferred: isPreferred, ["edit": edit.json(for: snapshot.client)])
  }

  private func action(
    _ title: String, for finding: LocatedFinding, isPreferred: Bool = false,
    _ result: JSONValue.Members
  ) -> JSONValue {
    .object(
      [
        "title": .string(title), "kind": .string(Self.quickFix),
        "diagnostics": .array([Diagnostics(of: snapshot, in: workspace).json(finding)]),
        "isPreferred": isPreferred ? .boolean(true) : nil,
      ] + result)
  }

  private func fixAll() -> JSONValue? {
    let old = snapshot.text.bytes
    let result = snapshot.linter.fix(old, path: snapshot.document.path, isNamed: false, includesUnsafe: false)
    guard result.bytes != old else { return nil }
    let edit = WorkspaceEdit([TextEdit(replacing: old, with: result.bytes)], of: snapshot.document)
    return .object([
      "title": .string("Fix all safely fixable findings of rplint"),
      "kind": .string(Self.fixAll),
      "edit": edit.json(for: snapshot.client),
    ])
  }
}

/// Suppressions.
///
/// Finding out whether a comment suppresses just what it should takes as long as checking the document. So the edit is
/// left for later where the client allows it.
extension CodeActions {
  /// One action for each rule that findings violate.
  private func suppressions(of findings: [LocatedFinding]) -> [JSONValue] {
    var rules: Set<RuleID> = []
    return findings.filter { rules.insert($0.rule).inserted }.compactMap { finding in
      let suppression = Suppressing(finding, in: snapshot, workspace)
      let title = "Suppress \(finding.rule) here"
      if snapshot.client.resolvesEdits {
        guard suppression.isPossible else { return nil }
        return action(title, for: finding, ["data": data(finding)])
      }
      return suppression.edit().map { action(title, for: finding, ["edit": $0.json(for: snapshot.client)]) }
    }
  }

  private func data(_ finding: LocatedFinding) -> JSONValue {
    .object([
      "uri": .string(snapshot.document.uri.text), "version": .integer(snapshot.document.version),
      "rule": .string(finding.rule.description), "offset": .integer(finding.range.bytes.lowerBound),
    ])
  }

  /// The action whose edit was left for later, with its edit.
  func resolved(_ action: Parameters) throws(ResponseError) -> JSONValue {
    let data = action["data"]
    let (rule, offset) = (try data["rule"].string(), try data["offset"].integer())
    guard try data["version"].integer() == snapshot.document.version else {
      throw ResponseError(.contentModified, "the document has changed")
    }
    let finding = snapshot.findings.first { $0.rule.description == rule && $0.range.bytes.lowerBound == offset }
    guard let finding, let edit = Suppressing(finding, in: snapshot, workspace).edit() else {
      throw ResponseError(.requestFailed, "\(rule) cannot be suppressed here alone")
    }
    return self.action(
      try action["title"].string(), for: finding, ["edit": edit.json(for: snapshot.client)])
  }
}

extension LocatedFinding.Fix {
  /// The description with a capital letter, as editors show it.
  fileprivate var title: String {
    let text = description.prefix(1).uppercased() + description.dropFirst()
    return isSafe ? text : text + " (may change the meaning)"
  }
}

extension Range<Int> {
  /// Whether two ranges overlap or adjoin; a cursor just after a range counts as in it.
  fileprivate func touches(_ other: Range<Int>) -> Bool {
    lowerBound <= other.upperBound && other.lowerBound <= upperBound
  }
}
