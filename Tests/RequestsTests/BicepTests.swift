import Testing

@testable import Requests

private let collectionType = "Microsoft.Compute/restorePointCollections"

private func resource(_ body: String, symbol: String = "c", type: String = collectionType) -> String {
  "resource \(symbol) '\(type)@2025-04-01' = \(body)"
}

@Suite("Bicep")
struct BicepTests {
  /// Reads one value in `properties`.
  private func value(_ text: String) throws -> (json: String, sources: [String]) {
    let found = DeclaredBody.all(in: resource("{\n properties: \(text)\n}"))
    let body = try #require(found.first)
    #expect(found.count == 1)
    let json = try #require(body.json)
    return (String(json.dropFirst(#"{"properties":"#.count).dropLast()), body.sources)
  }

  @Test(
    "Literals are converted to JSON",
    arguments: [
      ("'a'", #""a""#), ("true", "true"), ("false", "false"), ("null", "null"), ("-5", "-5"), ("0", "0"),
      ("''", #""""#), ("{}", "{}"), ("[]", "[]"), ("{ a: 1, b: 2 }", #"{"a":1,"b":2}"#),
      ("{\n a: 1\n\n 'b c': [\n 1\n 'x'\n ]\n }", #"{"a":1,"b c":[1,"x"]}"#), ("[1, 2,\n 3]", "[1,2,3]"),
      (#"'it\'s \\ \n\r\t \$x \u{1F600}'"#, #""it's \\ \n\r\t $x 😀""#), (#"'say "é"'"#, #""say \"é\"""#),
      ("'''it's \\n ${x}\n'''", #""it's \\n ${x}\n""#), ("'''\r\na\r\n'b''''", #""a\r\n'b'""#),
      ("{ // '\n a: 1 /* } \n */\n b: 2 // }\n }", #"{"a":1,"b":2}"#),
      ("{\n #disable-next-line BCP037 }\n a: 1 }", #"{"a":1}"#),
      ("{\r\n a: 1\r\n b: 2\r\n}", #"{"a":1,"b":2}"#),
      ("'${a.b}/x${a}'", #""${a.b}/x${a}""#), ("'a${f('}')}'", #""a${expression}""#), ("'\u{1}'", #""\u0001""#),
    ])
  func literals(_ text: String, json: String) throws {
    #expect(try value(text).json == json)
  }

  @Test(
    "An expression becomes a placeholder that maps to the whole expression",
    arguments: [
      "f('x', { a: 1 })", "a.b[0]", "a ?? 'x'", "'a' == b ? 1 : 2", "c\n  ? 'a'\n  : { b: 1 }", "!a", "-a", "1 + 2",
      "{ a: 1 }.a", "{ ...a }", "{ 'a${b}': 1 }", "[for x in y: x]", "[for (x, i) in y: {\n a: x\n}]",
      "[...a]", "(\n1\n)", "007", "1234567890123456789012", "[1][0]", "'''a''' == b", "a &&\n b", "f(\n1 // )\n)",
      "a.?b",
    ])
  func expressions(_ text: String) throws {
    let read = try value(text)
    #expect(read.json == #""[expression]""#)
    #expect(read.sources == ["properties -> \(text)"])
  }

  @Test("Each key and value maps to the file")
  func sources() throws {
    let text = "{ // é\r\n 'k é' : 'v\\'é'\r\n list: [ -1, x.y // z\r\n { b:true } ] /* é */, c: '''q'''\r\n }"
    #expect(
      try value(text).sources == [
        "properties -> \(text)", "'k é' -> 'v\\'é'", "list -> [ -1, x.y // z\r\n { b:true } ]", "-1", "x.y",
        "{ b:true }", "b -> true", "c -> '''q'''",
      ])
  }

  @Test(
    "Plain, conditional and looped resources are read",
    arguments: [
      ("{ name: 'n' }", "0"), ("if (a == ')') { name: 'n' }", nil), ("[for x in y: { name: 'n' }]", nil),
      ("[for (x, i) in (a ? b : c): if (i > 0) {\n name: 'n'\n}]", nil),
      ("[\n for x in a ? b : c: { name: 'n' } ]", nil),
      ("[for x in a ?? b.?c: { name: 'n' }]", nil), ("{ name: 'n', scope: rg }", nil),
    ] as [(String, String?)])
  func declarations(_ body: String, deployment: String?) throws {
    let text = "// x\n@batchSize(1)\n\(resource(body)) // y\nvar x = 1"
    let found = try #require(DeclaredBody.all(in: text).first)
    #expect(found.operation == "RestorePointCollections_CreateOrUpdate")
    #expect(found.apiVersion == "2025-04-01")
    #expect(found.name == "n")
    #expect(found.parentName == nil)
    #expect(found.deployment == deployment)
    #expect(found.extent == resource(body))
    #expect(found.json?.hasPrefix(#"{"name":"n""#) == true)
  }

  @Test("A child inherits its parent's type, version and deployment, and has its own name")
  func children() {
    let child = "@batchSize(1)\n resource p 'restorePoints' = { name: 'p', properties: {} }"
    let later = "resource q 'restorePoints@2026-04-01' = [for x in y: { name: x }]"
    let found = DeclaredBody.all(in: resource("{\n \(child)\n name: 'c'\n location: l\n \(later)\n}"))
    #expect(
      found.map(\.operation) == [
        "RestorePointCollections_CreateOrUpdate", "RestorePoints_Create", "RestorePoints_Create",
      ])
    #expect(found.map(\.apiVersion) == ["2025-04-01", "2025-04-01", "2026-04-01"])
    #expect(found.map(\.name) == ["c", "p", "[expression]"])
    #expect(found.map(\.parentName) == [nil, "c", "c"])
    #expect(found.map(\.deployment) == ["0", "0", nil])
    #expect(found.first?.json == #"{"name":"c","location":"[expression]"}"#)
  }

  @Test(
    "A parent is found by its symbol",
    arguments: [
      ("c", "c", "0"), ("d", "[expression]", nil), ("vm", "[expression]", nil), ("c[0]", "[expression]", nil),
    ]
      as [(String, String, String?)])
  func parents(_ symbol: String, name: String, deployment: String?) {
    let parent = "resource c '\(collectionType)@2025-04-01' existing = { name: 'c' }\n"
    let machine = resource("{ name: 'vm' }", symbol: "vm", type: "Microsoft.Compute/virtualMachines") + "\n"
    let child = resource("{\n parent: \(symbol)\n name: 'p'\n}", symbol: "p", type: collectionType + "/restorePoints")
    let found = DeclaredBody.all(in: machine + parent + child)
    #expect(found.map(\.extent) == [child])
    #expect(found.map(\.parentName) == [name])
    #expect(found.map(\.deployment) == [deployment])
  }

  @Test("A child of an existing resource is a request")
  func childOfExisting() {
    let text =
      "resource c '\(collectionType)@2025-04-01' existing = {\n name: 'c'\n resource p 'restorePoints' = { name: 'p' }\n}"
    #expect(DeclaredBody.all(in: text).map(\.operation) == ["RestorePoints_Create"])
  }

  @Test("A body with a spread may have every required member")
  func spread() {
    let found = DeclaredBody.all(in: resource("{\n name: 'c'\n ...rest\n properties: {}\n}"))
    #expect(found.first?.json == #"{"name":"c","properties":{},"location":"[expression]"}"#)
  }

  @Test(
    "Other declarations are ignored",
    arguments: [
      resource("{}", type: "Microsoft.Compute/virtualMachines"), "// \(resource("{}"))", "/*\n\(resource("{}"))\n*/",
      "var x = '''\n\(resource("{}"))\n'''", "module m 'restorePointCollections.bicep' = {}", "",
      "resource restorePoints\nresource 'restorePoints' = 1\nvar resource = 'restorePoints'",
    ])
  func ignored(_ text: String) {
    #expect(DeclaredBody.all(in: text) == [])
  }

  @Test(
    "A malformed resource is unidentified, and the next one is read",
    arguments: [
      "{", "{ name }", "{ name: }", "{ name: 'n }", "{ a: ( }", "{ a: '${b }", "", "[for x { }]", "{ a: '\\x' }",
      "{ a: [1 }", "if {}",
      "[for x in y: {} ", "{ a: '\\u{110000}' }",
    ])
  func malformed(_ body: String) {
    let found = DeclaredBody.all(in: "\(resource(body))\n\n\(resource("{ name: 'next' }", symbol: "d"))\n")
    #expect(found.map(\.reason) == ["this looks like a resource, but it can't be parsed", nil])
    #expect(found.last?.name == "next")
  }

  @Test("Deep nesting and long texts are handled")
  func extremes() {
    for (open, close) in [("{ a: ", " }"), ("[", "]"), ("(", ")"), ("'${", "}'")] {
      let deep = String(repeating: open, count: 20000)
      for text in [deep + "1" + String(repeating: close, count: 20000), deep] {
        #expect(DeclaredBody.all(in: resource("{ properties: \(text) }")).count == 1)
      }
    }
    let children = (0..<3000).map { "resource p\($0) 'restorePoints' = { name: 'p' }\n" }.joined()
    #expect(DeclaredBody.all(in: resource("{ name: 'c'\n\(children) }")).count == 3001)
    #expect(DeclaredBody.all(in: resource("{ a: b" + String(repeating: "\n", count: 300_000) + "? 1 : 2 }")).count == 1)
    #expect(DeclaredBody.all(in: String(repeating: resource("{\n"), count: 3000)).count == 3000)
  }
}
