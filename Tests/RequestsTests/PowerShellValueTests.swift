import JSONText
import Testing

@Suite("PowerShell's hashtables")
struct PowerShellValueTests {
  private func requests(_ text: String) -> [FoundRequest] { FoundRequest.all(in: text + "\n", path: "a.ps1") }

  @Test(
    "A hashtable is converted to JSON as far as it is literal",
    arguments: [
      ("@{ a = 'x'; 'b c' = \"y\" }", #"{"a":"x","b c":"y"}"#),
      ("@{\n  a = 1 # it's a comment\n  b = -1.5\n\n  c = $true; d = $NULL\n}", #"{"a":1,"b":-1.5,"c":true,"d":null}"#),
      ("[ordered]@{ a = [pscustomobject]@{ b = @{} } }", #"{"a":{"b":{}}}"#),
      (
        "@{ a = @(1, 2); b = 'x', 'y'; c = @(\n@{ d = 1 }\n@{ d = 2 }\n); e = @() }",
        #"{"a":[1,2],"b":["x","y"],"c":[{"d":1},{"d":2}],"e":[]}"#
      ),
      (#"@{ a = 'it''s "x"\'; b = "`"é`n" }"#, #"{"a":"it's \"x\"\\","b":"\"é\n"}"#),
      ("@{ a = \"/s/$id/$($x.y)\" }", #"{"a":"/s/$id/${expression}"}"#),
      (
        "@{ a = $x.y; b = (Get-AzVM -Name 'x;}').Id; c = 'x' + 'y'; d = 0x10; e = Get-Date }",
        #"{"a":"${expression}","b":"${expression}","c":"${expression}","d":"${expression}","e":"${expression}"}"#
      ),
      ("@{ a = $known; b = @{ c = $table } }", #"{"a":"v","b":{"c":{"k":"v"}}}"#),
    ])
  func conversion(_ table: String, json: String) {
    let variables = "$known = 'v'\n$table = @{ k = $known }\n"
    let command = "Invoke-AzRestMethod -Method PUT -Uri '\(collection)' -Payload"
    let texts = [
      "\(command) (\(table) | ConvertTo-Json -Depth 10)", "\(command) (ConvertTo-Json -InputObject \(table) -Compress)",
      "$body = \(table)\n\(command) ($body | ConvertTo-Json)", "$body = \(table) | ConvertTo-Json\n\(command) $body",
      "$body = \(table)\n$json = $body | ConvertTo-Json -Depth 5; \(command) $json",
      "$p = @{ Method = 'PUT'; Uri = '\(collection)'; Payload = \(table) | ConvertTo-Json }; Invoke-AzRestMethod @p",
    ]
    for text in texts {
      #expect(requests(variables + text).map { $0.body?.string } == [json], "\(text)")
    }
  }

  @Test("Parts of the JSON map to the hashtable") func ranges() throws {
    let text = "$b = @{ a = 'é'; \"b\" = @(1) }\nirm '\(collection)' -Method PUT -Body ($b | ConvertTo-Json)"
    let found = try #require(requests(text).first)
    #expect(found.sources(at: [JSONPointer(["a"]), JSONPointer(["b"])]) == ["a|'é'", "\"b\"|@(1)"])
    #expect(found.extent.hasPrefix("irm"))
  }

  @Test(
    "Parameters may be splatted",
    arguments: [
      "$p = @{ Method = 'PUT'; Path = '\(collection)'; Payload = '{\"a\": 1}' }; Invoke-AzRestMethod @p",
      "$p = @{\n  Method = 'PUT'\n  Path = '\(collection)'\n}\n$b = '{\"a\": 1}'\nInvoke-AzRestMethod @P -Payload $b",
      "$r = @{ Uri = '\(collection)'; Method = 'PUT'\n Body = '{\"a\": 1}' }\nif ($x) {\n  $y = Invoke-RestMethod @r\n}",
    ])
  func splatting(_ text: String) {
    let found = requests(text)
    #expect(found.map(\.url) == [collection])
    #expect(found.map(\.method) == ["PUT"])
    #expect(found.map(\.methodSource) == ["PUT"])
    #expect(found.map { $0.sources(at: [JSONPointer(["a"])]) } == [[#""a"|1"#]])
  }

  @Test(
    "What is changed, unknown, or malformed isn't checked",
    arguments: [
      "$b = @{ a = 1 }\n$b.c = 2\nirm '\(collection)' -Method PUT -Body ($b | ConvertTo-Json)",
      "$b = @{ a = 1 }\n$b['c'] = 2\nirm '\(collection)' -Method PUT -Body ($b | ConvertTo-Json)",
      "$b = @{ a = 1 }\n$b += @{ c = 1 }\nirm '\(collection)' -Method PUT -Body ($b | ConvertTo-Json)",
      "irm '\(collection)' -Method PUT -Body (@{ a } | ConvertTo-Json)",
      "irm '\(collection)' -Method PUT -Body (@{ a = 1 } | Out-String)",
      "irm '\(collection)' -Method PUT -Body @{ a = 1 }", "irm '\(collection)' -Method PUT -Body ($b | ConvertTo-Json)",
      "irm '\(collection)' -Method PUT -Body (@{ a = 1 } | ConvertTo-Json).Trim()",
    ])
  func unknownBodies(_ text: String) {
    #expect(requests(text).map(\.hasExternalBody) == [true])
  }

  @Test("Values that grow with each use stay small") func growth() {
    let text = "$a = @{ b = 'c' }\n" + String(repeating: "$a = @{ d = $a; e = $a }\n", count: 200)
    let found = requests(text + "irm '\(collection)' -Method PUT -Body ($a | ConvertTo-Json)")
    #expect(found.map(\.url) == [collection])
    #expect(found.allSatisfy { $0.body?.bytes.count ?? 0 < 1 << 18 })
    let nested = "$a = @{ b = 'c' }\n" + String(repeating: "$a = @{ d = $a }\n", count: 1500)
    #expect(requests(nested + "irm '\(collection)' -Method PUT -Body ($a | ConvertTo-Json)").count == 1)
  }

  @Test("What follows a malformed here-string is read", arguments: ["$x = @'a'@", "$x = @{ a = @'b'@ }"])
  func malformed(_ line: String) {
    #expect(requests("\(line)\nirm \(collection)").count == 1)
  }

  @Test(
    "A resource may be named by its parts",
    arguments: [
      "-ResourceType @('restorePointCollections', 'restorePoints') -Name @('c', 'p')",
      "-ResourceType restorePointCollections,restorePoints -Name c,p",
      "-ResourceType 'restorePointCollections', 'restorePoints' -Name 'c', 'p'",
    ])
  func resources(_ parameters: String) throws {
    let command = "Invoke-AzRestMethod -SubscriptionId s -ResourceGroupName g -ResourceProviderName Microsoft.Compute"
    let found = requests("\(command) \(parameters) -ApiVersion 2025-04-01 -Method PUT -Payload '{}'")
    let provider = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute"
    #expect(found.map(\.url) == [provider + "/restorePointCollections/c/restorePoints/p"])
    #expect(found.map(\.apiVersion) == ["2025-04-01"])
    let list = requests(
      "Invoke-AzRestMethod -ResourceProviderName Microsoft.Compute -ResourceType restorePointCollections")
    #expect(list.map(\.url) == ["/subscriptions/${subscription}/providers/Microsoft.Compute/restorePointCollections"])
  }

  @Test(
    "Scripts with deep or unterminated values are handled in linear time",
    arguments: [
      "$a = @{ b = ", "$a = @(", "$a = (", "$a = b {", "$a = b (", "$a = @{ b = (", "irm (@{ a = '",
    ])
  func extremes(_ piece: String) {
    for separator in ["", "\n"] {
      let text = "irm \(collection)\n" + String(repeating: piece + separator, count: 5000)
      #expect(requests(text).first?.url == collection)
    }
  }
}
