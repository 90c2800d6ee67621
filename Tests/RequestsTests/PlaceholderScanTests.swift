import Testing

@testable import Requests

/// The fast scan of a whole text finds placeholders at every offset.
@Suite struct PlaceholderScanTests {
  @Test(
    arguments: [
      "<name>", "{name}", "{{name}}", "${name}", "$name", "%7Bname%7D", #"\u003cname\u003e"#, "{\u{E9}t\u{E9}}",
    ])
  func aPlaceholderIsDetectedAtEveryOffset(_ placeholder: String) {
    for before in 0...20 {
      for after in 0...10 {
        let text =
          #"{"a": ""# + String(repeating: "x", count: before) + placeholder + String(repeating: "y", count: after)
        #expect(mayOccur(text + #""}"#), "\(text)")
      }
    }
  }

  @Test(
    arguments: [
      "", "{}", "[]", #"{"a": 1}"#, "{\n  \"a\": {\n    \"b\": []\n  }\n}", #"{"location": "westeurope", "tags": {}}"#,
      #"{"a":{"b":{"c":{}}}}"#,
    ])
  func bracketsAloneAreNotPlaceholders(_ text: String) {
    #expect(!mayOccur(text))
  }

  private func mayOccur(_ text: String) -> Bool { Placeholder.mayOccur(inJSON: Array(text.utf8).span) }
}
