import Testing

@testable import Requests

private func parts(_ url: String) -> URLParts { URLParts(Array(url.utf8)) }

private func text(_ range: Range<Int>?, of url: String) -> String? {
  range.map { String(decoding: Array(url.utf8)[$0], as: UTF8.self) }
}

@Test func aURLIsSplitIntoItsParts() {
  let url = "https://h:1/subscriptions/a%20b//?api-version=2021-03-01&$expand=%41&flag#f"
  let found = parts(url)
  #expect(text(found.scheme, of: url) == "https")
  #expect(text(found.host, of: url) == "h:1")
  #expect(found.path.map(\.text) == ["subscriptions", "a%20b", "", ""])
  #expect(found.path.map { text($0.range, of: url) } == found.path.map(\.text))
  #expect(found.path.map(\.decoded) == ["subscriptions", "a b", "", ""])
  #expect(text(found.pathRange, of: url) == "/subscriptions/a%20b//")
  #expect(found.query.map(\.name) == ["api-version", "$expand", "flag"])
  #expect(found.query.map(\.value) == ["2021-03-01", "%41", ""])
  #expect(found.query.map(\.decodedValue) == ["2021-03-01", "A", ""])
  #expect(found.query.map { text($0.nameRange, of: url) } == found.query.map(\.name))
  #expect(found.query.map { text($0.valueRange, of: url) } == found.query.map(\.value))
  #expect(text(found.fragment, of: url) == "f")
  #expect(found.item("API-Version")?.value == "2021-03-01")
  #expect(found.ampersandInPath == nil && found.secondQuestionMark == nil)
}

@Test(arguments: [
  ("/a/b", nil, ["a", "b"]), ("{{host}}/a", "{{host}}", ["a"]), ("{{a/b?c}}/{{d/e}}", "{{a/b?c}}", ["{{d/e}}"]),
  ("https://h/<a</b/<c d>", "h", ["<a<", "b", "<c d>"]), ("h.com/a", "h.com", ["a"]),
  ("subscriptions/a", nil, ["subscriptions", "a"]),
  ("https://h/[variables('a/b?c')]/${x}/$y", "h", ["[variables('a/b?c')]", "${x}", "$y"]), ("https://", nil, []),
  ("https:///a", nil, ["a"]), ("", nil, []), ("/", nil, [""]), ("?", nil, []), ("HTTPS://H", "H", []),
  ("https://h/[a/b", "h", ["[a", "b"]),
])
func placeholdersInPathAndHostAreNotSplit(_ url: String, _ host: String?, _ path: [String]) {
  let found = parts(url)
  #expect(text(found.host, of: url) == host)
  #expect(found.path.map(\.text) == path)
}

@Test func anAmpersandInsteadOfAQuestionMarkStartsTheQuery() {
  let found = parts("https://h/c/{name}&api-version=2021-03-01&a=b")
  #expect(found.ampersandInPath == 18)
  #expect(found.path.map(\.text) == ["c", "{name}"])
  #expect(found.query.map(\.name) == ["api-version", "a"])
}

@Test func anAmpersandInANameStaysInThePath() {
  let found = parts("/a&b/c?d=e")
  #expect(found.ampersandInPath == 2)
  #expect(found.path.map(\.text) == ["a&b", "c"])
  #expect(found.query.map(\.name) == ["d"])
}

@Test func aSecondQuestionMarkEndsAnItem() {
  let found = parts("/a?api-version=2021-03-01?$expand=x")
  #expect(found.secondQuestionMark == 25)
  #expect(found.query.map(\.value) == ["2021-03-01", "x"])
}

@Test(arguments: [("%", "%"), ("%4", "%4"), ("%zz", "%zz"), ("%41%", "A%"), ("%C3%A9", "é")])
func validPercentEncodingIsDecoded(_ text: String, _ expected: String) {
  #expect(URLParts.percentDecoded(text) == expected)
}
