import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The inventory that `rplint requests` prints.
@Suite struct RequestsCommandTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
    try directory.write(Payload.clean, to: "all/a.json")
    try directory.write(
      "[\(Payload.clean), \(Payload.bad), {\"id\": \"/restorePointCollections/x\"}, 7]", to: "all/b.json")
    try directory.write("# Notes\n", to: "all/notes.md")
    try directory.write(#"{ "name": "package" }"#, to: "all/package.json")
  }

  private static let resource =
    "/subscriptions/1f0c9a4e-63d2-4f0b-9d35-7b1c2ad4e810/resourceGroups/payroll/providers/Microsoft.Compute"
    + "/restorePointCollections/nightly/restorePoints/monday"

  @Test func everyFileAndRequestIsListed() throws {
    let outcome = try directory.rplint("requests", "all", "gone.json")
    #expect(outcome.status == 2)
    #expect(
      outcome.output == """
        all/a.json (JSON)
          1:1    RestorePoints_Create  2025-04-01  envelope  \(Self.resource)
        all/b.json (JSON)
          1:2    RestorePoints_Create  2025-04-01  envelope  \(Self.resource)
          6:3    RestorePoints_Create  2025-04-01  envelope  \(Self.resource)
          11:3   unidentified: the member 'id' is not specific to one operation; pass --operation, or save the method and \
        URL with the body
          11:41  not a restore-point request: the value is not an object
        all/notes.md: skipped: no restore-point request
        all/package.json: skipped: no restore-point request
          1:1    not a restore-point request: its members are not specific to restore-point requests
        gone.json: failed: No such file or directory

        5 files: 2 checked, 2 skipped, 1 failed
        3 requests, 1 unidentified, 2 unrelated, 0 responses

        requests  operation             api-version
               3  RestorePoints_Create  2025-04-01

        """)
  }

  @Test func theInventoryIsAvailableAsJSON() throws {
    let outcome = try directory.rplint("requests", "--format", "json", "all")
    #expect(outcome.status == 0)
    for text in [
      #""schemaVersion": "1.0""#, #""files": 4"#, #""checked": 2"#, #""skipped": 2"#, #""failed": 0"#,
      #""requests": 3"#, #""unidentified": 1"#, #""unrelated": 2"#, #""kind": "request""#, #""line": 6"#,
      #""operation": "RestorePoints_Create""#, #""apiVersion": "2025-04-01""#, #""form": "envelope""#,
      #""resource": "\#(Self.resource)""#, #""reason": "no restore-point request""#, #""format": "JSON""#,
    ] {
      #expect(outcome.output.contains(text))
    }
  }

  @Test func standardInputAndUsageErrors() throws {
    #expect(try directory.rplint("requests", "-", input: Payload.clean).output.hasPrefix("<stdin> (JSON)\n"))
    #expect(try directory.rplint("requests").status == 2)
    #expect(try directory.rplint("requests", "--format", "xml", "all").status == 2)
  }

  @Test func theSamplesAreAllAccountedFor() throws {
    let outcome = try Program.run(["requests", "."], in: SampleTests.directory.path)
    let lines = outcome.output.split(separator: "\n")
    let heading = try #require(lines.first { $0.contains(" files: ") })
    let counts = heading.split { !$0.isNumber }.compactMap { Int($0) }
    #expect(counts[0] == counts[1] + counts[2] + counts[3])
    let found = lines.filter { $0.hasPrefix("  ") && $0.contains(":") }
    let totals = try #require(lines.first { $0.contains(" unidentified, ") }).split { !$0.isNumber }
    #expect(totals.compactMap { Int($0) }.reduce(0, +) == found.count)
    let files = SampleTests.samples(in: "good").count + SampleTests.samples(in: "bad").count
    #expect(lines.count { $0.hasPrefix("./") } == files)
  }
}
