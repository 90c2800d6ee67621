import Testing

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The first configuration that `rplint init` writes.
@Suite struct InitCommandTests {
  private let directory: Scratch

  init() throws { directory = try Scratch() }

  private static func request(_ version: String) -> String {
    #"{"method": "GET", "url": "/subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/g/providers"#
      + #"/Microsoft.Compute/restorePointCollections/c?api-version=\#(version)"}"#
  }

  @Test func theMinimumIsTheOldestVersionInUse() throws {
    try directory.write(Self.request("2023-03-01"), to: "requests/a.json")
    try directory.write(Self.request("2022-03-01"), to: "requests/b.json")
    try directory.write(#"{"properties": {"excludeDisks": []}}"#, to: "requests/body.json")
    let outcome = try directory.rplint("init")
    #expect(outcome.status == 0)
    #expect(outcome.output == "")
    #expect(outcome.errors.hasPrefix("rplint: wrote .rplint.json from 3 requests in 3 files"))
    #expect(
      try directory.text(of: ".rplint.json") == """
        {
          "minimumApiVersion": "2022-03-01",
          "failOn": "warning"
        }

        """)
    #expect(try directory.rplint("--fail-on", "info", ".").status == 0)
    try directory.write(Self.request("2021-03-01"), to: "requests/old.json")
    #expect(try directory.rplint(".").output.contains("RP306"))
  }

  @Test func nothingIsReplaced() throws {
    try directory.write("{}", to: ".rplint.json")
    let outcome = try directory.rplint("init")
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains(".rplint.json: File exists"))
    #expect(try directory.text(of: ".rplint.json") == "{}")
  }

  @Test func aFolderWithoutRequestsGetsNoMinimum() throws {
    try directory.write("# Notes\n", to: "notes.md")
    #expect(try directory.rplint("init", "notes.md").status == 0)
    #expect(try directory.text(of: ".rplint.json").contains("minimumApiVersion") == false)
    #expect(try directory.rplint("init", "gone").status == 2)
  }
}
