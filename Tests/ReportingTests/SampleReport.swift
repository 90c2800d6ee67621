import JSONText
import Linting

/// A run over files that try every reporter: markup, terminal sequences, wide text, odd ranges.
enum SampleReport {
  static let nasty = RunReport(
    version: "0.1.0",
    files: [
      .init(
        path: "requests/create.json", requests: 2, findings: everyday, assumedVersions: ["2026-04-01"]),
      .init(
        path: "./a b/ü,1:2;[x]|\u{1B}[2J&<\">'.json", requests: 1, findings: hostile),
      .init(path: "clean.json", requests: 1),
      .init(path: "info.json", requests: 1, findings: [info]),
      .init(path: "notes.md", outcome: .skipped),
      .init(path: "gone.json", outcome: .failed("no such file: 100%\u{1B}[1m")),
    ])

  static let clean = RunReport(
    version: "0.1.0",
    files: [
      .init(path: "a.json", requests: 1), .init(path: "b.json", requests: 2),
    ])

  static let empty = RunReport(version: "0.1.0", files: [])

  @Sendable static func rules(_ id: RuleID) -> RuleDescriptor? {
    switch id {
    case .bundled(101):
      RuleDescriptor(
        id: id, name: "read-only-property", severity: .warning, summary: "the swagger marks the property readOnly",
        why: "The service sets it and ignores what a request says.", help: "leave the property out of the request",
        sources: ["https://example.org/restore-points", "https://example.org/swagger"])
    case .bundled(1):
      RuleDescriptor(
        id: id, name: "invalid-json", severity: .error, summary: "the body is not JSON", why: "The service refuses it.",
        help: "mend the syntax\nor save the text as JSON5", sources: [])
    default: nil
    }
  }

  private static let everyday: [LocatedFinding] = [
    LocatedFinding(
      rule: RuleID(101), severity: .warning,
      message: "'provisioningState' is set by the service; leave it out of the request", file: "requests/create.json",
      place: place(71..<90, (4, 5), (4, 24)), part: .body, pointer: JSONPointer(["properties", "provisioningState"]),
      operation: "RestorePoints_Create", apiVersion: "2021-03-01",
      fix: .init(description: "remove the property", isSafe: true, edits: [TextEdit(range: 66..<105, text: "")]),
      excerpt: .init(line: #"    "provisioningState": "Succeeded","#, marked: 4..<23)),
    LocatedFinding(
      rule: RuleID(107), severity: .error, message: "'source' belongs under 'properties'", file: "requests/create.json",
      place: place(120..<180, (6, 3), (9, 4)), part: .body, pointer: JSONPointer(["source"]),
      operation: "RestorePoints_Create",
      fix: .init(
        description: "move it under 'properties'", isSafe: false,
        edits: [TextEdit(range: 60..<60, text: "\"source\": {},\r\n"), TextEdit(range: 118..<180, text: "")]),
      excerpt: .init(line: "\t\"source\": {", marked: 1..<12),
      notes: [
        .init(
          message: "'properties' stands here", file: "requests/create.json", place: place(20..<32, (2, 3), (2, 15)))
      ]),
    LocatedFinding(
      rule: RuleID(1), severity: .error, message: "a comma is missing", file: "requests/create.json",
      place: place(200..<200, (12, 12), (12, 12)), part: .file, excerpt: .init(line: #"  "name": 1"#, marked: 11..<11)),
  ]

  private static let hostile: [LocatedFinding] = [
    hostileFinding(
      "'\u{1B}[31m\0\u{9B}' is \u{202E}not\u{202C} known", column: 9, pointer: ["tags", "a/b~\u{200B}\"<"],
      "\t\u{FEFF}\"漢字\u{2028}\": \"\u{1B}e\u{301}\u{202E}😀x\",", marked: 10..<15),
    hostileFinding(
      "text & <markup> | \"quotes\" ##vso[task.complete] ::error::%0A `x` \\ [a](b)", column: 9,
      pointer: ["tags", "a/b~\u{200B}\"<"], "\"한국어\": \"🇩🇪e\u{301}\"", marked: 0..<5),
    hostileFinding(
      "long line", column: 301, pointer: ["x"],
      String(repeating: "漢", count: 150) + "<mark>" + String(repeating: "z", count: 400), marked: 150..<156),
    hostileFinding(
      "long mark", column: 5, pointer: [],
      "ab\t\t" + String(repeating: "y", count: 300), marked: 4..<300),
    LocatedFinding(
      rule: RuleID(205), severity: .error, message: "no line to show", file: hostilePath,
      place: place(0..<0, (1, 1), (1, 1)), part: .url),
  ]

  private static let hostilePath = "./a b/ü,1:2;[x]|\u{1B}[2J&<\">'.json"

  private static let info = LocatedFinding(
    rule: RuleID(501), severity: .info, message: "'##vso[task.complete]' is \r\nnot in the swagger; ####",
    file: "info.json",
    place: place(3..<9, (1, 4), (1, 10)), part: .body, pointer: JSONPointer.root,
    excerpt: .init(line: #"{ "state": 1 }"#, marked: 99..<120))

  private static func hostileFinding(
    _ message: String, column: Int, pointer: [String], _ line: String, marked: Range<Int>
  ) -> LocatedFinding {
    LocatedFinding(
      rule: RuleID(103), severity: .error, message: message, file: hostilePath,
      place: place(column..<column + 5, (7, column), (7, column + 5)), part: .body, pointer: JSONPointer(pointer),
      excerpt: .init(line: line, marked: marked))
  }

  static func place(_ bytes: Range<Int>, _ start: (Int, Int), _ end: (Int, Int)) -> LocatedFinding.Place {
    .init(
      bytes: bytes, start: LineTable.Position(line: start.0, column: start.1),
      end: LineTable.Position(line: end.0, column: end.1))
  }
}
