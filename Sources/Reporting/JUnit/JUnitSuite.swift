internal import JSONText
internal import Linting

/// One file as a suite of a JUnit report.
struct JUnitSuite {
  let file: RunReport.File
  let rules: RuleLookup

  private var path: String { file.path.visible }

  var element: XMLElement {
    var counts = JUnitCounts()
    counts.add(file)
    return XMLElement(
      name: "testsuite",
      attributes: [
        "name": path, "tests": String(counts.tests), "failures": String(counts.failures),
        "errors": String(counts.errors), "skipped": String(counts.skipped), "file": path,
      ],
      content: .elements(cases)
    )
  }

  private var cases: [XMLElement] {
    var names = UniqueNames()
    return outcome + file.findings.map { testCase(of: $0, named: names.name(Self.name(of: $0))) }
  }

  /// The case that stands for the file itself.
  private var outcome: [XMLElement] {
    switch file.outcome {
    case .read: file.findings.isEmpty ? [testCase("no faults", .empty)] : []
    case .skipped:
      [
        testCase(
          "no request", .elements([XMLElement(name: "skipped", attributes: ["message": "no restore-point request"])]))
      ]
    case .failed(let reason):
      [
        testCase(
          "file can be read",
          .elements([
            XMLElement(
              name: "error", attributes: ["message": reason.visible, "type": "unreadable"],
              content: .text(reason.visible))
          ]))
      ]
    }
  }

  private func testCase(_ name: String, line: Int? = nil, _ content: XMLElement.Content) -> XMLElement {
    XMLElement(
      name: "testcase",
      attributes: ["name": name, "classname": path, "file": path, "line": line.map { String($0) }],
      content: content
    )
  }

  private func testCase(of finding: LocatedFinding, named name: String) -> XMLElement {
    let text = XMLElement.Content.text(text(of: finding))
    let severity = finding.severity
    let element: XMLElement =
      switch severity {
      case .info: XMLElement(name: "system-out", attributes: [:], content: text)
      case .warning, .error:
        XMLElement(
          name: "failure", attributes: ["message": finding.message.visible, "type": severity.rawValue], content: text)
      }
    return testCase(name, line: finding.place.start.line, .elements([element]))
  }

  /// What a case says: GitLab shows nothing else of it.
  private func text(of finding: LocatedFinding) -> String {
    let rule = rules(finding.rule)
    let severity = finding.severity.rawValue
    let headline = "\(finding.placeText): \(severity) \(finding.title(rule)): \(finding.message.visible)"
    return ([headline] + (rule?.help.visibleLines ?? []).map { "help: \($0)" }).joined(separator: "\n")
  }

  /// `RULE line:column /pointer`.
  private static func name(of finding: LocatedFinding) -> String {
    let start = finding.place.start
    let pointer = finding.pointer?.description ?? ""
    return "\(finding.rule) \(start.line):\(start.column)" + (pointer.isEmpty ? "" : " \(pointer.visible)")
  }
}

/// Tells equal names apart: GitLab keeps only the first of equally named cases.
private struct UniqueNames {
  private var taken: Set<String> = []
  private var repeats: [String: Int] = [:]

  /// The name itself, or with `#2` and so on behind it.
  mutating func name(_ wanted: String) -> String {
    var name = wanted
    while !taken.insert(name).inserted {
      repeats[wanted, default: 1] += 1
      name = "\(wanted) #\(repeats[wanted, default: 1])"
    }
    return name
  }
}
