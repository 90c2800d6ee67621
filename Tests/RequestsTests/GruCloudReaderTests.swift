import JSONText
import TestSupport
import Testing

@testable import Requests

private func resource(
  _ type: String = "\"RestorePointCollection\"", group: String = "group: \"Compute\",", parameters: String = "()"
) -> String {
  """
  {
    type: \(type),
    \(group)
    name: "n", // it's "the" name }
    properties: \(parameters) => ({
      location: "westus",
      properties: { source: { id: 'v-é', }, more: `x` },
      tags: { a: "b" },
    }),
    dependencies: ({}) => ({ restorePoint: "RestorePoint" }),
  },
  """
}

private func inMarkdown(_ code: String) -> String {
  "# Title\n\n```js\nexports.createResources = () => [\n\(code)\n];\n```\n"
}

@Test(arguments: [
  (resource(), "RestorePointCollections_CreateOrUpdate"), (resource("'RestorePoint'"), "RestorePoints_Create"),
  (resource(parameters: "({ config, getId })"), "RestorePointCollections_CreateOrUpdate"),
  (resource().replacing(" type:", with: " \"type\" : "), "RestorePointCollections_CreateOrUpdate"),
])
func aGruCloudResourceIsARequest(_ code: String, operation: String) throws {
  for (text, path) in [(inMarkdown(code), "a.md"), (code, "a.txt"), ("é\r\n" + code + code, "a.js")] {
    let found = ReaderEventSummary.all(in: path == "a.txt" ? "x = " + text : text, path: path)
    let request = try #require(found.first)
    #expect(found.count == (path == "a.js" ? 2 : 1))
    #expect(request.form == .prose)
    #expect(request.operation == operation)
    #expect(request.bodyKeys == ["location", "properties", "tags"])
    #expect(request.sourceID == "v-é")
    #expect(request.sourceIDText == "'v-é'")
    #expect(request.extent.hasPrefix("type") && request.extent.hasSuffix("}"))
  }
}

@Test(arguments: [
  resource("\"VirtualMachine\""), resource("\"RestorePointThing\""), resource(group: ""),
  resource(group: "group: \"X\","),
  resource(parameters: "x ="), "type: \"RestorePoint\"", "{ type: \"RestorePoint\", group: \"Compute\" }",
  "RestorePoint",
  "\"RestorePoint", "{ type: \"RestorePoint\", properties: ((((",
  "{ type: \"RestorePoint\", group: \"Compute\", properties: (",
  "{ subtype: \"RestorePoint\", group: \"Compute\", properties: () => ({}) }",
])
func otherObjectsAreIgnored(_ code: String) {
  #expect(ReaderEventSummary.all(in: inMarkdown(code), path: "a.md") == [])
}

@Test func aTruncatedResourceIsUnidentified() {
  let text = "{ type: \"RestorePoint\", group: \"Compute\", properties: () => ({ location: \"x\""
  #expect(ReaderEventSummary.all(in: "x " + text, path: "a.md").map(\.kind) == [.unidentified])
}

@Test(arguments: [
  (
    "{ location: `x`, tags: { a: `y${z}`, b: f(1, {}), c: d, e: () => ({ a: [1, 2] }) }, g: 1 }",
    #"{"location": "x", "tags": {"a": "y${z}", "b": "${expression}", "c": "${expression}", "e": "${expression}"}, "g": 1}"#
  ),
  (
    "{...rest, a: 1, short, m() { return 1; }, [k]: 2, b: 'x' + y, c: [1].map(f), d: ['\\'\\x41', 2, ], }",
    #"""
    {"a": 1, "short": "${expression}", "m": "${expression}", "${expression}": 2, "b": "${expression}",
    "c": "${expression}", "d": ["'A", 2]}
    """#
  ),
  (
    "{ 'x-ms-client-flatten': true, // it's\n id: \"/s/{x}\", /* } */ $tags: { a: \"b\" }, }",
    #"{"x-ms-client-flatten": true, "id": "/s/{x}", "$tags": {"a": "b"}}"#
  ),
])
func javaScriptIsTranslatedAsFarAsItIsLiteral(_ object: String, json: String) {
  let text = "x = { type: \"RestorePoint\", group: 'Compute', properties: () => (\(object)) }"
  var trees: [JSONTree?] = []
  RequestFinder().findRequests(in: Array(text.utf8), path: "a.txt") { event in
    if case .request(let request) = event { trees.append(request.body.flatMap { JSONTree(of: $0.text.bytes) }) }
  }
  #expect(trees == [JSONTree(of: Array(json.utf8))])
}
