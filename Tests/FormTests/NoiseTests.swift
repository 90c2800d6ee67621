import JSONText
import Requests
import TestSupport
import Testing

/// Every request is reported or named with a reason, whatever surrounds it.
@Suite struct NoiseTests {
  /// Other requests, prose, and foreign data, by the extension of the file.
  private static let noise: [String: [String]] = [
    "md": [
      "Some words.\n\n", "```json\n{\"a\": [1, {}]}\n```\n\n", "PUT https://example.org/x\n\n{}\n\n", "- a: b\n\n",
    ],
    "txt": ["Some words.\n\n", "GET https://example.org/x\n\n", "Response: {\"a\": 1}\n\n"],
    "http": ["GET https://example.org\n\n###\n", "# a comment\n\n", "PUT https://example.org\n\n{\"a\": 1}\n\n###\n"],
    "rest": ["GET https://example.org\n\n###\n", "@x = y\n\n"],
    "sh": ["echo 'a b'\n", "curl https://example.org -d '{\"a\": 1}'\n", "# a comment\n"],
    "bash": ["export A=b\n", "curl https://example.org\n"],
    "ps1": ["Invoke-RestMethod https://example.org\n", "$a = @{ b = 1 }\n", "# a comment\n"],
    "jsonl": ["{\"a\": 1}\n", "\n", "[]\n"], "ndjson": ["{\"url\": \"https://example.org\"}\n", "{\"b\": {}}\n"],
  ]

  private static func surrounded(_ text: String, path: String, using random: inout SeededGenerator) -> String {
    let pieces = noise[String(path.split(separator: ".").last ?? "")] ?? []
    func some() -> String { (0..<3).compactMap { _ in pieces.randomElement(using: &random) }.joined() }
    let before = some()
    return before + text + (text.hasSuffix("\n") ? "" : "\n") + "\n" + some()
  }

  @Test(arguments: SavedForm.all) func everyRequestIsReportedOrNamed(form: SavedForm) throws {
    var random = SeededGenerator(seed: 1)
    for request in SharedRequest.catalog.filter(form.canSave) where form.limits.isDisjoint(with: .needsOptions) {
      let path = form.file.replacingScalars("{operation}", with: request.operation ?? "")
      let text = Self.surrounded(form.save(request), path: path, using: &random)
      var found = 0
      RequestFinder().findRequests(in: Array(text.utf8), path: path) { event in
        switch event {
        case .request, .unidentified, .unreadable: found += 1
        case .unrelated, .response, .fault: break
        }
      }
      #expect(found == 1, "\(text)")
    }
  }
}
