import Swagger
import Testing

@testable import Linting

/// RP306 reports published versions below the minimum; RP301, RP302 and RP303 report the others.
@Suite struct RulesMinimumVersionTests {
  private func faults(_ url: String, file: String = "r.http", apiVersion: String? = nil) -> [String] {
    var options = Linter.Options(apiVersion: apiVersion)
    options.minimumApiVersion = APIVersion("2023-03-01")
    let text = file.hasSuffix(".http") ? "GET https://management.azure.com\(SampleRequest.collection)\(url)\n" : url
    return Linter(options: options).lint(Array(text.utf8), path: file, isNamed: true).findings
      .map { $0.summary(in: text) }
  }

  @Test(arguments: [
    ("?api-version=2022-11-01", ["RP306 warning 2022-11-01"]), ("?api-version=2023-03-01", []),
    ("?api-version=2025-04-01", []), ("", ["RP301 error \(SampleRequest.collection)"]),
    ("?api-version=2022-11-02", ["RP302 error 2022-11-02"]),
    ("?api-version=2021-03-01-preview", ["RP302 error 2021-03-01-preview"]),
    ("?api-version=2020-12-01", ["RP303 error 2020-12-01"]), ("?api-version={{v}}", []),
    ("?api-version={v}", ["RP205 warning {v}"]),
  ])
  func eachVersionGivesAtMostOneFinding(query: String, expected: [String]) {
    #expect(faults(query) == expected)
  }

  @Test func anAssumedVersionIsNotReported() {
    #expect(faults(#"{"properties":{"excludeDisks":[]}}"#, file: "RestorePoints_Create.json") == [])
  }

  @Test func aVersionOutsideTheURLIsReportedAtItsValue() {
    let url = "https://management.azure.com\(SampleRequest.collection)"
    let text = #"{"method":"GET","url":"\#(url)","apiVersion":"2022-03-01"}"#
    #expect(faults(text, file: "r.json") == [#"RP306 warning 2022-03-01"#])
  }

  @Test func withoutAMinimumTheRuleIsSilent() {
    let url = "GET https://management.azure.com\(SampleRequest.collection)?api-version=2021-03-01\n"
    #expect(Linter().lint(Array(url.utf8), path: "r.http", isNamed: true).findings == [])
  }
}
