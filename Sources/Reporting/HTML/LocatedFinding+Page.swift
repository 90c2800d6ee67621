internal import JSONText
internal import Linting

/// The data of the HTML page: texts are shown as they are, so hidden characters are escaped here.
extension LocatedFinding {
  /// - Parameter diff: the lines of the fix's diff; nil if there is none to show.
  func pageJSON(diff: [String]?) -> JSONValue {
    .object([
      "rule": .string(rule.description.visible),
      "severity": .string(severity.rawValue),
      "message": .string(message.visible),
      "file": .string(file.visible),
      "line": .integer(range.start.line),
      "column": .integer(range.start.column),
      "pointer": pointer.map { .string($0.description.visible) },
      "operation": operation.map { .string($0.visible) },
      "apiVersion": apiVersion.map { .string($0.visible) },
      "excerpt": excerpt.map { .strings($0.parts) },
      "fix": fix.map { fix in
        .object([
          "description": .string(fix.description.visible),
          "safe": .boolean(fix.isSafe),
          "diff": diff.map { .strings($0.map(\.displayed)) },
        ])
      },
      "notes": .array(notes.lazy.map(\.pageJSON)),
    ])
  }
}

extension LocatedFinding.Note {
  fileprivate var pageJSON: JSONValue {
    .object([
      "message": .string(message.visible),
      "file": .string(file.visible),
      "line": .integer(range.start.line),
      "column": .integer(range.start.column),
    ])
  }
}

extension LocatedFinding.Excerpt {
  /// The text before the highlight, the highlighted text, and the text after it.
  fileprivate var parts: [String] {
    let scalars = Array(line.unicodeScalars)
    let start = min(highlight.lowerBound, scalars.count)
    let end = max(start, min(highlight.upperBound, scalars.count))
    return [scalars[..<start], scalars[start..<end], scalars[end...]].map {
      String(String.UnicodeScalarView($0)).displayed
    }
  }
}

extension InventorySummary.Use {
  var pageJSON: JSONValue {
    .object([
      "operation": operation.map { .string($0.visible) },
      "apiVersion": apiVersion.map { .string($0.visible) },
      "requests": .integer(count),
    ])
  }
}

extension RuleDescriptor {
  var pageJSON: JSONValue {
    .object([
      "id": .string(id.description.visible),
      "name": .string(name.visible),
      "summary": .string(summary.visible),
      "why": .string(why.visible),
      "help": .string(help.visibleLines.joined(separator: " ")),
      "sources": .strings(sources.map(\.visible)),
    ])
  }
}

extension String {
  /// The text with tabs as spaces and hidden characters escaped.
  fileprivate var displayed: String { escaped(["\t": "    "]).visible }
}
