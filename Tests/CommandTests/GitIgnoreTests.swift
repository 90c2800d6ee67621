import TestSupport
import Testing

/// Compares the files that are searched with those that git doesn't ignore.
@Suite struct GitIgnoreTests {
  private let directory: Scratch

  init() throws {
    directory = try Scratch()
  }

  /// The paths of the files with findings, sorted.
  private func searchedFiles() throws -> [String] {
    let output = try directory.rplint("--no-config", "--format", "jsonl", ".").output
    let paths = output.split(separator: "\n").compactMap { line in
      line.split(separator: #""file":"./"#).last?.split(separator: #"","#).first.map(String.init)
    }
    return Set(paths.map { $0.replacing(#"\\"#, with: #"\"#) }).sorted()
  }

  /// The paths of the files that git doesn't ignore, sorted.
  private func notIgnoredFiles() throws -> [String] {
    let outcome = try directory.shell(
      "git init -q . && git ls-files -z -o --exclude-per-directory=.gitignore -- '*.json'")
    #expect(outcome.status == 0, "\(outcome.errors)")
    return outcome.output.split(separator: "\0").map(String.init).sorted()
  }

  @Test func theInnermostFileWins() throws {
    for name in ["a/x.json", "a/b/x.json", "a/b/y.json", "a/b/c/x.json"] { try directory.write(Payload.bad, to: name) }
    try directory.write("*.json\n", to: ".gitignore")
    try directory.write("!x.json\n", to: "a/.gitignore")
    try directory.write("/x.json\n!y.json\n", to: "a/b/.gitignore")
    #expect(try notIgnoredFiles() == ["a/b/c/x.json", "a/b/y.json", "a/x.json"])
    #expect(try searchedFiles() == ["a/b/c/x.json", "a/b/y.json", "a/x.json"])
  }

  @Test func generatedTreesAreSearchedAsGitReadsThem() throws {
    var generator = SeededGenerator(seed: 13)
    for tree in 0..<60 {
      for _ in 0..<8 { try directory.write(Payload.bad, to: "\(tree)/\(Self.path(using: &generator)).json") }
      for level in ["", "a/", "a/b/"] where Bool.random(using: &generator) {
        let lines = (0..<Int.random(in: 1...4, using: &generator)).map { _ in Self.pattern(using: &generator) }
        try directory.write(lines.joined(separator: "\n") + "\n", to: "\(tree)/\(level).gitignore")
      }
    }
    let expected = try notIgnoredFiles()
    #expect(expected.count > 100)
    #expect(try searchedFiles() == expected)
  }

  private static func path(using generator: inout SeededGenerator) -> String {
    let depth = Int.random(in: 1...4, using: &generator)
    return (0..<depth).compactMap { _ in ["a", "b", "ab", "b a", "a-b", "]", "é"].randomElement(using: &generator) }
      .joined(separator: "/")
  }

  private static func pattern(using generator: inout SeededGenerator) -> String {
    let pieces = [
      "a", "b", "ab", "*", "**", "/", "/", "?", "[ab]", "[!a]", "[^b-z]", "[]a]", "\\ ", " ", "\\", ".json", "*.json",
      "**/", "[[:alpha:]]", "[a", "-", "é", "***",
    ]
    let negation = Int.random(in: 0..<4, using: &generator) == 0 ? "!" : ""
    let count = Int.random(in: 1...5, using: &generator)
    return negation + (0..<count).compactMap { _ in pieces.randomElement(using: &generator) }.joined()
  }
}
