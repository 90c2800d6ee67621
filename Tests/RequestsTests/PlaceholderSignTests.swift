import Testing

@testable import Requests

/// The quick look at a whole text misses no placeholder, wherever it stands.
@Suite struct PlaceholderSignTests {
  @Test(
    arguments: [
      "<name>", "{name}", "{{name}}", "${name}", "$name", "%7Bname%7D", #"\u003cname\u003e"#, "{\u{E9}t\u{E9}}",
    ])
  func aPlaceholderIsMetAtEveryPlace(_ sign: String) {
    for before in 0...20 {
      for after in 0...10 {
        let text = #"{"a": ""# + String(repeating: "x", count: before) + sign + String(repeating: "y", count: after)
        #expect(mayStand(text + #""}"#), "\(text)")
      }
    }
  }

  @Test(
    arguments: [
      "", "{}", "[]", #"{"a": 1}"#, "{\n  \"a\": {\n    \"b\": []\n  }\n}", #"{"location": "westeurope", "tags": {}}"#,
      #"{"a":{"b":{"c":{}}}}"#,
    ])
  func bracketsAreNoSign(_ text: String) {
    #expect(!mayStand(text))
  }

  private func mayStand(_ text: String) -> Bool { Placeholder.mayStand(inJSON: Array(text.utf8).span) }
}
