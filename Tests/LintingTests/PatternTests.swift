import Testing

@testable import Linting

/// Patterns mean what they mean in ECMA 262, as far as they go.
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
  func match(pattern: String, text: String, isMatch: Bool) throws {
    #expect(try Pattern(pattern).matches(text) == isMatch)
  }

  @Test(arguments: [
    ("(", "a group has no ')'"), (")", "')' closes no group"), ("a)", "')' closes no group"),
    ("[a", "a class has no ']'"), ("[b-a]", "a range of a class runs from a lower character to a higher one"),
    ("[\\d-z]", "a range of a class runs from a lower character to a higher one"),
    ("*", "nothing stands before '*' that it could repeat"), ("a**", "nothing stands before '*' that it could repeat"),
    ("{2}", "'{' repeats nothing; for the brace itself write '\\{'"), ("^*", "an anchor can't be repeated"),
    ("a{2,1}", "a count is '{2}', '{2,}' or '{2,4}', with numbers up to 1000"),
    ("a{x}", "a count is '{2}', '{2,}' or '{2,4}', with numbers up to 1000"),
    ("a{99999999999999999999}", "a count is '{2}', '{2,}' or '{2,4}', with numbers up to 1000"),
    ("a\\", "it ends too early"), ("\\q", "'\\q' is not known"), ("\\1", "'\\1' is not known"),
    ("\\xg0", "'\\x' takes the 2 digits of a character"), ("\\ud800", "'\\u' takes the 4 digits of a character"),
    ("(?=a)", "of the groups that start with '(?' only '(?:' is known"),
    ("(a{1000}){1000}", "with its counts written out it is too long"),
    (String(repeating: "(", count: 51), "groups stand more than 50 deep"),
  ])
  func broken(pattern: String, message: String) {
    #expect(throws: PatternError(message: message)) { try Pattern(pattern) }
  }

  @Test("A pattern that would make others search for ages is done at once")
  func hostile() throws {
    let text = String(repeating: "a", count: 20_000) + "!"
    #expect(try !Pattern("^(a+)+$").matches(text))
    #expect(try !Pattern("^(a|a)*$").matches(text))
    #expect(try !Pattern("^(a*)*b").matches(text))
    #expect(try Pattern("^((((){1000}){1000}){1000}){1000}$").matches(""))
  }
}
