import Linting
import Testing

/// The response to a GET of a restore point that isn't ready, saved in several text formats.
private enum SavedResponse: CaseIterable {
  case http, markdown, cassette, responseOnly

  private static let url =
    "https://management.azure.com\(SampleRequest.collection)/restorePoints/p?api-version=2025-04-01"
  private static let body =
    #"{"id": "\#(SampleRequest.collection)/restorePoints/p", "type": "\#(ResponseFile.pointType)","#
    + #" "properties": {"provisioningState": "Creating", "surprise": "é"}}"#
  private static let status = "HTTP/1.1 200 OK\nContent-Type: application/json\n\n"

  var file: (path: String, text: String) {
    switch self {
    case .http: ("a.http", "### é\nGET \(Self.url)\n\n\(Self.status)\(Self.body)\n")
    case .markdown: ("a.md", "# é\n\n    GET \(Self.url)\n\n```http\n\(Self.status)\(Self.body)\n```\n")
    case .cassette:
      (
        "a.yaml",
        """
        interactions:
        - request: # é
            method: GET
            uri: \(Self.url)
          response:
            body:
              string: '\(Self.body)'
            status:
              code: 200
        """
      )
    case .responseOnly: ("Response.http", Self.status + Self.body)
    }
  }
}

@Suite("Responses in text files")
struct ResponseFormTests {
  @Test("A response is checked in place and doesn't count as a request", arguments: SavedResponse.allCases)
  private func checksResponses(_ saved: SavedResponse) {
    let (path, text) = saved.file
    let report = Linter().lint(Array(text.utf8), path: path, isNamed: true)
    #expect(report.requests == (saved == .responseOnly ? 0 : 1))
    #expect(
      report.findings.map { "\($0.rule) \($0.sourceText(in: text))" } == ["RP502 \"Creating\"", "RP501 \"surprise\""])
    #expect(report.findings.allSatisfy { $0.part == .body && $0.operation == "RestorePoints_Get" })
  }
}
