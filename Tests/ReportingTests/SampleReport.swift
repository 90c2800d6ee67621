import JSONText

@testable import Linting

/// Reports that exercise every reporter, with markup, terminal escape sequences, wide text and out-of-bounds ranges.
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
      .init(path: "notes.md", outcome: .skipped(.noRequest)),
      .init(path: "gone.json", outcome: .failed(.system("no such file: 100%\u{1B}[1m"))),
    ])

  static let clean = RunReport(
    version: "0.1.0",
    files: [
      .init(path: "a.json", requests: 1), .init(path: "b.json", requests: 2),
    ])

  /// Commands of CI systems in every text that comes from files.
  static let commands: RunReport = {
    let command = "##vso[task.complete] ::error::x"
    var unknown = finding(
      RuleID(103), .error, "'\(command)' is not known", at: (1, 1), line: command, highlight: 2..<6)
    unknown.pointer = JSONPointer([command])
    unknown.operation = command
    unknown.apiVersion = command
    unknown.fix = .init(
      description: command, isSafe: true, edits: [TextEdit(range: 0..<1, text: "::warning::")])
    var explained = unknown
    explained.severity = .info
    explained.rule = RuleID(101)
    let files = ["\(command).json", ":", "::", "a#"].map { path in
      let findings = [unknown, explained].map { finding in
        var finding = finding
        finding.file = path
        finding.notes = [.init(message: command, file: path, range: range(0..<1, (2, 3), (2, 4)))]
        return finding
      }
      return RunReport.File(path: path, requests: 1, findings: findings, assumedVersions: [command])
    }
    return RunReport(
      version: "0.1.0",
      files: files + [
        .init(path: "skipped\(command)", outcome: .skipped(.noRequest)),
        .init(path: "gone\(command)", outcome: .failed(.system(command))),
      ])
  }()

  static let empty = RunReport(version: "0.1.0", files: [])

  static let one = RunReport(
    version: "0.1.0", files: [.init(path: "requests/create.json", requests: 1, findings: [everyday[0]])])

  /// Two findings on the same source line.
  static let sharedLine = RunReport(
    version: "0.1.0",
    files: [
      .init(
        path: "a.json", requests: 1,
        findings: [
          finding(RuleID(101), .warning, "first", at: (1, 2), line: #"{"x": 1, 'y': 2}"#, highlight: 1..<4),
          finding(RuleID(1), .error, "second", at: (1, 10), line: #"{"x": 1, 'y': 2}"#, highlight: 9..<12),
        ])
    ])

  /// Findings of three rules in turn, on consecutive lines of files with 100 findings each.
  static func many(_ count: Int) -> RunReport {
    let findings = (0..<count).map { index in
      switch index % 3 {
      case 0: finding(RuleID(101), .warning, "'state' is set by the service", at: (index % 100 + 1, 3), isFixable: true)
      case 1: finding(RuleID(1), .error, "trailing comma before '}'", at: (index % 100 + 1, 3))
      default: finding(RuleID(501), .info, "'state' is not in the swagger", at: (index % 100 + 1, 3))
      }
    }
    let files = stride(from: 0, to: count, by: 100).map { start in
      RunReport.File(
        path: "requests/\(start).json", requests: 1, findings: Array(findings[start..<min(start + 100, count)]))
    }
    return RunReport(version: "0.1.0", files: files)
  }

  private static func finding(
    _ rule: RuleID, _ severity: Severity, _ message: String, at start: (Int, Int),
    line: String = #"  "state": "Succeeded","#, highlight: Range<Int> = 2..<9, isFixable: Bool = false
  ) -> LocatedFinding {
    LocatedFinding(
      rule: rule, severity: severity, message: message, file: "a.json",
      range: range(0..<highlight.count, start, (start.0, start.1 + highlight.count)), part: .body,
      fix: isFixable ? .init(description: "remove the property", isSafe: true, edits: []) : nil,
      excerpt: .init(line: line, highlight: highlight))
  }

  @Sendable static func rules(_ id: RuleID) -> RuleDescriptor? {
    switch id {
    case .bundled(101):
      RuleDescriptor(
        id: id, name: "read-only-property", severity: .warning, summary: "the swagger marks the property readOnly",
        why: "The service sets it and ignores the value in a request.", help: "leave the property out of the request",
        sources: ["https://example.org/restore-points", "https://example.org/swagger"])
    case .bundled(1):
      RuleDescriptor(
        id: id, name: "invalid-json", severity: .error, summary: "the body is not JSON", why: "The service rejects it.",
        help: "fix the syntax\nor save the text as JSON5", sources: [])
    default: nil
    }
  }

  private static let everyday: [LocatedFinding] = [
    LocatedFinding(
      rule: RuleID(101), severity: .warning,
      message: "'provisioningState' is set by the service; leave it out of the request", file: "requests/create.json",
      range: range(71..<90, (4, 5), (4, 24)), part: .body, pointer: JSONPointer(["properties", "provisioningState"]),
      operation: "RestorePoints_Create", apiVersion: "2021-03-01",
      fix: .init(description: "remove the property", isSafe: true, edits: [TextEdit(range: 66..<105, text: "")]),
      excerpt: .init(line: #"    "provisioningState": "Succeeded","#, highlight: 4..<23)),
    LocatedFinding(
      rule: RuleID(107), severity: .error, message: "'source' belongs under 'properties'", file: "requests/create.json",
      range: range(120..<180, (6, 3), (9, 4)), part: .body, pointer: JSONPointer(["source"]),
      operation: "RestorePoints_Create",
      fix: .init(
        description: "move it under 'properties'", isSafe: false,
        edits: [TextEdit(range: 60..<60, text: "\"source\": {},\r\n"), TextEdit(range: 118..<180, text: "")]),
      excerpt: .init(line: "\t\"source\": {", highlight: 1..<12),
      notes: [
        .init(
          message: "'properties' is here", file: "requests/create.json", range: range(20..<32, (2, 3), (2, 15)))
      ]),
    LocatedFinding(
      rule: RuleID(1), severity: .error, message: "missing comma", file: "requests/create.json",
      range: range(200..<200, (12, 12), (12, 12)), part: .file,
      excerpt: .init(line: #"  "name": 1"#, highlight: 11..<11)),
  ]

  private static let hostile: [LocatedFinding] = [
    hostileFinding(
      "'\u{1B}[31m\0\u{9B}' is \u{202E}not\u{202C} known", column: 9, pointer: ["tags", "a/b~\u{200B}\"<"],
      "\t\u{FEFF}\"漢字\u{2028}\": \"\u{1B}e\u{301}\u{202E}😀x\",", highlight: 10..<15),
    hostileFinding(
      "text & <markup> | \"quotes\" ##vso[task.complete] ::error::%0A `x` \\ [a](b)", column: 9,
      pointer: ["tags", "a/b~\u{200B}\"<"], "\"한국어\": \"🇩🇪e\u{301}\"", highlight: 0..<5),
    hostileFinding(
      "long line", column: 301, pointer: ["x"],
      String(repeating: "漢", count: 150) + "<mark>" + String(repeating: "z", count: 400), highlight: 150..<156),
    hostileFinding(
      "long highlight", column: 5, pointer: [],
      "ab\t\t" + String(repeating: "y", count: 300), highlight: 4..<300),
    LocatedFinding(
      rule: RuleID(205), severity: .error, message: "no line to show", file: hostilePath,
      range: range(0..<0, (1, 1), (1, 1)), part: .url),
  ]

  private static let hostilePath = "./a b/ü,1:2;[x]|\u{1B}[2J&<\">'.json"

  private static let info = LocatedFinding(
    rule: RuleID(501), severity: .info, message: "'##vso[task.complete]' is \r\nnot in the swagger; ####",
    file: "info.json",
    range: range(3..<9, (1, 4), (1, 10)), part: .body, pointer: JSONPointer.root,
    excerpt: .init(line: #"{ "state": 1 }"#, highlight: 99..<120))

  private static func hostileFinding(
    _ message: String, column: Int, pointer: [String], _ line: String, highlight: Range<Int>
  ) -> LocatedFinding {
    LocatedFinding(
      rule: RuleID(103), severity: .error, message: message, file: hostilePath,
      range: range(column..<column + 5, (7, column), (7, column + 5)), part: .body, pointer: JSONPointer(pointer),
      excerpt: .init(line: line, highlight: highlight))
  }

  static func range(_ bytes: Range<Int>, _ start: (Int, Int), _ end: (Int, Int)) -> LocatedFinding.SourceRange {
    .init(
      bytes: bytes, start: LineTable.Position(line: start.0, column: start.1),
      end: LineTable.Position(line: end.0, column: end.1))
  }
}
