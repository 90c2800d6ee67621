import Linting
import Testing

/// A saved GET of a restore point that isn't ready, in the text forms in which people keep answers.
private enum SavedAnswer: CaseIterable {
  case http, markdown, cassette, saved

  private static let url =
    "https://management.azure.com\(RuleSample.collection)/restorePoints/p?api-version=2025-04-01"
  private static let body =
    #"{"id": "\#(RuleSample.collection)/restorePoints/p", "type": "\#(AnswerFile.pointType)","#
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
    case .saved: ("Response.http", Self.status + Self.body)
    }
  }
}

@Suite("Answers in text")
struct AnswerFormTests {
  @Test("An answer is judged where it stands, and is no request", arguments: SavedAnswer.allCases)
  private func judgesAnswers(_ saved: SavedAnswer) {
    let (path, text) = saved.file
    let report = Linter().lint(Array(text.utf8), path: path, isNamed: true)
    #expect(report.requests == (saved == .saved ? 0 : 1))
    #expect(
      report.findings.map { "\($0.rule) \($0.marked(in: text))" } == ["RP502 \"Creating\"", "RP501 \"surprise\""])
    #expect(report.findings.allSatisfy { $0.part == .body && $0.operation == "RestorePoints_Get" })
  }
}
