import Swagger
import Testing

@Suite struct APIVersionTests {
  @Test(arguments: ["2021-03-01", "2026-04-01", "9999-99-99"]) func parsesADate(_ text: String) {
    #expect(APIVersion(text)?.description == text)
  }

  @Test(arguments: ["", "2021", "2021-3-01", "2021-03-01-preview", "2021/03/01", " 2021-03-01", "２021-03-01"])
  func rejectsAnythingElse(_ text: String) {
    #expect(APIVersion(text) == nil)
  }

  @Test func ordersByDate() throws {
    let versions = try ["2022-03-01", "2021-11-01", "2021-03-01"].map { try #require(APIVersion($0)) }
    #expect(versions.sorted().map(\.description) == ["2021-03-01", "2021-11-01", "2022-03-01"])
  }

  @Test(arguments: [
    ("2022-02-01", "2022-03-01"), ("2021-12-01", "2021-11-01"), ("1999-01-01", "2021-03-01"),
    ("2099-12-31", "2026-04-01"), ("2021-03-16", "2021-03-01"),
  ])
  func findsTheNearestKnownVersion(_ text: String, _ nearest: String) throws {
    let known = SwaggerDocument.bundled(.compute).apiVersions
    #expect(try #require(APIVersion(text)).nearest(in: known)?.description == nearest)
  }

  @Test func findsNoNearestVersionInAnEmptyList() throws {
    #expect(try #require(APIVersion("2021-03-01")).nearest(in: []) == nil)
  }
}
