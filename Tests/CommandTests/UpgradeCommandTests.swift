import Testing

/// `rplint upgrade`
@Suite struct UpgradeCommandTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    try directory.write(Self.request("2021-03-01"), to: "a.http")
  }

  private static func request(_ version: String, body: String = "{}") -> String {
    """
    PUT https://management.azure.com/subscriptions/{{s}}/resourceGroups/g/providers/Microsoft.Compute/restorePointCollections/c/restorePoints/p?api-version=\(version)
    Content-Type: application/json

    \(body)

    """
  }

  @Test func theReportSaysWhatChanges() throws {
    let outcome = try directory.rplint("upgrade", "--to", "2022-03-01", "a.http")
    #expect(
      outcome.output == """
        a.http:1:1: RestorePoints_Create: 2021-03-01 → 2022-03-01
          'properties.consistencyMode' becomes available
          'properties.sourceRestorePoint' becomes available
        1 request can use api-version 2022-03-01

        """)
    #expect(outcome.errors == "")
    #expect(outcome.status == 0)
    #expect(try directory.text(of: "a.http") == Self.request("2021-03-01"))
  }

  @Test func fixRewritesTheRequest() throws {
    let outcome = try directory.rplint("upgrade", "--to", "2025-04-01", "--fix", ".")
    #expect(outcome.errors == "rplint: upgraded 1 request in 1 file\n")
    #expect(outcome.status == 0)
    #expect(try directory.text(of: "a.http") == Self.request("2025-04-01"))
  }

  @Test func aDiffChangesNoFile() throws {
    let outcome = try directory.rplint("upgrade", "--to", "2025-04-01", "--diff", "a.http")
    #expect(outcome.output.hasPrefix("--- a/a.http\n+++ b/a.http\n@@ "))
    #expect(try directory.text(of: "a.http") == Self.request("2021-03-01"))
  }

  @Test func aFindingThatVanishesIsNamed() throws {
    try directory.write(
      Self.request("2022-11-01", body: #"{"properties": {"instantAccessDurationMinutes": 60}}"#), to: "early.http")
    let outcome = try directory.rplint("upgrade", "--to", "2025-04-01", "early.http")
    #expect(outcome.output.contains("\n  gone: early.http:4:17: error RP304 property-not-in-api-version: "))
  }

  @Test func aNewErrorExitsWith1AndIsNotRewritten() throws {
    try directory.write(
      """
      { "rules": [ { "id": "ORG-OLD", "name": "old-only", "severity": "error", "summary": "newer than allowed",
        "where": { "operations": ["RestorePoints_Create"], "since": "2023-03-01" },
        "check": { "required": ["properties"] }, "message": "no properties" } ] }
      """, to: "org.json")
    let options = ["upgrade", "--to", "2025-04-01", "--rules", "org.json", "--fix", "a.http"]
    let outcome = try Program.run(options, in: directory.path)
    #expect(outcome.status == 1)
    #expect(outcome.output.contains("\n  new: a.http:4:1: error ORG-OLD old-only: no properties\n"))
    #expect(
      outcome.output.hasSuffix("1 request can use api-version 2025-04-01, 1 with new findings (1 with new errors)\n"))
    #expect(try directory.text(of: "a.http") == Self.request("2021-03-01"))
    #expect(try Program.run(options + ["--unsafe-fixes", "--fail-on", "never"], in: directory.path).status == 0)
    #expect(try directory.text(of: "a.http") == Self.request("2025-04-01"))
  }

  @Test(arguments: [
    ("2025-04-02", "unknown api-version '2025-04-02'; did you mean '2025-04-01'?"),
    ("newest", "unknown api-version 'newest', expected one such as 2025-04-01"),
  ]) func anUnknownVersionIsAUsageError(version: String, message: String) throws {
    let outcome = try directory.rplint("upgrade", "--to", version, "a.http")
    #expect(outcome.status == 2)
    #expect(outcome.errors.hasPrefix("Error: \(message)\n"))
  }

  @Test func aMissingFileExitsWith2() throws {
    let outcome = try directory.rplint("upgrade", "--to", "2025-04-01", "gone.http", "a.http")
    #expect(outcome.status == 2)
    #expect(outcome.errors == "rplint: gone.http: No such file or directory\n")
    #expect(outcome.output.contains("a.http:1:1: RestorePoints_Create"))
  }

  @Test func anExcludedFileIsAccountedFor() throws {
    try directory.write(#"{"exclude": ["a.http"]}"#, to: ".rplint.json")
    let outcome = try directory.rplint(
      "upgrade", "--to", "2025-04-01", "--format", "json", "--force-exclude", "a.http")
    #expect(outcome.output.contains(#""skipped": 1,"#))
    #expect(outcome.status == 0)
  }

  @Test func theRunInTheReadmeIsReal() throws {
    let run = try Readme.block("upgrade-run")
    let arguments = try #require(run.first).split(separator: " ").dropFirst(2).map(String.init)
    let outcome = try Program.run(arguments + ["--no-config"], in: Readme.path)
    #expect(outcome.output == run.dropFirst().map { $0 + "\n" }.joined())
    #expect(outcome.status == 0)
  }

  @Test func aFormatReportsTheNewFindings() throws {
    let outcome = try directory.rplint("upgrade", "--to", "2025-04-01", "--format", "json", "a.http")
    #expect(outcome.output.contains(#""findings": []"#))
    #expect(outcome.status == 0)
  }
}
