import Testing

@testable import JSONText
@testable import Reporting

@Suite struct EscapingTests {
  @Test(arguments: [
    ("plain é 漢 😀", "\"plain é 漢 😀\""),
    ("\"\\/", #""\"\\/""#),
    ("\n\r\t\u{8}\0", #""\n\r\t\u0008\u0000""#),
    ("\r\n", #""\r\n""#),
    ("\u{7F}\u{85}", #""\u007f\u0085""#),
    ("\u{2028}\u{2029}\u{FEFF}", #""\u2028\u2029\ufeff""#),
    ("\u{202E}\u{2066}\u{61C}\u{200F}", #""\u202e\u2066\u061c\u200f""#),
    ("\u{E0041}", #""\udb40\udc41""#),
    ("👩\u{200D}🚀", "\"👩\u{200D}🚀\""),
    ("##vso[ ::a #:", ##""#\u0023vso[ :\u003aa #:""##),
    ("###", ##""#\u0023\u0023""##),
  ]) func hiddenCharactersAreEscapedInJSON(_ text: String, _ json: String) {
    var output = ""
    JSONString.write(text, to: &output)
    #expect(output == json)
  }

  @Test func charactersNotAllowedInXMLAreRemoved() {
    var output = ""
    XMLNode(
      name: "a", attributes: ["b": "\"\n\t\r<&>'\u{1}", "c": nil], content: .text("\0\u{1B}\u{FFFE}\u{FFFF}]]>\n\r\"x")
    ).write(to: &output)
    #expect(output == "<a b=\"&quot;&#10;&#9;&#13;&lt;&amp;&gt;'\">]]&gt;\n&#13;\"x</a>\n")
  }

  @Test func commandsInLogsAreEscapedInXML() {
    var output = ""
    XMLNode(name: "a", attributes: ["b": "::"], content: .text("##vso[ #:")).write(to: &output)
    #expect(output == "<a b=\":&#58;\">#&#35;vso[ #:</a>\n")
  }

  @Test(arguments: [
    ("./a/b.json", "a/b.json"), ("././a", "a"), ("./", "./"), ("a b/%é.json", "a%20b/%25%C3%A9.json"),
    ("c:d", "c%3Ad"), ("/tmp/x y", "file:///tmp/x%20y"), ("-", "-"),
  ]) func pathsBecomeURIReferences(_ path: String, _ uri: String) {
    #expect(RepositoryPaths.asGiven.uri(path) == uri)
  }

  @Test(arguments: [
    ("a.json", "sub/a.json"), ("./a.json", "sub/a.json"), ("../a.json", "a.json"), ("b/../a.json", "sub/a.json"),
    ("/repo/a.json", "a.json"), ("/repo/x/./y/../a.json", "x/a.json"), ("/repository/a.json", "/repository/a.json"),
    ("/repo", "/repo"), ("../../a.json", "../../a.json"), ("/../repo/a.json", "a.json"),
  ]) func pathsBecomeRelativeToTheRepository(_ path: String, _ expected: String) {
    #expect(RepositoryPaths(root: "/repo", current: "/repo/sub").relative(path) == expected)
  }

  @Test func theRootDirectoryCanBeARepository() {
    #expect(RepositoryPaths(root: "/", current: "/sub").relative("a.json") == "sub/a.json")
  }

  @Test(arguments: [
    ("##vso[task.complete]", "# #vso[task.complete]"), ("####", "# # # #"), ("a ::error::b", "a : :error: :b"),
    (":::", ": : :"), ("a#:b", "a#:b"), ("", ""),
  ]) func commandsInLogsAreBroken(_ text: String, _ expected: String) {
    #expect(text.withoutCommands == expected)
  }

  @Test(arguments: [
    ("a", 1), ("é", 1), ("e\u{301}", 1), ("漢", 2), ("ｱ", 1), ("Ａ", 2), ("😀", 2), ("🇩🇪", 2), ("한", 2), ("→", 1),
    ("\u{1F9D1}\u{200D}", 2), ("א", 1), ("☃", 1), ("⚡", 2),
  ]) func terminalColumnsFollowEastAsianWidth(_ text: String, _ columns: Int) {
    #expect(text.unicodeScalars.reduce(0) { $0 + $1.terminalColumns } == columns)
  }
}
