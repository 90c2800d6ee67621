internal import JSONText
internal import Linting

/// The changes that an editor offers at a place: fixes of findings, and all safe fixes at once.
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

  /// The actions for a range, safe ones first.
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
    let raises = VersionRaise.all(for: findings, in: snapshot).map {
      action($0.title, $0.finding, [$0.edit], isPreferred: false)
    }
    return ordered.map { action($0.fix.title, $0.finding, $0.fix.edits, isPreferred: $0.fix.isSafe) } + raises
  }

  private func action(_ title: String, _ finding: LocatedFinding, _ edits: [TextEdit], isPreferred: Bool) -> JSONValue {
    .object([
      "title": .string(title),
      "kind": .string(Self.quickFix),
      "diagnostics": .array([Diagnostics(of: snapshot, in: workspace).json(finding)]),
      "isPreferred": isPreferred ? .boolean(true) : nil,
      "edit": snapshot.workspaceEdit(edits),
    ])
  }

  private func fixAll() -> JSONValue? {
    let old = snapshot.text.bytes
    let result = snapshot.linter.fix(old, path: snapshot.document.path, isNamed: false, includesUnsafe: false)
    guard result.bytes != old else { return nil }
    return .object([
      "title": .string("Fix all safely fixable findings of rplint"),
      "kind": .string(Self.fixAll),
      "edit": snapshot.workspaceEdit([TextEdit(replacing: old, with: result.bytes)]),
    ])
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

extension TextEdit {
  /// The smallest edit of whole scalars that turns one text into another.
  fileprivate init(replacing old: [UInt8], with new: [UInt8]) {
    var start = zip(old, new).prefix { $0 == $1 }.count
    while start > 0, start < old.count, old[start] & 0xC0 == 0x80 { start -= 1 }
    let limit = min(old.count, new.count) - start
    var end = zip(old.reversed(), new.reversed()).prefix(limit).prefix { $0 == $1 }.count
    while end > 0, old[old.count - end] & 0xC0 == 0x80 { end -= 1 }
    self.init(
      range: start..<old.count - end, text: String(decoding: new[start..<new.count - end], as: UTF8.self))
  }
}

extension Document.Snapshot {
  /// Edits of this document as a `WorkspaceEdit`.
  func workspaceEdit(_ edits: [TextEdit]) -> JSONValue {
    let edits = JSONValue.array(edits.map(json))
    guard client.versionsEdits else { return .object(["changes": .object([document.uri.text: edits])]) }
    let identifier = JSONValue.object([
      "uri": .string(document.uri.text), "version": .integer(document.version),
    ])
    return .object(["documentChanges": .array([.object(["textDocument": identifier, "edits": edits])])])
  }

  func json(_ edit: TextEdit) -> JSONValue {
    .object(["range": range(of: edit.range).json, "newText": .string(edit.text)])
  }
}
