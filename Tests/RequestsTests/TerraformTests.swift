import JSONText
import Testing

@testable import Requests

private let collectionType = "Microsoft.Compute/restorePointCollections"

private func resource(_ attributes: String, label: String = "c", type: String = collectionType) -> String {
  "resource \"azapi_resource\" \"\(label)\" {\n type = \"\(type)@2025-04-01\"\n \(attributes)\n}"
}

@Suite("Terraform's azapi")
struct TerraformTests {
  private func all(_ text: String) -> [DeclaredBody] { DeclaredBody.all(in: text, path: "main.tf") }

  private func value(_ text: String) throws -> (json: String, sources: [String]) {
    let found = all(resource("body = {\n properties = \(text)\n}"))
    let body = try #require(found.first)
    #expect(found.count == 1)
    let json = try #require(body.json)
    return (String(json.dropFirst(#"{"properties":"#.count).dropLast()), body.sources)
  }

  @Test(
    "Literals are converted to JSON",
    arguments: [
      (#""a""#, #""a""#), ("true", "true"), ("null", "null"), ("-5", "-5"), ("1.5", "1.5"), (#""""#, #""""#),
      ("{}", "{}"), ("[]", "[]"), ("{ a = 1, b : 2 }", #"{"a":1,"b":2}"#), ("[\n1\n, 2,\n]", "[1,2]"),
      ("{\r\n a-b = 1 # }\r\n \"b c\" = [ 1, # ]\n \"x\"\n ]\r\n }", #"{"a-b":1,"b c":[1,"x"]}"#),
      (#""it's \\ \" \n\r\t \u00e9\U0001F600""#, #""it's \\ \" \n\r\t é😀""#),
      (#""$${x} %%{y} $ %""#, #""${x} %{y} $ %""#),
      (#""${a.b}/x""#, #""${a.b}/x""#), (#""a${f("}")}""#, #""a${expression}""#),
      (#""%{ if a }x""#, #""${expression}x""#),
      ("{ a = 1 // }\n b = 2 /* } */ }", #"{"a":1,"b":2}"#), ("{ for = 1 }", #"{"for":1}"#),
    ])
  func literals(_ text: String, json: String) throws {
    #expect(try value(text).json == json)
  }

  @Test(
    "An expression becomes a placeholder that maps to the whole expression",
    arguments: [
      "var.a", "f(\n\"}\",\n{ a = 1 })", "a ? 1 : 2", "{ for x in y : x => 1 }", "[for x in y : x]", "{ (a) = 1 }",
      #"{ "a${b}" = 1 }"#, "merge({ a = 1 }, b)", "1.0", "120.50e1", "007", "{ a = 1 }.a", "!a", "-a", "1 + 2",
      "{ 1 = 2 }",
      "<<EOT\n}\n \"\nEOT", "<<-EOT\n  }\n  EOT",
    ])
  func expressions(_ text: String) throws {
    let read = try value(text)
    #expect(read.json == #""[expression]""#)
    #expect(read.sources == ["properties -> \(text)"])
  }

  @Test("The body is composed of several attributes, and each part maps to the file")
  func composition() throws {
    let text = """
      body = { // é
        properties = { "k é" = "v\\"é", n : -1 }
        extra = [ true, x.y ] # z
      }
      location = "westus" # é
      parent_id = azurerm_resource_group.g.id
      tags = { a : "b" } /* é */
      name = "n"
      timeouts { create = "1m" }
      dynamic "x" { content {} }
      """
    let found = try #require(all("# x\n\(resource(text))").first)
    #expect(
      found.json
        == #"{"name":"n","location":"westus","tags":{"a":"b"},"properties":{"k é":"v\"é","n":-1},"extra":[true,"[expression]"]}"#
    )
    #expect(
      found.sources == [
        #"name -> "n""#, #"location -> "westus""#, #"tags -> { a : "b" }"#, #"a -> "b""#,
        #"properties -> { "k é" = "v\"é", n : -1 }"#, #""k é" -> "v\"é""#, "n -> -1", "extra -> [ true, x.y ]", "true",
        "x.y",
      ])
    #expect(found.extent == resource(text))
    #expect(found.apiVersion == "2025-04-01")
    #expect(found.name == "n")
  }

  @Test(
    "Members that the file may not show become placeholders",
    arguments: [
      ("", "{}"), ("body = {}", "{}"), ("body = { properties = {} }", #"{"properties":{}}"#),
      ("body = jsonencode({ properties = {} })", #"{"properties":{}}"#),
      ("body = jsonencode(\n{\n properties = {}\n}\n) # x", #"{"properties":{}}"#),
      ("body = var.b", #"{"location":"[expression]","properties":"[expression]"}"#),
      ("body = jsonencode(var.b)", #"{"location":"[expression]","properties":"[expression]"}"#),
      ("body = merge({}, b)", #"{"location":"[expression]","properties":"[expression]"}"#),
      ("body = { properties = {} }[0]", #"{"location":"[expression]","properties":"[expression]"}"#),
      ("body = { properties = {}, (a) = 1 }", #"{"properties":{},"[expression]":1,"location":"[expression]"}"#),
      ("location = \"x\"\nbody = <<EOT\n{}\nEOT", #"{"location":"x"}"#),
      ("body = <<EOT\n[]\nEOT", #"{"location":"[expression]","properties":"[expression]"}"#),
      (
        "body = <<EOT\n{ %{ if a }\"b\": 1%{ endif } }\nEOT",
        #"{"location":"[expression]","properties":"[expression]"}"#
      ),
      ("body = { location = \"x\" }\nsensitive_body = {}", #"{"location":"x","properties":"[expression]"}"#),
    ])
  func hidden(_ attributes: String, json: String) {
    #expect(all(resource(attributes)).first?.json == json)
  }

  @Test(
    "A heredoc contains JSON",
    arguments: [
      (#"{ "a": 1, "b": "c\"$${d}" }"#, #"{ "a": 1, "b": "c\"${d}" }"#),
      (#"{"a": "${var.x}/y", "b": ${var.z}}"#, #"{"a": "${var.x}/y", "b": "[expression]"}"#),
      (#"{"a": "${x["}"]}"}"#, #"{"a": "${expression}"}"#),
    ])
  func heredocs(_ text: String, json: String) {
    let body = "body = <<-EOT\n    \(text)\n  EOT"
    #expect(all(resource(body)).first?.json == json)
    #expect(all(resource("tags = {}\n\(body)")).first?.json == #"{"tags":{},"# + json.dropFirst())
  }

  @Test("An update is merged into the existing resource, so that nothing is missing") func updates() {
    let created = resource("name = \"n\"\nparent_id = local.g\nbody = {}")
    let attributes = "resource_id = azapi_resource.c.id\n body = { properties = { instantAccess = true } }"
    let updated = resource(attributes, label: "u").replacing("\"azapi_resource\"", with: "\"azapi_update_resource\"")
    let found = all("\(created)\n\(updated)")
    #expect(found.map(\.name) == ["n", "n"])
    #expect(found.map(\.deployment) == ["0", "0"])
    #expect(found.last?.json == #"{"properties":{"instantAccess":true},"location":"[expression]"}"#)
  }

  private func action(_ attributes: String, keyword: String = "resource") -> [FoundRequest] {
    let type = collectionType + "/restorePoints/diskRestorePoints"
    let text = resource(attributes, type: type).replacing(
      "resource \"azapi_resource", with: "\(keyword) \"azapi_resource_action")
    return FoundRequest.all(in: text, path: "main.tf")
  }

  @Test("An action is a request", arguments: ["resource", "data"]) func actions(keyword: String) throws {
    let found = action(
      "resource_id = \"/s/restorePointCollections/c\"\naction = \"beginGetAccess\"\nbody = { access = \"Read\" }",
      keyword: keyword)
    let request = try #require(found.first)
    #expect(request.method == "POST")
    #expect(request.url == "/s/restorePointCollections/c/beginGetAccess")
    #expect(request.apiVersion == "2025-04-01")
    #expect(request.body?.string == #"{"access":"Read"}"#)
    #expect(request.sources(at: [JSONPointer(["access"])]) == [#"access|"Read""#])
  }

  @Test("The URL of an action on another resource of the configuration has its type") func actionsOnReferences() throws
  {
    let request = try #require(action("resource_id = local.id\nmethod = \"PATCH\"\nbody = var.b").first)
    #expect(request.method == "PATCH")
    #expect(
      request.url
        == "/subscriptions/${subscription}/resourceGroups/${group}/providers/Microsoft.Compute/restorePointCollections/"
        + "${name}/restorePoints/${name}/diskRestorePoints/${name}")
    #expect(request.hasExternalBody)
    #expect(
      action("resource_id = local.id\naction = \"beginGetAccess\"\nbody = merge({}, b)").first?.hasExternalBody == true)
    #expect(action("resource_id = local.id\naction = local.a").isEmpty)
    #expect(
      action("resource_id = local.id\naction = \"x").first?.reason
        == "this looks like a resource, but it can't be parsed")
  }

  @Test("A restore point belongs to the collection in its parent_id")
  func parents() {
    func point(_ parent: String, extra: String = "") -> String {
      resource("name = \"p\"\nparent_id = \(parent)\n\(extra)", label: "p", type: collectionType + "/restorePoints")
    }
    let group = "parent_id = azurerm_resource_group.g.id"
    let texts = [
      resource("name = \"c\"\n\(group)"), resource("name = \"d\"\n\(group)\ncount = 2", label: "d"),
      resource("name = \"e\"\nparent_id = local.h", label: "e"), point("\"${azapi_resource.c.id}\""),
      point("azapi_resource.d[0].id"), point("azapi_resource.e.id"), point("local.c"),
      point("azapi_resource.c.id", extra: "for_each = x"),
    ]
    let found = all(texts.joined(separator: "\n"))
    #expect(found.map(\.extent) == texts)
    #expect(found.map(\.parentName) == [nil, nil, nil, "c", "[expression]", "e", "[expression]", "c"])
    #expect(found.map(\.deployment) == ["0", nil, "2", "0", nil, "2", nil, nil])
  }

  @Test(
    "Other blocks are ignored",
    arguments: [
      resource("", type: "Microsoft.Compute/virtualMachines"), "# \(resource(""))", "/*\n\(resource(""))\n*/",
      "locals {\n x = <<EOT\n\(resource(""))\nEOT\n}",
      resource("").replacing("resource \"", with: "data \""), "resource \"azapi_resource\" \"restorePoints\" {}",
      resource("").replacing("\"Microsoft", with: "local.x # \"Microsoft"), "resource = \"restorePoint\"\nresource", "",
    ])
  func ignored(_ text: String) {
    #expect(all(text) == [])
  }

  @Test(
    "A malformed resource is unidentified, and the next one is read",
    arguments: [
      "body = {", "body = { a }", "body = \"x", "body =", "body = jsonencode({)", "body", "body = [(]",
      "body = \"\\q\"",
    ])
  func malformed(_ attributes: String) {
    let found = all("\(resource(attributes))\n\n\(resource("name = \"next\"", label: "d"))\n")
    #expect(found.map(\.reason) == ["this looks like a resource, but it can't be parsed", nil])
    #expect(found.last?.name == "next")
  }

  @Test("Deep nesting and long texts are handled")
  func extremes() {
    for (open, close) in [("{ a = ", " }"), ("[", "]"), ("(", ")"), ("\"${", "}\"")] {
      let deep = String(repeating: open, count: 20000)
      for text in [deep + "1" + String(repeating: close, count: 20000), deep] {
        #expect(all(resource("body = { properties = \(text) }")).count == 1)
      }
    }
    #expect(all(String(repeating: resource("body = {}") + "\n", count: 3000)).count == 3000)
  }
}
