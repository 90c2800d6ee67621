import Testing

@testable import Swagger

@Suite struct AvailabilityTests {
  @Test(arguments: [
    ("2022-02-28", false), ("2022-03-01", true), ("2022-07-01", true), ("2022-11-01", true), ("2022-11-02", false),
  ])
  func aRangeContainsItsFirstAndLastVersion(_ version: String, isContained: Bool) throws {
    let range = VersionRange(since: try .of("2022-03-01"), until: try .of("2022-11-01"))
    #expect(range.contains(try .of(version)) == isContained)
  }

  @Test func aRangeWithoutALastVersionHasNoEnd() throws {
    #expect(VersionRange(since: try .of("2022-03-01"), until: nil).contains(try .of("2099-01-01")))
  }

  @Test(arguments: [
    (Availability.always, Availability(first: 2, last: 5)), (Availability(first: 3, last: 9), .init(first: 3, last: 5)),
    (Availability(first: 0, last: 3), .init(first: 2, last: 3)),
    (Availability(first: 3, last: 4), .init(first: 3, last: 4)),
    (Availability(first: 7, last: 9), .init(first: 5, last: 5)),
    (Availability(first: 0, last: 1), .init(first: 2, last: 2)),
  ])
  func aMemberExistsOnlyWhereItsParentDoes(_ member: Availability, _ clamped: Availability) {
    #expect(member.clamped(to: Availability(first: 2, last: 5)) == clamped)
  }

  @Test(arguments: [["2022-01-01", "2022-01-03"], ["2022-01-03", "2022-01-01"]])
  func theLaterOfTwoEquallyNearVersionsIsNearest(_ known: [String]) throws {
    let nearest = try APIVersion.of("2022-01-02").nearest(in: known.map { try .of($0) })
    #expect(nearest?.description == "2022-01-03")
  }

  @Test func aPropertyOverridesAnInheritedOneOfTheSameName() throws {
    let text = #"""
      {"swagger": "2.0", "info": {"version": "2021-03-01"}, "definitions": {
        "Base": {"properties": {"a": {"type": "string"}, "b": {"type": "string"}}},
        "Child": {"allOf": [{"$ref": "#/definitions/Base"}],
          "properties": {"c": {"type": "integer"}, "a": {"type": "integer"}}}}}
      """#
    let schema = try SwaggerDocument(parsing: Array(text.utf8), family: .disks).schema("Child", "2021-03-01")
    #expect(schema.properties.map(\.name) == ["a", "b", "c"])
    #expect(schema.properties.map(\.schema.type) == [.integer, .string, .integer])
  }
}
