import Linting
import Swagger
import Testing

/// The findings of an upgrade that depend on more than one request.
@Suite struct UpgradeFindingTests {
  /// The rules of the findings that appear and vanish, request by request.
  private static func changes(in text: String) throws -> [[RuleID]] {
    let upgrade = Linter().upgrade(
      Array(text.utf8), path: "a.http", to: try #require(APIVersion("2025-04-01")), includesUnsafe: false)
    return upgrade.requests.flatMap { [$0.appearing.map(\.rule), $0.vanishing.map(\.rule)] }
  }

  private static let collection =
    "https://m/subscriptions/0aa11bb2-0000-4000-8000-000000000000/resourceGroups/g/providers/Microsoft.Compute"
    + "/restorePointCollections/c"

  @Test func suppressedFindingsNeitherAppearNorVanish() throws {
    let request = """
      PUT \(Self.collection)/restorePoints/p?api-version=2021-03-01

      { "properties": { "instantAccessDurationMinutes": 30 } }

      """
    #expect(try Self.changes(in: request) == [[], [RuleID(304)]])
    let all = "# rplint: ignore RP304, RP401 -- known\n"
    #expect(try Self.changes(in: all + request) == [[], []])
    let some = "# rplint: ignore RP304 -- known\n"
    #expect(try Self.changes(in: some + request) == [[RuleID(901)], []])
    #expect(try Self.changes(in: request + "\n###\n" + some + request) == [[], [RuleID(304)], [RuleID(901)], []])
  }

  @Test func findingsAboutSeveralRequestsAppear() throws {
    let text = """
      PUT \(Self.collection)?api-version=2024-11-01

      { "location": "eastus", "properties": {} }

      ###
      PUT \(Self.collection)/restorePoints/p?api-version=2024-11-01

      { "properties": { "instantAccessDurationMinutes": 60 } }

      """
    #expect(try Self.changes(in: text) == [[], [], [RuleID(403)], [RuleID(304)]])
  }
}
