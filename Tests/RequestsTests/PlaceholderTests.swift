import Testing

@testable import Requests

@Test(arguments: [
  "{x}", "<x>", "<VM Arm Id>", "{resource-group.name}", "{0}", "%7Bx%7D", "%7bx%7d", "%3Cx%3E", "<größe>", "{a%20b}",
])
func aNameInBracesOrAngleBracketsIsAPlaceholder(_ text: String) {
  let expected = Placeholder(kind: .placeholder, range: 1..<1 + text.utf8.count)
  #expect(Placeholder.all(in: Array("/\(text)/".utf8)) == [expected])
  #expect(Placeholder.isPresent(in: "/\(text)/"))
}

@Test(arguments: ["{{x}}", "{{$processEnv X}}", "${x}", "$x", "{{login.response.body.$.token}}", "%7B%7Bx%7D%7D"])
func aClientVariableIsDistinguished(_ text: String) {
  let expected = Placeholder(kind: .variable, range: 1..<1 + text.utf8.count)
  #expect(Placeholder.all(in: Array("/\(text)/".utf8)) == [expected])
}

@Test(arguments: [
  "", "{}", "<>", "< >", "{ }", "a < b", "<a < b", "<a/b>", "{\"a\": 1}", "$expand=x", "?$select=x", "&$top=1", "$",
  "$1",
  "{", "<x", "{{}}", "{{x}", "{x\n}", "?$other=1", "%7", "%7B%7D",
])
func otherTextIsNotAPlaceholder(_ text: String) {
  #expect(Placeholder.all(in: Array(text.utf8)).isEmpty)
  #expect(!Placeholder.isPresent(in: text))
}

@Test func placeholdersAreReturnedInOrder() {
  let found = Placeholder.all(in: Array("/<a</{b}?$expand={{c}}&d=$e".utf8))
  #expect(found.map(\.range) == [5..<8, 17..<22, 25..<27])
  #expect(found.map(\.kind) == [.placeholder, .variable, .variable])
}
