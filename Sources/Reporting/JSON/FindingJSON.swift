internal import JSONText
internal import Linting

extension LocatedFinding {
  /// A finding as the JSON report has it.
  func json(_ descriptor: RuleDescriptor?) -> JSONValue {
    .object([
      "rule": .string(rule.description),
      "name": .string(descriptor?.name ?? rule.description),
      "severity": .string(severity.rawValue),
      "message": .string(message),
      "file": .string(file),
      "line": .integer(place.start.line),
      "column": .integer(place.start.column),
      "endLine": .integer(place.end.line),
      "endColumn": .integer(place.end.column),
      "byteOffset": .integer(place.bytes.lowerBound),
      "byteLength": .integer(place.bytes.count),
      "part": .string(part.rawValue),
      "pointer": pointer.map { .string($0.description) },
      "operation": operation.map(JSONValue.string),
      "apiVersion": apiVersion.map(JSONValue.string),
      "fix": fix?.json,
      "references": .strings(descriptor?.sources ?? []),
      "notes": notes.isEmpty ? nil : .array(notes.lazy.map(\.json)),
    ])
  }
}

extension LocatedFinding.Mend {
  fileprivate var json: JSONValue {
    .object([
      "description": .string(description),
      "safe": .boolean(isSafe),
      "edits": .array(edits.lazy.map(\.json)),
    ])
  }
}

extension LocatedFinding.Note {
  fileprivate var json: JSONValue {
    .object([
      "message": .string(message),
      "file": .string(file),
      "line": .integer(place.start.line),
      "column": .integer(place.start.column),
      "endLine": .integer(place.end.line),
      "endColumn": .integer(place.end.column),
      "byteOffset": .integer(place.bytes.lowerBound),
      "byteLength": .integer(place.bytes.count),
    ])
  }
}

extension TextEdit {
  fileprivate var json: JSONValue {
    .object([
      "byteOffset": .integer(range.lowerBound),
      "byteLength": .integer(range.count),
      "text": .string(text),
    ])
  }
}
