internal import JSONText
internal import Linting

/// Writes findings as the protocol's diagnostics.
struct Diagnostics {
  private let snapshot: Document.Snapshot
  private let workspace: Workspace

  init(of snapshot: Document.Snapshot, in workspace: Workspace) {
    self.snapshot = snapshot
    self.workspace = workspace
  }

  /// The diagnostics of all findings.
  func all() -> JSONValue {
    var starts = PositionCursor(snapshot.text, snapshot.client.encoding)
    var ends = starts
    return .array(
      snapshot.findings.map { finding in
        let range = TextRange(
          start: starts.position(of: finding.range.bytes.lowerBound),
          end: ends.position(of: finding.range.bytes.upperBound))
        return json(finding, at: range)
      })
  }

  func json(_ finding: LocatedFinding) -> JSONValue { json(finding, at: snapshot.range(of: finding.range.bytes)) }

  private func json(_ finding: LocatedFinding, at range: TextRange) -> JSONValue {
    let related = finding.notes.compactMap(self.related)
    return .object([
      "range": range.json,
      "severity": .integer(finding.severity.number),
      "code": .string(finding.rule.description),
      "codeDescription": RuleCatalog.bundled[finding.rule]?.sources.first.map { .object(["href": .string($0)]) },
      "source": .string("rplint"),
      "message": .string(finding.message),
      "tags": finding.tag.map { .array([.integer($0)]) },
      "relatedInformation": related.isEmpty ? nil : .array(related),
    ])
  }

  private func related(_ note: LocatedFinding.Note) -> JSONValue? {
    workspace.file(at: note.file).map { file in
      let range = file.text.range(of: note.range, in: snapshot.client.encoding)
      return .object([
        "location": .object(["uri": .string(file.uri.text), "range": range.json]),
        "message": .string(note.message),
      ])
    }
  }
}

extension Severity {
  /// The protocol's `DiagnosticSeverity`.
  fileprivate var number: Int {
    switch self {
    case .error: 1
    case .warning: 2
    case .info: 3
    }
  }
}

extension LocatedFinding {
  /// The protocol's `DiagnosticTag`: unnecessary for what the service ignores, deprecated for old api-versions.
  fileprivate var tag: Int? {
    switch rule {
    case RuleID(101): 1
    case RuleID(306): 2
    case .bundled, .added: nil
    }
  }
}
