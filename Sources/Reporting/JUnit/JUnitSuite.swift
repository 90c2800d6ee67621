internal import JSONText
internal import Linting

/// The test suite of a file in a JUnit report.
struct JUnitSuite {
  let file: RunReport.File
  let rules: RuleLookup

  private var path: String { file.path.visible }

  var element: XMLNode {
    var counts = JUnitCounts()
    counts.add(file)
    return XMLNode(
      name: "testsuite",
      attributes: [
        "name": path, "tests": String(counts.tests), "failures": String(counts.failures),
        "errors": String(counts.errors), "skipped": String(counts.skipped), "file": path,
      ],
      content: .elements(cases)
    )
  }

  private var cases: [XMLNode] {
    var names = UniqueNames()
    return outcome + file.findings.map { testCase(of: $0, named: names.name(Self.name(of: $0))) }
  }

  /// The test case of the file itself, if it has no findings.
  private var outcome: [XMLNode] {
    switch file.outcome {
    case .checked: file.findings.isEmpty ? [testCase("no problems", .empty)] : []
    case .skipped(let reason):
      [
        testCase(
          "no request", .elements([XMLNode(name: "skipped", attributes: ["message": reason.description])]))
      ]
    case .failed(let reason):
      [
        testCase(
          "file is readable",
          .elements([
            XMLNode(
              name: "error", attributes: ["message": reason.description.visible, "type": "unreadable"],
              content: .text(reason.description.visible))
          ]))
      ]
    }
  }

  private func testCase(_ name: String, _ content: XMLNode.Content) -> XMLNode {
    XMLNode(
      name: "testcase",
      attributes: ["name": name, "classname": path],
      content: content
    )
  }

  private func testCase(of finding: LocatedFinding, named name: String) -> XMLNode {
    let text = XMLNode.Content.text(text(of: finding))
    let severity = finding.severity
    let element: XMLNode =
      switch severity {
      case .info: XMLNode(name: "system-out", attributes: [:], content: text)
      case .warning, .error:
        XMLNode(
          name: "failure",
          attributes: ["message": "\(finding.positionText): \(finding.message.visible)", "type": severity.rawValue],
          content: text)
      }
    return testCase(name, .elements([element]))
  }

  /// The text of a test case, which is all of it that GitLab shows.
  private func text(of finding: LocatedFinding) -> String {
    let rule = rules(finding.rule)
    let severity = finding.severity.rawValue
    let headline = "\(finding.positionText): \(severity) \(finding.title(rule)): \(finding.message.visible)"
    return ([headline] + (rule?.help.visibleLines ?? []).map { "help: \($0)" }).joined(separator: "\n")
  }

  /// `RULE line:column /pointer`.
  private static func name(of finding: LocatedFinding) -> String {
    let start = finding.range.start
    let pointer = finding.pointer?.description ?? ""
    return "\(finding.rule) \(start.line):\(start.column)" + (pointer.isEmpty ? "" : " \(pointer.visible)")
  }
}

/// Makes names unique, since GitLab keeps only the first of several test cases with the same name.
private struct UniqueNames {
  private var used: Set<String> = []
  private var occurrences: [String: Int] = [:]

  /// The name itself if it is unused, else with a suffix such as ` #2`.
  mutating func name(_ base: String) -> String {
    var name = base
    while !used.insert(name).inserted {
      occurrences[base, default: 1] += 1
      name = "\(base) #\(occurrences[base, default: 1])"
    }
    return name
  }
}
