import TestSupport
import Testing

/// Expects a report to be the text of a file in `Golden`.
func expect(_ text: String, toMatch name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let expected = try GoldenFile("Tests/ReportingTests/Golden/\(name)").text(updatedTo: text)
  #expect(text == expected, sourceLocation: sourceLocation)
}
