import JSONText
import Testing

@testable import Requests

private let put = "PUT"

/// Scripts with one PUT of a collection with the body `{"a": "é", "b'": "\"$x\""}`, and the source text of each member's
/// key and value.
private let scripts: [(path: String, text: String, sources: [String])] = [
  (
    "a.sh",
    "#!/bin/sh\ncurl -X PUT '\(collection)' \\\n  -H 'Content-Type: x' -d '{\"a\": \"é\", \"b'\\''\": \"\\\"$x\\\"\"}'\n",
    [#""a"|"é""#, #""b'\''"|"\"$x\"""#]
  ),
  (
    "a.sh", #"curl -sX PUT --data "{\"a\": \"é\", \"b'\": \"\\\"$x\\\"\"}" \#(collection) | jq ."#,
    [#"\"a\"|\"é\""#, #"\"b'\"|\"\\\"$x\\\"\""#]
  ),
  (
    "a.bash", #"curl --request PUT "\#(collection)" --json $'{"a": "\u00e9", "b\'": "\\"$x\\""}'"#,
    [#""a"|"\u00e9""#, #""b\'"|"\\"$x\\"""#]
  ),
  (
    "a.sh",
    "curl -XPUT \(collection.replacing("&", with: "\\&")) -d @- <<'EOF'\n{\"a\": \"é\",\n\"b'\": \"\\\"$x\\\"\"}\nEOF\necho done\n",
    [#""a"|"é""#, #""b'"|"\"$x\"""#]
  ),
  (
    "a.sh",
    "  cat <<-EOF | curl -d @- -X PUT \"\(collection)\"\n\t{\"a\": \"é\",\n\t\"b'\": \"\\\\\"$x\\\\\"\"}\n\tEOF\n",
    [#""a"|"é""#, #""b'"|"\\"$x\\"""#]
  ),
  (
    "a.sh", "curl -X PUT \"\(collection)\" -d \"$(cat <<'EOF'\n{\"a\": \"é\", \"b'\": \"\\\"$x\\\"\"}\nEOF\n)\"\n",
    [#""a"|"é""#, #""b'"|"\"$x\"""#]
  ),
  (
    "a.sh",
    "BODY=$(cat <<'EOF'\n{\"a\": \"é\", \"b'\": \"\\\"$x\\\"\"}\nEOF\n)\naz rest --method PUT --url \"\(collection)\" --body \"$BODY\"\n",
    [#""a"|"é""#, #""b'"|"\"$x\"""#]
  ),
  (
    "a.sh",
    "URL='\(collection)'\nexport BODY='{\"a\": \"é\", \"b'\"'\"'\": \"\\\"$x\\\"\"}'\naz rest -m PUT -u $URL -b ${BODY}\n",
    [#""a"|"é""#, #""b'"'"'"|"\"$x\"""#]
  ),
  (
    "a.ps1",
    "Invoke-AzRestMethod -Path '\(collection)' `\n  -Method PUT -Payload '{\"a\": \"é\", \"b''\": \"\\\"$x\\\"\"}'\n",
    [#""a"|"é""#, #""b''"|"\"$x\"""#]
  ),
  (
    "a.ps1",
    "$r = Invoke-RestMethod -Uri \"\(collection)\" -Method 'PUT' -Body \"{`\"a`\": \"\"é\"\", \"\"b'\"\": `\"\\`\"$x\\`\"`\"}\"\n",
    ["`\"a`\"|\"\"é\"\"", "\"\"b'\"\"|`\"\\`\"$x\\`\"`\""]
  ),
  (
    "a.psm1",
    "$Body = @'\n{\"a\": \"é\",\n \"b'\": \"\\\"$x\\\"\"}\n'@\ninvoke-azrestmethod -uri:\(collection) -method PUT -payload $body\n",
    [#""a"|"é""#, #""b'"|"\"$x\"""#]
  ),
  (
    "a.ps1",
    "az rest --method PUT --url '\(collection)' --body @\"\r\n{\"a\": \"é\",\r\n \"b'\": \"\\\"$x\\\"\"}\r\n\"@\r\n",
    [#""a"|"é""#, #""b'"|"\"$x\"""#]
  ),
  (
    "a.ps1", "$b = '{\\\"a\\\": \\\"é\\\", \\\"b''\\\": \\\"x\\\"}'\naz rest -m PUT -u \"\(collection)\" --body $b\n",
    [#"\"a\"|\"é\""#, #"\"b''\"|\"x\""#]
  ),
  (
    "a.ps1",
    "$Körper = '{\"a\": \"é\", \"b''\": \"\\\"$x\\\"\"}'\nirm -Uri '\(collection)' -Method PUT -Body $Körper\n",
    [#""a"|"é""#, #""b''"|"\"$x\"""#]
  ),
  (
    "a.sh", "echo '{\"a\": \"é\",\n\"b'\\'' \": 1, \"b'\\''\": 2}' | curl -X PUT \(collection) -d @-\n",
    [#""a"|"é""#, #""b'\''"|2"#]
  ),
]

@Test(arguments: scripts.indices) func aRequestInAScriptMapsToTheFile(_ index: Int) {
  let (path, text, sources) = scripts[index]
  let found = FoundRequest.all(in: text, path: path)
  #expect(found.map(\.method) == [put])
  #expect(found.map(\.methodSource) == [put])
  #expect(found.map(\.url) == [collection])
  #expect(found.map(\.isParsed) == [true])
  #expect(found.map(\.form) == [.script])
  #expect(found.map { $0.sources(at: [JSONPointer(["a"]), JSONPointer(["b'"])]) } == [sources])
}

@Test(arguments: scripts.indices) func aCommandInAFenceIsASingleRequest(_ index: Int) {
  let (path, text, sources) = scripts[index]
  let language = path.hasSuffix("sh") ? "sh" : "powershell"
  let prose = "# How\n\n```\nGET \(collection)\n```\n\n```\(language)\n\(text)\n```\n\nDELETE \(collection)\n"
  let found = FoundRequest.all(in: prose, path: "a.md")
  #expect(found.map(\.method) == ["GET", put, "DELETE"])
  #expect(found.map(\.url) == [collection, collection, collection])
  #expect(found.map(\.form) == [.prose, .prose, .prose])
  #expect(found[1].sources(at: [JSONPointer(["a"]), JSONPointer(["b'"])]) == sources)
}

@Test(arguments: [
  ("curl \(collection)", "GET"), ("curl -d '{}' \(collection)", "POST"), ("curl -Gd '{}' \(collection)", "POST"),
  ("curl -G \(collection) -d '{}'", "GET"), ("curl -sIL \(collection)", "HEAD"), ("az rest --url=\(collection)", "GET"),
  ("curl -T body.json \(collection)", "PUT"), ("curl --silent --user a:b --url \(collection)", "GET"),
  ("sudo curl -X PATCH \(collection) -d '{}'", "PATCH"), ("if curl --request=DELETE \(collection); then", "DELETE"),
  ("$ curl -XPUT \(collection) -o out -w '%{http_code}' # why", "PUT"), ("X=$(curl -X PUT \(collection))", "PUT"),
  ("X=\"$(curl -X PUT \"\(collection)\")\"", "PUT"), ("a && curl -X PUT \(collection) >/dev/null 2>&1", "PUT"),
]) func theMethodIsDeterminedFromTheCommand(_ text: String, _ method: String) {
  let found = FoundRequest.all(in: text + "\n", path: "a.sh")
  #expect(found.map(\.method) == [method])
  #expect(found.map(\.url) == [collection])
}

@Test(arguments: [
  ("a.sh", "curl -X PUT -d @body.json \(collection)"), ("a.sh", "curl -X PUT -d @- \(collection)"),
  ("a.sh", "curl -X PUT -d \"$BODY\" \(collection)"), ("a.sh", "az rest -m PUT -b @body.json -u \(collection)"),
  ("a.sh", "BODY='{}'\nBODY=$(jq -n)\ncurl -X PUT -d \"$BODY\" \(collection)"),
  ("a.sh", "curl -X PUT -d \"$(jq -n '{a: \")\"}')\" \(collection)"),
  ("a.ps1", "irm \(collection) -Method PUT -Body ($x | ConvertTo-Json)"),
  ("a.ps1", "irm \(collection) -Method PUT -InFile body.json"),
  ("a.ps1", "$x = '{}' + $y\nirm \(collection) -Method PUT -Body $x"),
  ("a.ps1", "$x = @{\n a = '}'\n}\nirm \(collection) -Method PUT -Body $x.y"),
]) func aBodyThatTheTextDoesNotContainIsElsewhere(_ path: String, _ text: String) {
  let found = FoundRequest.all(in: text + "\n", path: path)
  #expect(found.map(\.method) == ["PUT"])
  #expect(found.map(\.hasExternalBody) == [true])
  #expect(found.allSatisfy { $0.body == nil })
}

@Test(arguments: [
  (
    "a.sh", "ID=restorePointCollections/c\ncurl \"https://h/$ID/$(date)?a=${B:-c}\"",
    "restorePointCollections/c/${command}?a=${B:-c}"
  ),
  (
    "a.ps1", "irm \"https://h/restorePointCollections/$($a.b)/$env:X?a=$b\"",
    "restorePointCollections/${expression}/${expression}?a=$b"
  ),
]) func valuesKnownOnlyAtRunTimeBecomeVariables(_ path: String, _ text: String, _ url: String) {
  let found = FoundRequest.all(in: text + "\n", path: path)
  #expect(found.map(\.url) == ["https://h/" + url])
}

@Test func theAPIVersionMayBeASeparateParameter() {
  let text =
    "az rest -m get --uri-parameters x=1 'api-version=2021-03-01' -u /subscriptions/s/restorePointCollections/c\n"
  #expect(FoundRequest.all(in: text, path: "a.sh").map(\.apiVersion) == ["2021-03-01"])
}

@Test(arguments: [
  "# curl \(collection)", "echo 'curl \(collection)'", "curl \(machine)", "mycurl \(collection)",
  "az resource \(collection)",
  "X='curl \(collection)'", "cat > a.sh <<EOF\ncurl \(collection)\nEOF\n",
]) func otherCommandsAreIgnored(_ text: String) {
  #expect(FoundRequest.all(in: text + "\n", path: "a.sh").isEmpty)
}

@Test(arguments: [
  "curl -X PUT \(collection) -d '{\n\"a\": 1\n}'",
  "```\n$ curl \\\n  -d '{\"a\": 1}' \\\n  -X PUT \\\n  \(collection)\n```",
  "```http\ncurl -X \\\nPUT \(collection) -d '\n{\"a\": 1}\n'\n```\n```json\n{\"b\": 1}\n```",
  "`curl -X PUT \(collection) -d '{\"a\": 1}'`",
]) func aCommandInProseIsReadOnce(_ text: String) {
  let found = FoundRequest.all(in: "Words about it\n\n" + text + "\n\nMore words\n", path: "a.md")
  #expect(found.map(\.method) == ["PUT"])
  #expect(found.map { $0.sources(at: [JSONPointer(["a"])]) } == [["\"a\"|1"]])
}

@Test func aFixInAQuotedBodyIsEscaped() {
  let text = "curl -X PUT \(collection) -d \"{\\\"a\\\": \\\"x}\"\n"
  let found = FoundRequest.all(in: text, path: "a.sh")
  #expect(found.map { $0.body?.layers } == [[.shellDoubleQuoted]])
  #expect(found.map { $0.body?.escaped("\"é`$x\\") } == ["\\\"é\\`$x\\\\"])
}

@Test func scriptsTruncatedAnywhereAreHandled() {
  for (path, text, _) in scripts {
    checkTruncations(of: text + text, path: path)
    checkTruncations(of: "```\n\(text)\(text)```\n", path: "a.md")
  }
}

@Test(arguments: ["$a = @'\n", "echo $(\n", "curl \"$(\n", "a <<X\n", "irm $a[\n"])
func unterminatedConstructsAreHandled(_ line: String) {
  let text = "curl \(collection)\n" + String(repeating: line, count: 2000)
  for path in ["a.sh", "a.ps1", "a.md"] {
    #expect(FoundRequest.all(in: text, path: path).first?.url == collection)
  }
}
