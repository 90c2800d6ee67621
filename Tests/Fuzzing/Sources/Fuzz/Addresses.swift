import JSONText
import Linting
import Requests

/// The parts of a URL are in order and are what is written there; findings about URLs and resource IDs are in the file.
func checkAddresses(_ input: [UInt8]) {
  let url = URLParts(input)
  let ranges =
    [url.scheme, url.host, url.pathRange].compactMap(\.self) + url.query.flatMap { [$0.nameRange, $0.valueRange] }
  expect(zip(ranges, ranges.dropFirst()).allSatisfy { $0.upperBound <= $1.lowerBound }, "parts overlap: \(ranges)")
  expect(ranges.allSatisfy { $0.upperBound <= input.count }, "a part is outside of the URL: \(ranges)")
  for segment in url.path {
    expect(url.pathRange.contains(segment.range), "a segment is outside of the path")
    expect(segment.text == String(decoding: input[segment.range], as: UTF8.self), "a segment has another text")
    _ = segment.repaired
  }
  for item in url.query { expect(url.item(item.trimmedName) != nil, "the item '\(item.name)' is not found") }
  for placeholder in Placeholder.all(in: input) {
    expect(!placeholder.range.isEmpty && placeholder.range.upperBound <= input.count, "a placeholder is outside")
  }
  checkFindings(String(decoding: input, as: UTF8.self))
}

/// Checks the text as the ID of every resource that a body can name, and as the URL of the request with this body.
private func checkFindings(_ text: String) {
  let id = jsonString(text)
  let body = """
    {"properties": {"excludeDisks": [{"id": \(id)}, {"id": \(id)}], "sourceRestorePoint": {"id": \(id)}}}
    """
  let url = text.filter { !$0.isNewline }
  for (name, contents) in [("a.json", body), ("a.http", "PUT \(url)\n\n\(body)\n")] {
    let bytes = Array(contents.utf8)
    checkReport(Linter().lint(bytes, path: name, isNamed: true), of: bytes)
  }
}

extension Range<Int> {
  fileprivate func contains(_ other: Range<Int>) -> Bool {
    other.lowerBound >= lowerBound && other.upperBound <= upperBound
  }
}
