public import Linting

/// Writes a JUnit report, for the test views of GitLab, Azure DevOps and Jenkins.
///
/// One suite a file: a failed case a finding, a passed case for a file without any, an error for a file that could not be
/// read. A finding of severity info is a passed case that says so in its output, since it must not break a build. There
/// are no times, so that equal runs give equal reports. Hidden characters are written as `\u{1B}`, because XML cannot
/// hold most of them and a case's name must stay unique.
public struct JUnitReporter: Reporter {
  private let rules: RuleLookup

  public init(rules: @escaping RuleLookup) {
    self.rules = rules
  }

  public func write(_ report: RunReport, to output: inout some TextOutputStream) {
    let counts = report.files.reduce(into: JUnitCounts()) { $0.add($1) }
    let suites = report.files.lazy.map { [rules] in JUnitSuite(file: $0, rules: rules).element }
    output.write("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    XMLElement(
      name: "testsuites",
      attributes: [
        "name": "rplint", "tests": String(counts.tests), "failures": String(counts.failures),
        "errors": String(counts.errors), "skipped": String(counts.skipped),
      ],
      content: .elements(suites)
    ).write(to: &output)
  }
}
