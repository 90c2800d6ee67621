internal import JSONText
internal import Linting

extension LocatedFinding {
  /// The finding as an object of the JSON report.
  func json(_ descriptor: RuleDescriptor?) -> JSONValue {
    let head: JSONValue.Members = [
      "rule": .string(rule.description),
      "name": .string(descriptor?.name ?? rule.description),
      "severity": .string(severity.rawValue),
      "message": .string(message),
      "file": .string(file),
    ]
    let tail: JSONValue.Members = [
      "part": .string(part.rawValue),
      "pointer": pointer.map { .string($0.description) },
      "operation": operation.map(JSONValue.string),
      "apiVersion": apiVersion.map(JSONValue.string),
      "recordId": recordID?.json,
      "fix": fix?.json,
      "references": .strings(descriptor?.sources ?? []),
      "notes": notes.isEmpty ? nil : .array(notes.lazy.map(\.json)),
    ]
    return .object(head + range.members + tail)
  }
}

extension LocatedFinding.SourceRange {
  /// The members that give the place of a finding or a note.
  fileprivate var members: JSONValue.Members {
    [
      "line": .integer(start.line),
      "column": .integer(start.column),
      "endLine": .integer(end.line),
      "endColumn": .integer(end.column),
      "byteOffset": .integer(bytes.lowerBound),
      "byteLength": .integer(bytes.count),
    ]
  }
}

extension RecordID {
  fileprivate var json: JSONValue {
    switch self {
    case .string(let text): .string(text)
    case .integer(let number): .integer(Int(number))
    case .boolean(let isTrue): .boolean(isTrue)
    }
  }
}

extension LocatedFinding.Fix {
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
    .object(["message": .string(message), "file": .string(file)] + range.members)
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
