import JSONText
import Testing

/// A broken text with its fault between `⟦` and `⟧`, and its repaired form.
struct BrokenText: Sendable, CustomTestStringConvertible {
  let marked: String
  let cause: String
  let repaired: String?
  let hasFix: Bool

  init(_ marked: String, _ cause: String, _ repaired: String?, hasFix: Bool = true) {
    self.marked = marked
    self.cause = cause
    self.repaired = repaired
    self.hasFix = hasFix
  }

  var testDescription: String { marked }

  var text: String { marked.filter { $0 != "⟦" && $0 != "⟧" } }

  var range: Range<Int> {
    let bytes = Array(marked.utf8)
    let opening = Array("⟦".utf8)
    let closing = Array("⟧".utf8)
    let start = bytes.indices.first { bytes[$0...].starts(with: opening) } ?? 0
    let end = bytes.indices.first { bytes[$0...].starts(with: closing) } ?? 3
    return start..<end - 3
  }
}

@Suite struct SyntaxRepairTests {
  @Test(arguments: [
    BrokenText(#"{"a": 1⟦,⟧}"#, "trailing comma", #"{"a": 1}"#),
    BrokenText(#"{"a": [1, 2⟦,⟧ ]}"#, "trailing comma", #"{"a": [1, 2]}"#),
    BrokenText(#"{"a": 1}⟦,⟧"#, "trailing comma", #"{"a": 1}"#),
    BrokenText(#"{"a": 1⟦⟧ "b": 2}"#, "missing comma after 'a'", #"{"a": 1, "b": 2}"#),
    BrokenText(
      "{\n  \"access\" : \"Read\"⟦⟧ \n  \"n\": 1}", "missing comma after 'access'", #"{"access":"Read","n":1}"#),
    BrokenText(#"[1⟦⟧ 2]"#, "missing comma after item 1", #"[1, 2]"#),
    BrokenText(#"[{"a": 1}⟦⟧{"a": 2}]"#, "missing comma", #"[{"a": 1},{"a": 2}]"#),
    BrokenText(#"{"a": 1⟦;⟧ "b": 2}"#, "missing comma", #"{"a": 1, "b": 2}"#),
    BrokenText(#"{"a": 1,⟦,⟧ "b": 2}"#, "duplicate comma", #"{"a": 1, "b": 2}"#),
    BrokenText(#"[⟦,⟧ 1]"#, "extra comma", #"[1]"#),
    BrokenText(#"{"a"⟦⟧ "x"}"#, "missing colon after key 'a'", #"{"a": "x"}"#),
    BrokenText(#"{"a"⟦⟧ "\u0000"}"#, "missing colon after key 'a'", #"{"a": "\u0000"}"#),
    BrokenText(#"{"a"⟦⟧ {"b": 1}}"#, "missing colon", #"{"a": {"b": 1}}"#),
    BrokenText(#"{"a" ⟦=⟧ 1}"#, "missing colon", #"{"a": 1}"#),
    BrokenText(#"{"a" ⟦=>⟧ 1}"#, "missing colon", #"{"a": 1}"#),
    BrokenText(#"{"a":⟦:⟧ 1}"#, "duplicate colon", #"{"a": 1}"#),
    BrokenText(#"{"a":⟦⟧ , "b": 2}"#, "missing value", #"{"a": null, "b": 2}"#, hasFix: false),
    BrokenText(#"{"a": {"b": 1}⟦⟧"#, "missing '}' at the end", #"{"a": {"b": 1}}"#),
    BrokenText(
      "{\n\"a\": {\n\"b\": {\"c\": 1⟦⟧\n", "3 unclosed brackets, the first opened on line", #"{"a":{"b":{"c":1}}}"#),
    BrokenText(#"{"a": [1, 2⟦⟧}"#, "missing ']'", #"{"a": [1, 2]}"#),
    BrokenText(#"{"a": [1, 2⟦⟧, "b": 3}"#, "missing ']' for the '[' on line", #"{"a": [1, 2], "b": 3}"#),
    BrokenText(#"[{"a": 1⟦⟧, {"a": 2}]"#, "missing '}'", #"[{"a": 1}, {"a": 2}]"#),
    BrokenText(
      "{\n  \"a\": {\n    \"b\": 1⟦⟧,\n  \"c\": 2\n}", "missing '}' for the '{' on line",
      #"{"a": {"b": 1}, "c": 2}"#),
    BrokenText(
      "{\n  \"a\": {\n    \"b\": {\n      \"x\": 1⟦⟧\n  },\n  \"c\": 2\n}", "missing '}' for the '{' on line",
      #"{"a": {"b": {"x": 1}}, "c": 2}"#),
    BrokenText(#"{"a": 1}⟦}⟧"#, "extra closing bracket", #"{"a": 1}"#),
    BrokenText(#"{"a": {"b": 1}⟦}⟧, "c": 2}"#, "extra closing bracket", #"{"a": {"b": 1}, "c": 2}"#),
    BrokenText(#"{"a": 1⟦]⟧}"#, "extra closing bracket", #"{"a": 1}"#),
    BrokenText(
      "{\n  \"a\": {\n    \"b\": {\n      \"x\": 1\n    }⟦}⟧,\n    \"c\": 2\n  }\n}", "extra closing bracket",
      #"{"a": {"b": {"x": 1}, "c": 2}}"#),
    BrokenText(
      "{\n  \"a\": {\n    \"b\": {\n      \"x\": 1\n    }⟦}⟧\n  },\n  \"c\": 2\n}", "extra closing bracket",
      #"{"a": {"b": {"x": 1}}, "c": 2}"#),
    BrokenText(#"{"a": [1, 2⟦}⟧, "b": 3}"#, "mismatched bracket", #"{"a": [1, 2], "b": 3}"#),
    BrokenText(#"{⟦'a'⟧: 1}"#, "single quotes", #"{"a": 1}"#),
    BrokenText(#"{"a": ⟦'it\'s "x"'⟧}"#, "single quotes", #"{"a": "it's \"x\""}"#),
    BrokenText(#"{"a": ⟦“x”⟧}"#, "smart quotes", #"{"a": "x"}"#),
    BrokenText(#"{⟦"a”⟧: "b"}"#, "smart quotes", #"{"a": "b"}"#),
    BrokenText(#"{⟦“a"⟧: "b"}"#, "smart quotes", #"{"a": "b"}"#),
    BrokenText(#"{"a": ⟦‘x’⟧}"#, "smart quotes", #"{"a": "x"}"#),
    BrokenText(#"{"a": ⟦„x“⟧}"#, "smart quotes", #"{"a": "x"}"#),
    BrokenText(#"{"a": ⟦«x»⟧}"#, "smart quotes", #"{"a": "x"}"#),
    BrokenText(#"{"a": ⟦＇x＇⟧}"#, "smart quotes", #"{"a": "x"}"#),
    BrokenText(#"{⟦a⟧: 1}"#, "unquoted key 'a'", #"{"a": 1}"#),
    BrokenText(#"{⟦a-b⟧: 1}"#, "unquoted key", #"{"a-b": 1}"#),
    BrokenText(#"{"a": ⟦East US⟧, "b": 1}"#, "unquoted text 'East US'", #"{"a": "${value}", "b": 1}"#, hasFix: false),
    BrokenText("{ ⟦// one⟧\n\"a\": 1}", "comment", #"{"a": 1}"#),
    BrokenText("{\n  ⟦# one⟧\n\"a\": 1}", "comment", #"{"a": 1}"#),
    BrokenText("{\"a\": ⟦/* one\ntwo */⟧ 1}", "comment", #"{"a": 1}"#),
    BrokenText("{⟦\u{A0}⟧\"a\":\u{202F}1\u{200B}}", "nonstandard whitespace", #"{"a":1}"#),
    BrokenText("⟦\u{FEFF}⟧{\"a\":1}", "nonstandard whitespace between tokens: U+FEFF", #"{"a":1}"#),
    BrokenText(#"{"a": ⟦True⟧}"#, "'True' is not JSON; expected 'true'", #"{"a": true}"#),
    BrokenText(#"{"a": ⟦None⟧}"#, "expected 'null'", #"{"a": null}"#),
    BrokenText(#"{"a": ⟦NaN⟧}"#, "expected 'null'", #"{"a": null}"#),
    BrokenText(#"{"a": ⟦-Infinity⟧}"#, "expected 'null'", #"{"a": null}"#),
    BrokenText(#"{"a": ⟦undefined⟧}"#, "expected 'null'", #"{"a": null}"#),
    BrokenText(#"{"a": ⟦007⟧}"#, "leading zeros", #"{"a": 7}"#),
    BrokenText(#"{"a": ⟦+1⟧}"#, "plus sign", #"{"a": 1}"#),
    BrokenText(#"{"a": ⟦-.5⟧}"#, "before the decimal point", #"{"a": -0.5}"#),
    BrokenText(#"{"a": ⟦1.⟧}"#, "after the decimal point", #"{"a": 1}"#),
    BrokenText(#"{"a": ⟦0x1F⟧}"#, "hexadecimal", #"{"a": 31}"#),
    BrokenText(#"{"a": "C:⟦\d⟧ir\x"}"#, "invalid escape sequence", #"{"a": "C:\\dir\\x"}"#),
    BrokenText(#"{"a": "C:⟦\d⟧ir\new"}"#, "invalid escape sequence", #"{"a": "C:\\dir\new"}"#, hasFix: false),
    BrokenText(#"{"a": "⟦\d⟧\u0041"}"#, "invalid escape sequence", #"{"a": "\\dA"}"#, hasFix: false),
    BrokenText(#"{"a": "⟦\d⟧\x41"}"#, "invalid escape sequence", #"{"a": "\\dA"}"#, hasFix: false),
    BrokenText(#"{"a": "⟦\d⟧ \"x\" \/ \\n"}"#, "invalid escape sequence", #"{"a": "\\d \"x\" / \\n"}"#),
    BrokenText(#"{"a": "a⟦\é⟧"}"#, "invalid escape sequence", #"{"a": "a\\é"}"#),
    BrokenText(#"{"a": "⟦\u⟧12 x"}"#, "invalid escape sequence", #"{"a": "\\u12 x"}"#),
    BrokenText(#"{"a": "⟦\x41⟧"}"#, "invalid escape sequence", #"{"a": "A"}"#),
    BrokenText(#"{"a": "⟦\ud83d⟧ x"}"#, "lone surrogate", #"{"a": "\ufffd x"}"#, hasFix: false),
    BrokenText("{\"a\": \"x⟦\n⟧y\"}", "raw newline", #"{"a": "x\ny"}"#),
    BrokenText("{\"a\": \"x⟦\t⟧y\tz\"}", "raw tab", #"{"a": "x\ty\tz"}"#),
    BrokenText("{\"a\": \"x⟦\u{0}⟧y\"}", "control character U+0000", #"{"a": "x\u0000y"}"#),
    BrokenText("⟦\u{0}⟧{}", "not JSON: expected '{', found U+0000", nil, hasFix: false),
    BrokenText(#"{"x⟦\u0000⟧": 1}"#, "NUL in a key", #"{"x\ufffd": 1}"#, hasFix: false),
    BrokenText(#"{"a": 1} ⟦{"a": 2}⟧"#, "two JSON documents", #"{"a": 1}"#, hasFix: false),
    BrokenText(#"{"a": 1} ⟦and more⟧"#, "text after the end", #"{"a": 1}"#, hasFix: false),
    BrokenText(#"{"a": ⟦9223372036854775808⟧}"#, "out of range", #"{"a": "${value}"}"#, hasFix: false),
    BrokenText(#"{"a": ⟦1e999⟧}"#, "out of range", #"{"a": "${value}"}"#, hasFix: false),
    BrokenText(
      "{\"a\": \"x⟦⟧,\n\"b\": 1}", "missing closing quote for the string that starts on line", #"{"a":"x","b":1}"#),
    BrokenText("{\"a\": \"[b('c')]⟦⟧,\n\"b\": [1]}", "missing closing quote", #"{"a":"[b('c')]","b":[1]}"#),
    BrokenText("{\"a\": {\"b\": \"/x/{y}⟦⟧},\n\"c\": 1}", "missing closing quote", #"{"a":{"b":"/x/{y}"},"c":1}"#),
    BrokenText(#"{"a⟦⟧: "x", "b": 1}"#, "missing closing quote", #"{"a":"x","b":1}"#),
    BrokenText(#"{"a": ⟦⟧x y", "b": 1}"#, "missing opening quote", #"{"a":"x y","b":1}"#),
    BrokenText(#"{"a": "say ⟦"⟧hi" now"}"#, "unescaped quote in a string", #"{"a": "say \"hi\" now"}"#),
    BrokenText(#"⟦⟧"a": 1, "b": {"c": 2}"#, "missing opening brace", #"{"a": 1, "b": {"c": 2}}"#),
    BrokenText(#"⟦⟧"a": 1, "b": {"c": 2}}"#, "missing opening brace", #"{"a": 1, "b": {"c": 2}}"#),
    BrokenText(#"{"a": 1, "loc⟦⟧"#, "cut off: the text ends inside a key", #"{"a": 1}"#),
    BrokenText(#"{"a": 1, "b": {"loc⟦⟧"#, "cut off: the text ends inside a key", #"{"a": 1, "b": {}}"#),
    BrokenText(#"{"a": 1, "b": "lo⟦⟧"#, "cut off: the text ends inside a string", #"{"a": 1, "b": "${value}"}"#),
    BrokenText(#"{"a": [1,⟦⟧ "#, "cut off", #"{"a": [1]}"#),
    BrokenText(#"{"a": [1, tr⟦⟧"#, "cut off", #"{"a": [1, true]}"#),
    BrokenText(#"{"a":⟦⟧"#, "cut off: the text ends before a value", #"{"a": null}"#),
  ])
  func reportsOneFaultAndRepairsIt(_ sample: BrokenText) throws {
    let parsed = ParsedText(MappedText(bytes: Array(sample.text.utf8)))
    #expect(parsed.faults.count == 1, "\(parsed.faults)")
    let fault = try #require(parsed.faults.first)
    #expect(fault.message.contains(sample.cause), "\(fault)")
    #expect(fault.range == sample.range, "\(fault)")
    #expect(fault.edits.isEmpty == !sample.hasFix)
    #expect(fault.edits.isEmpty == (fault.fix == nil))
    #expect(try tree(parsed) == sample.repaired.map { try tree(of: $0) })
  }

  @Test(arguments: [
    (#"{"a": 1"#, true), (#"{"a": "x"#, true), (#"{"a":"#, true), (#"{"a": 1, "lo"#, true), (#""a": 1"#, true),
    (#""a": 1}"#, false), (#"{"a": [1, 2}"#, false), ("{\"a\": \"x,\n\"b\": 1}", false), (#"{"a": 1,}"#, false),
  ])
  func aFixThatCompletesATextInventsIt(_ text: String, inventsText: Bool) {
    let faults = ParsedText(MappedText(bytes: Array(text.utf8))).faults
    #expect(faults.map(\.inventsText) == [inventsText])
    #expect(faults.allSatisfy { !$0.edits.isEmpty })
  }

  @Test func aFixNamesTheKeyThatItRemoves() {
    let faults = ParsedText(MappedText(bytes: Array(#"{"a": 1, "lo"#.utf8))).faults
    #expect(faults.map(\.fix) == ["remove the unfinished key and complete the JSON"])
  }
}

/// The tree as text, with members in document order.
func tree(_ node: JSONNode) -> String {
  switch node.kind {
  case .object: "{" + node.members.map { "\($0.key.debugDescription):\(tree($0.value))" }.joined(separator: ",") + "}"
  case .array: "[" + node.elements.map { tree($0) }.joined(separator: ",") + "]"
  case .string: (node.string ?? "").debugDescription
  case .integer: "\(node.integer ?? 0)"
  case .real: "\(node.number ?? 0)"
  case .boolean: "\(node.boolean == true)"
  case .null: "null"
  }
}

func tree(_ parsed: borrowing ParsedText) -> String? {
  parsed.document?.withRoot { tree($0) }
}

func tree(of text: String) throws -> String {
  let document = try JSONDocument(parsing: Array(text.utf8).span)
  return document.withRoot { tree($0) }
}
