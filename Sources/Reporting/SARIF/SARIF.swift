internal import JSONText
internal import Linting

/// Creates the objects of a SARIF 2.1.0 log.
struct SARIF {
  let paths: RepositoryPaths

  func rule(_ id: RuleID, _ descriptor: RuleDescriptor?) -> JSONValue {
    guard let descriptor else {
      return .object(["id": .string(id.description), "shortDescription": Self.message(id.description)])
    }
    let help = (descriptor.help.isEmpty ? [] : [descriptor.help]) + descriptor.sources
    return .object([
      "id": .string(id.description),
      "name": .string(descriptor.name),
      "shortDescription": Self.message(descriptor.summary),
      "fullDescription": Self.message(descriptor.why.isEmpty ? descriptor.summary : descriptor.why),
      "help": help.isEmpty ? nil : Self.message(help.joined(separator: "\n")),
      "helpUri": descriptor.sources.first { $0.hasPrefix("https://") }.map(JSONValue.string),
      "defaultConfiguration": .object(["level": .string(Self.level(descriptor.severity))]),
    ])
  }

  /// - Parameter suppression: why the finding is suppressed; nil if it is reported.
  func result(
    _ finding: LocatedFinding, suppression: SuppressedFinding.Origin?, ruleIndex: Int?, fingerprint: String
  ) -> JSONValue {
    .object([
      "ruleId": .string(finding.rule.description),
      "ruleIndex": ruleIndex.map(JSONValue.integer),
      "level": .string(Self.level(finding.severity)),
      "message": Self.message(finding.message),
      "locations": .array([
        .object([
          "physicalLocation": physicalLocation(finding.file, finding.range),
          "logicalLocations": finding.pointer.map {
            .array([.object(["fullyQualifiedName": .string($0.description)])])
          },
        ])
      ]),
      "relatedLocations": finding.notes.isEmpty ? nil : .array(finding.notes.enumerated().lazy.map(relatedLocation)),
      "partialFingerprints": .object(["primaryLocationLineHash": .string(fingerprint)]),
      "fixes": finding.fix.map { .array([fix($0, in: finding.file)]) },
      "suppressions": suppression.map { .array([Self.suppression($0)]) },
      "properties": Self.properties(finding),
    ])
  }

  func notification(_ level: String, _ text: String, file: String?) -> JSONValue {
    .object([
      "level": .string(level),
      "message": Self.message(text),
      "locations": file.map {
        .array([.object(["physicalLocation": .object(["artifactLocation": artifact($0)])])])
      },
    ])
  }

  private static func suppression(_ origin: SuppressedFinding.Origin) -> JSONValue {
    let (kind, justification) =
      switch origin {
      case .comment(let reason): ("inSource", reason)
      case .configuration(let reason): ("external", reason)
      case .baseline: ("external", "recorded in the baseline")
      }
    return .object(["kind": .string(kind), "justification": .string(justification)])
  }

  private static func message(_ text: String) -> JSONValue { .object(["text": .string(text)]) }

  private static func level(_ severity: Severity) -> String {
    switch severity {
    case .error: "error"
    case .warning: "warning"
    case .info: "note"
    }
  }

  private func artifact(_ path: String) -> JSONValue { .object(["uri": .string(paths.uri(path))]) }

  private func physicalLocation(_ file: String, _ range: LocatedFinding.SourceRange) -> JSONValue {
    .object([
      "artifactLocation": artifact(file),
      "region": .object([
        "startLine": .integer(range.start.line),
        "startColumn": .integer(range.start.column),
        "endLine": .integer(range.end.line),
        "endColumn": .integer(range.end.column),
        "byteOffset": .integer(range.bytes.lowerBound),
        "byteLength": .integer(range.bytes.count),
      ]),
    ])
  }

  private func relatedLocation(_ index: Int, _ note: LocatedFinding.Note) -> JSONValue {
    .object([
      "id": .integer(index),
      "physicalLocation": physicalLocation(note.file, note.range),
      "message": Self.message(note.message),
    ])
  }

  private func fix(_ fix: LocatedFinding.Fix, in file: String) -> JSONValue {
    .object([
      "description": Self.message(fix.description),
      "artifactChanges": .array([
        .object(["artifactLocation": artifact(file), "replacements": .array(fix.edits.lazy.map(Self.replacement))])
      ]),
      "properties": .object(["safe": .boolean(fix.isSafe)]),
    ])
  }

  private static func replacement(_ edit: TextEdit) -> JSONValue {
    .object([
      "deletedRegion": .object([
        "byteOffset": .integer(edit.range.lowerBound), "byteLength": .integer(edit.range.count),
      ]),
      "insertedContent": edit.text.isEmpty ? nil : Self.message(edit.text),
    ])
  }

  private static func properties(_ finding: LocatedFinding) -> JSONValue {
    .object([
      "part": .string(finding.part.rawValue),
      "operation": finding.operation.map(JSONValue.string),
      "apiVersion": finding.apiVersion.map(JSONValue.string),
    ])
  }
}
