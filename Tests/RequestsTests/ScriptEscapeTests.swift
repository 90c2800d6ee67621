import JSONText
import Testing

@testable import Requests

/// The text of the only body in a script.
private func body(in script: String, path: String) -> [String?] {
  FoundRequest.all(in: script, path: path).map { $0.body?.string }
}

@Test(arguments: [
  (#"\n"#, #"\n"#), (#"\/"#, #"\/"#), (#"\\\\"#, #"\\"#), (#"\$a"#, "$a"), (#"\`"#, "`"),
])
func onlySomeCharactersAreEscapedInDoubleQuotesOfAShell(_ written: String, _ value: String) {
  let script = #"curl -X PUT \#(collection) -d "{\"a\": \"\#(written)\"}""# + "\n"
  #expect(body(in: script, path: "a.sh") == [#"{"a": "\#(value)"}"#])
}

@Test(arguments: [
  ("{`\"a`\":`t1}", "{\"a\":\t1}"), ("{`\"a`\":`n`r1}", "{\"a\":\n\r1}"),
  ("{`\"a`\":`\"``x`$a`\"}", "{\"a\":\"`x$a\"}"),
])
func escapesInDoubleQuotesOfPowerShellAreDecoded(_ written: String, _ value: String) {
  let script = "Invoke-AzRestMethod -Method PUT -Uri '\(collection)' -Payload \"\(written)\"\n"
  #expect(body(in: script, path: "a.ps1") == [value])
}
