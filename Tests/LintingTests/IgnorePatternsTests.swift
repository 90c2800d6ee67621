import Testing

@testable import Linting

/// Patterns as in `.gitignore`; `GitIgnoreTests` compares many more with git itself.
@Suite struct IgnorePatternsTests {
  private func verdict(_ text: String, on path: String, isDirectory: Bool = false) -> Bool? {
    IgnorePatterns(Array(text.utf8)).verdict(
      on: path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init), isDirectory: isDirectory)
  }

  @Test(arguments: [
    ("*.json", "a/b.json"), ("/a/*.json", "a/b.json"), ("a/**/c", "a/c"), ("a/**/c", "a/b/b/c"), ("**/c", "c"),
    ("a/**", "a/b/c"), ("[!a]x", "bx"), ("[^a-c]x", "dx"), ("[]]x", "]x"), ("[a-]x", "-x"), ("[[:digit:]]x", "7x"),
    ("[\\]]x", "]x"), ("a\\ ", "a "), ("a  ", "a"), ("a\\\\ ", "a\\"), ("\\#a", "#a"), ("\\!a", "!a"), ("a?c", "abc"),
    ("\u{FEFF}a", "a"), ("a\r\nb\r\n", "b"), ("a**", "abc"), ("x/a**", "x/abc/d"),
  ])
  func aMatch(text: String, path: String) {
    #expect(verdict(text, on: path) == true)
  }

  @Test(arguments: [
    ("/*.json", "a/b.json"), ("a/*", "a/b/c"), ("a/**/c", "axc"), ("a/**", "a"), ("[!a]x", "ax"), ("[a-c]x", "dx"),
    ("a\\ ", "a"), ("a\\", "a"), ("[ab", "a"), ("[[:word:]]", "a"), ("#a", "#a"), ("a?c", "a/c"), ("a[!b]c", "a/c"),
    ("a/", "a"), ("", "a"), ("/", "a"), ("//a", "a"), ("x**/b", "y/b"),
  ])
  func noMatch(text: String, path: String) {
    #expect(verdict(text, on: path) == nil)
  }

  @Test func theLastMatchingPatternDecides() {
    #expect(verdict("*.json\n!a.json\n", on: "a.json") == false)
    #expect(verdict("!a.json\n*.json\n", on: "a.json") == true)
  }

  @Test func aFileInAMatchedDirectoryIsContained() {
    let patterns = IgnorePatterns(patterns: ["old/", "!old/a.json"])
    #expect(patterns.contain([Array("old".utf8), Array("a.json".utf8)]))
    #expect(!patterns.contain([Array("old".utf8)]))
  }

  @Test func manyStarsEndBacktrackingOverThesePatternsWouldNot() {
    let pattern = String(repeating: "**/", count: 100) + "x"
    let path = String(repeating: "a/", count: 100) + "y"
    #expect(verdict(pattern, on: path) == nil)
    #expect(verdict(String(repeating: "*a", count: 100), on: String(repeating: "a", count: 199) + "b") == nil)
  }
}
