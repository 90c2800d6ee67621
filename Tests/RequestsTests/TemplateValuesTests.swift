import JSONText
import Testing

@testable import Requests

/// A template with one collection whose source is named by `id`, a JSON string; `more` stands before its resources.
private func template(_ id: String, _ more: String = "") -> String {
  #"{"$schema": "https://x/2019-04-01/deploymentTemplate.json#", \#(definitions)\#(more)"resources": [\#(collection(id))]}"#
}

private func collection(_ id: String) -> String {
  #"{"type": "Microsoft.Compute/restorePointCollections", "apiVersion": "[variables('Version')]", "#
    + #""name": "[parameters('n')]", "properties": {"source": {"id": \#(id)}}}"#
}

private let definitions = #"""
  "parameters": {"Default": {"defaultValue": "vé"}, "n": {"defaultValue": "name"}, "none": {"type": "string"},
    "empty": {"defaultValue": ""}, "call": {"defaultValue": "[variables('version')]"}, "twice": {"defaultValue": "a"},
    "TWICE": {"defaultValue": "b"}, "plain": {"defaultValue": "[[x]"}, "null": {"defaultValue": null}},
  "variables": {"version": "2025-04-01", "machine": "m\u00e9", "copy": [{"name": "x"}], "loop": {"copy": []}},
  """#

@Test(arguments: [
  ("[parameters('default')]", "vé"), ("[variables('MACHINE')]", "mé"), ("[ Parameters( 'DEFAULT' ) ]", "vé"),
  ("[parameters('plain')]", "[[x]"),
])
func aReferenceIsReadAsItsLiteral(_ reference: String, _ value: String) {
  let found = FoundInJSON.all(in: template(quoted(reference)))
  #expect(found.map(\.sourceID) == [value])
  #expect(found.map(\.sourceIDText) == [quoted(reference)])
  #expect(found.map(\.apiVersion) == ["2025-04-01"])
  #expect(found.map(\.apiVersionSource) == ["\"[variables('Version')]\""])
  #expect(found.map(\.name) == ["name"])
  #expect(found.map(\.extent) == [collection(quoted(reference))])
}

@Test(arguments: [
  "[parameters('none')]", "[parameters('empty')]", "[parameters('call')]", "[parameters('twice')]",
  "[parameters('gone')]", "[parameters('null')]", "[variables('copy')]", "[variables('loop')]",
  "[concat(parameters('default'))]", "[parameters('default').id]", "[parameters('de''fault')]", "[parameters(default)]",
  "[parameters('default'), variables('machine')]", "x[parameters('default')]", "[[parameters('default')]",
  "[variables('default')]", "[parameters('')]", "[parameters()]", "[]",
])
func otherExpressionsStayAsTheyAre(_ expression: String) {
  let found = FoundInJSON.all(in: template(quoted(expression)))
  #expect(found.map(\.sourceID) == [expression])
  #expect(found.map(\.sourceIDText) == [quoted(expression)])
}

/// The source's id that a nested deployment's resource is read with; `properties` stands before its template.
private func nestedID(_ properties: String, _ more: String = "") -> [String?] {
  let inner =
    #"{"parameters": {"default": {"defaultValue": "inner"}}, "variables": {"version": "2021-03-01"}, "#
    + #""resources": [\#(collection("\"[parameters('default')]\""))]}"#
  let deployment =
    #"{"type": "Microsoft.Resources/deployments", "properties": {\#(properties)"template": \#(inner)}}"#
  return FoundInJSON.all(in: #"{\#(definitions)\#(more)"resources": [\#(deployment)]}"#).map(\.sourceID)
}

@Test(arguments: [
  ("", "", "vé"), (#""expressionEvaluationOptions": {"scope": "Outer"}, "#, "", "vé"),
  (#""expressionEvaluationOptions": {"scope": "inner"}, "#, "", "inner"),
  (#""expressionEvaluationOptions": {"scope": "inner"}, "parameters": {"other": {"value": 1}}, "#, "", "inner"),
  ("", #""languageVersion": "2.0", "#, "inner"),
])
func aNestedTemplateHasTheScopeThatItAsksFor(_ properties: String, _ more: String, _ id: String) {
  #expect(nestedID(properties, more) == [id])
}

@Test(arguments: [
  #""expressionEvaluationOptions": {"scope": "[parameters('n')]"}, "#,
  #""expressionEvaluationOptions": {"scope": "inner"}, "parameters": {"DEFAULT": {"value": "given"}}, "#,
  #""expressionEvaluationOptions": {"scope": "inner"}, "parameters": "[parameters('n')]", "#,
  #""expressionEvaluationOptions": {"scope": "inner"}, "parametersLink": {"uri": "x"}, "#,
])
func aParameterThatMayBeGivenIsLeftOpen(_ properties: String) {
  #expect(nestedID(properties) == ["[parameters('default')]"])
}

@Test func literalsThatWouldGrowTheTextTooMuchAreLeftOut() {
  let long = #""variables": {"long": "\#(String(repeating: "x", count: 1 << 17))"}, "#
  let tags = (0..<100).map { "\"t\($0)\": \"[variables('long')]\"" }.joined(separator: ", ")
  let resource = #"{"type": "Microsoft.Compute/disks", "apiVersion": "v", "tags": {\#(tags)}}"#
  var sizes: [Int] = []
  RequestFinder().findRequests(in: Array("{\(long)\"resources\": [\(resource)]}".utf8), path: "a.json") { discovery in
    guard case .request(let request) = discovery else { return }
    sizes.append(request.body?.text.bytes.count ?? 0)
  }
  #expect(sizes.count == 1)
  #expect(sizes.allSatisfy { $0 > 1 << 17 && $0 < 1 << 19 })
}
