import Testing

@testable import Requests

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

private func format(_ text: String, _ path: String) -> FileFormat? {
  FileFormat(of: Array(text.utf8), path: path)
}

@Test(arguments: ["a.jsonl", "b/a.NDJSON"]) func aFileOfJSONLinesMayBeOneDocument(_ path: String) {
  #expect(format("{\n  \"a\": {\n    \"b\": 1\n  }\n}\n", path) == .json)
  #expect(format("\n{ \"a\":\n  1 }", path) == .json)
  #expect(format("[\n  {},\n  {}\n]\n", path) == .json)
  #expect(format("[{\"a\": 1},\n{}]\n", path) == .json)
}

@Test(arguments: ["{}", "{}\n{}\n", "{\"a\": 1\n{\"a\": 1}\n", "[{}]\n[{}]\n", "{}\n\nx", "x\n{}", ""])
func otherTextsAreJSONLines(_ text: String) {
  #expect(format(text, "a.jsonl") == .jsonLines)
}

/// A file at the top level of the package.
private func topLevelFile(_ name: String) throws -> String {
  let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
  return String(decoding: try Data(contentsOf: tests.deletingLastPathComponent().appending(path: name)), as: UTF8.self)
}

/// The words between the first `start` in a text and the next `end`.
private func words(in text: String, from start: String, to end: Character, separator: Character) throws -> Set<String> {
  let list = try #require(text.firstRange(of: start)).upperBound
  return Set(text[list...].prefix { $0 != end }.split { $0 == separator || $0.isNewline }.map(String.init))
}

@Test func theReadmeListsEveryExtension() throws {
  let listed = try words(in: topLevelFile("README.md"), from: "searches folders for `", to: "`", separator: " ")
  #expect(listed == Set(FileFormat.allExtensions.map { ".\($0)" }))
}

@Test(arguments: [(".pre-commit-hooks.yaml", "files: &files \\.("), ("README.md", "files: \\.(")])
func theHookPassesFilesWithEveryExtension(file: String, start: String) throws {
  #expect(try words(in: topLevelFile(file), from: start, to: ")", separator: "|") == FileFormat.allExtensions)
}
