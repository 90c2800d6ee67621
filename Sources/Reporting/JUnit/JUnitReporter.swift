public import Linting

/// Writes a JUnit report, for the test views of GitLab, Azure DevOps and Jenkins.
///
/// It is valid against Jenkins' junit-10.xsd, which allows neither `file` and `line` on a test case nor `skipped` on the
/// whole report. GitLab shows a test case's text, Azure DevOps its message, so both have the position.
///
/// Each file is a test suite, with a failed test case per finding, a passed one if there are no findings, or an error
/// if it could not be read. A finding of severity info is a passed test case with the finding in its output, so that
/// it doesn't break the build. Times are omitted, so that equal runs produce equal reports. Hidden characters are
/// escaped as `\u{1B}`, because XML can't represent most of them and the names of test cases must stay unique.
public struct JUnitReporter: Reporter {
  private let rules: RuleLookup

  public init(rules: @escaping RuleLookup) {
    self.rules = rules
  }

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    let counts = report.files.reduce(into: JUnitCounts()) { $0.add($1) }
    let suites = report.files.lazy.map { [rules] in JUnitSuite(file: $0, rules: rules).element }
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    XMLNode(
      name: "testsuites",
      attributes: [
        "name": "rplint", "tests": String(counts.tests), "failures": String(counts.failures),
        "errors": String(counts.errors),
      ],
      content: .elements(suites)
    ).write(to: &output)
  }
}
