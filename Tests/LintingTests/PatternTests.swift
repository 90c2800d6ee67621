import Testing

@testable import Linting

/// Patterns behave as in ECMA-262, within the supported subset.
@Suite struct PatternTests {
  @Test(arguments: [
    ("", "", true), ("", "x", true), ("b", "abc", true), ("b", "acc", false), ("^b", "abc", false),
    ("^ab", "abc", true),
    ("bc$", "abc", true), ("ab$", "abc", false), ("^abc$", "abc", true), ("^$", "", true), ("^$", "x", false),
    ("^a.c$", "abc", true), ("^a.c$", "a\nc", false), ("^.$", "😀", true), ("^é$", "é", true),
    ("^ab*c$", "ac", true), ("^ab*c$", "abbbc", true), ("^ab+c$", "ac", false), ("^ab?c$", "abbc", false),
    ("^a{3}$", "aaa", true), ("^a{3}$", "aa", false), ("^a{2,}$", "aaaa", true), ("^a{2,}$", "a", false),
    ("^a{1,2}$", "aaa", false), ("^a{0}$", "", true), ("^a*?b$", "aab", true), ("^(a*)*$", "aaa", true),
    ("^(a|bc)+$", "abca", true), ("^(a|bc)+$", "abb", false), ("^(?:a|)$", "", true), ("^a|b$", "ax", true),
    ("^[a-c]$", "b", true), ("^[a-c]$", "d", false), ("^[^a-c]$", "d", true), ("^[^a-c]$", "b", false),
    ("^[-a]$", "-", true), ("^[a-]$", "-", true), ("^[\\-\\]]$", "]", true), ("^[]$", "", false), ("^[^]$", "\n", true),
    ("^\\d{4}$", "2025", true), ("^\\d$", "a", false), ("^\\D$", "a", true), ("^\\w+$", "a_9", true),
    ("^\\w$", "é", false), ("^\\W$", "é", true), ("^\\s$", "\u{A0}", true), ("^\\S$", " ", false),
    ("^[\\d\\s]+$", "1 2", true), ("\\bcat\\b", "a cat!", true), ("\\bcat\\b", "concat", false), ("a\\Bb", "ab", true),
    ("^\\x41\\u0042$", "AB", true), ("^\\.\\*$", ".*", true), ("^\\t$", "\t", true), ("^a/b$", "a/b", true),
    ("^CC-\\d{4}$", "CC-1234", true), ("^CC-\\d{4}$", "cc-1234", false), ("^}]$", "}]", true),
    ("^a{2,4}$", "aaaa", true), ("^a{2,4}$", "aaaaa", false), ("x*", "aaa", true),
  ])
  func matches(pattern: String, text: String, isMatch: Bool) throws {
    #expect(try Pattern(pattern).matches(text) == isMatch)
  }

  @Test(arguments: [
    ("(", "missing ')' at the end of a group"), (")", "unmatched ')'"), ("a)", "unmatched ')'"),
    ("[a", "missing ']' at the end of a character class"),
    ("[b-a]", "invalid range in a character class; it must run from a lower to a higher character"),
    ("[\\d-z]", "invalid range in a character class; it must run from a lower to a higher character"),
    ("*", "nothing to repeat before '*'"), ("a**", "nothing to repeat before '*'"),
    ("{2}", "nothing to repeat before '{'; to match the brace itself, write '\\{'"),
    ("^*", "an anchor can't be repeated"),
    ("a{2,1}", "malformed quantifier; expected '{2}', '{2,}' or '{2,4}' with numbers up to 1000"),
    ("a{x}", "malformed quantifier; expected '{2}', '{2,}' or '{2,4}' with numbers up to 1000"),
    (
      "a{99999999999999999999}",
      "malformed quantifier; expected '{2}', '{2,}' or '{2,4}' with numbers up to 1000"
    ),
    ("a\\", "unexpected end"), ("\\q", "unknown escape sequence '\\q'"), ("\\1", "unknown escape sequence '\\1'"),
    ("\\xg0", "'\\x' must be followed by the 2 hexadecimal digits of a character"),
    ("\\ud800", "'\\u' must be followed by the 4 hexadecimal digits of a character"),
    ("(?=a)", "unsupported group; of those that start with '(?', only '(?:' is supported"),
    ("(a{1000}){1000}", "the pattern is too long once its repetitions are expanded"),
    (String(repeating: "(", count: 51), "groups are nested more than 50 levels deep"),
  ])
  func invalid(pattern: String, message: String) {
    #expect(throws: PatternError(message: message)) { try Pattern(pattern) }
  }

  @Test func patternsThatCauseCatastrophicBacktrackingElsewhereMatchInLinearTime() throws {
    let text = String(repeating: "a", count: 20_000) + "!"
    #expect(try !Pattern("^(a+)+$").matches(text))
    #expect(try !Pattern("^(a|a)*$").matches(text))
    #expect(try !Pattern("^(a*)*b").matches(text))
    #expect(try Pattern("^((((){1000}){1000}){1000}){1000}$").matches(""))
  }
}
