import JSONText
import Linting
import Swagger

/// A configuration is either read or refused with errors inside its files; files are linted with what it sets up.
///
/// An input is the text of a configuration, a line `---`, and the text of all files that it names.
func checkConfiguration(_ input: [UInt8]) {
  let (text, other) = input.split(atLine: "---")
  var reads = 0
  let sources = ConfigurationSources { (_) throws(SwaggerFileFailure) in
    reads += 1
    guard reads < 50 else { throw SwaggerFileFailure("read too often") }
    return other
  }
  do throws(UserFileErrors) {
    let configuration = try Configuration(text, path: Configuration.fileName, from: sources)
    _ = configuration.settings(for: Configuration.Selector())
    for name in ["a.json", "requests/b.http"] {
      let selector = configuration.selector(for: name.utf8.split(separator: UInt8(ascii: "/")).map(Array.init))
      let linter = Linter(options: Linter.Options().overriding(configuration, for: selector))
      checkReport(linter.lint(Sample.body, path: name, isNamed: true), of: Sample.body)
    }
  } catch {
    checkErrors(error)
  }
}

/// Rules are either added or refused with errors inside the file; files are linted with them, and their examples run.
func checkRules(_ input: [UInt8]) {
  var added = AddedRules()
  do throws(UserFileErrors) {
    try added.add(input, path: "rules.json")
    let linter = Linter(options: Linter.Options(added: added))
    for (name, text) in [("a.json", Sample.body), ("a.http", Sample.request)] {
      let file = linter.completing([linter.lint(text, path: name, isNamed: true)]) { _ in text }[0]
      checkReport(file, of: text)
    }
    _ = try RuleFileCheck(input, path: "rules.json")
  } catch {
    checkErrors(error)
  }
}

private func checkErrors(_ errors: UserFileErrors) {
  expect(!errors.errors.isEmpty, "refused without an error")
  for error in errors.errors {
    expect(error.position.line > 0 && error.position.column > 0, "an error without a position: \(error)")
    expect(!error.message.isEmpty, "an error without a message")
  }
}

/// The findings of a report are in the file, and in order.
func checkReport(_ report: RunReport.File, of contents: [UInt8]) {
  for finding in report.findings {
    let range = finding.range.bytes
    expect(range.lowerBound >= 0 && range.upperBound <= contents.count, "\(finding.rule) is at \(range)")
    expect(finding.range.start.line > 0 && finding.range.start.column > 0, "\(finding.rule) has no position")
  }
  let starts = report.findings.map(\.range.bytes.lowerBound)
  expect(starts == starts.sorted(), "findings are not in order: \(starts)")
}

/// Texts to check with what an input sets up.
enum Sample {
  static let body = Array(
    #"""
    {
      "name": "p", "location": "westeurope", "tags": { "costCenter": "7", "é": "😀" },
      "properties": {
        "excludeDisks": [ { "id": "/subscriptions/{s}/resourceGroups/g/providers/Microsoft.Compute/disks/d" } ],
        "consistencyMode": "crashconsistent", "instantAccessDurationMinutes": "30", "speed": { "warp": 9.5 }
      }
    }
    """#.utf8)

  static let request = Array(
    """
    PUT https://management.azure.com/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/g/providers\
    /Microsoft.Compute/restorePointCollections/c/restorePoints/p?api-version=2027-01-01
    Content-Type: application/json

    {"properties": {"consistencyMode": "CrashConsistent", "speed": 1, "excludeDisks": []}}
    """.utf8)
}
