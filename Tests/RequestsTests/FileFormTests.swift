import JSONText
import Testing

@testable import Requests

private func form(_ text: String, _ path: String) -> FileForm { FileForm(of: Array(text.utf8), path: path) }

@Test(arguments: ["a.jsonl", "b/a.NDJSON"]) func aFileOfJSONLinesMayBeOneDocument(_ path: String) {
  #expect(form("{\n  \"a\": {\n    \"b\": 1\n  }\n}\n", path) == .json(.json))
  #expect(form("\n{ \"a\":\n  1 }", path) == .json(.json))
  #expect(form("[\n  {},\n  {}\n]\n", path) == .json(.json))
  #expect(form("[{\"a\": 1},\n{}]\n", path) == .json(.json))
}

@Test(arguments: ["{}", "{}\n{}\n", "{\"a\": 1\n{\"a\": 1}\n", "[{}]\n[{}]\n", "{}\n\nx", "x\n{}", ""])
func otherTextsAreJSONLines(_ text: String) {
  #expect(form(text, "a.jsonl") == .jsonLines)
}
