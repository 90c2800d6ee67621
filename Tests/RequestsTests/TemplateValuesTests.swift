import JSONText
import Testing

@testable import Requests

/// A template with one collection whose source ID is `id`, a JSON string. `extra` is inserted before the resources.
private func template(_ id: String, _ extra: String = "") -> String {
  #"{"$schema": "https://x/2019-04-01/deploymentTemplate.json#", \#(definitions)\#(extra)"resources": [\#(collection(id))]}"#
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
func aReferenceIsReplacedByItsLiteral(_ reference: String, _ value: String) {
  let found = ReaderEventSummary.all(in: template(quoted(reference)))
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
func otherExpressionsAreUnchanged(_ expression: String) {
  let found = ReaderEventSummary.all(in: template(quoted(expression)))
  #expect(found.map(\.sourceID) == [expression])
  #expect(found.map(\.sourceIDText) == [quoted(expression)])
}

/// The source ID read for a resource in a nested deployment. `properties` is inserted before its template.
private func nestedID(_ properties: String, _ extra: String = "") -> [String?] {
  let inner =
    #"{"parameters": {"default": {"defaultValue": "inner"}}, "variables": {"version": "2021-03-01"}, "#
    + #""resources": [\#(collection("\"[parameters('default')]\""))]}"#
  let deployment =
    #"{"type": "Microsoft.Resources/deployments", "properties": {\#(properties)"template": \#(inner)}}"#
  return ReaderEventSummary.all(in: #"{\#(definitions)\#(extra)"resources": [\#(deployment)]}"#).map(\.sourceID)
}

@Test(arguments: [
  ("", "", "vé"), (#""expressionEvaluationOptions": {"scope": "Outer"}, "#, "", "vé"),
  (#""expressionEvaluationOptions": {"scope": "inner"}, "#, "", "inner"),
  (#""expressionEvaluationOptions": {"scope": "inner"}, "parameters": {"other": {"value": 1}}, "#, "", "inner"),
  ("", #""languageVersion": "2.0", "#, "inner"),
])
func aNestedTemplateIsEvaluatedInItsSpecifiedScope(_ properties: String, _ extra: String, _ id: String) {
  #expect(nestedID(properties, extra) == [id])
}

@Test(arguments: [
  #""expressionEvaluationOptions": {"scope": "[parameters('n')]"}, "#,
  #""expressionEvaluationOptions": {"scope": "inner"}, "parameters": {"DEFAULT": {"value": "given"}}, "#,
  #""expressionEvaluationOptions": {"scope": "inner"}, "parameters": "[parameters('n')]", "#,
  #""expressionEvaluationOptions": {"scope": "inner"}, "parametersLink": {"uri": "x"}, "#,
])
func aParameterThatMayBePassedIsUnresolved(_ properties: String) {
  #expect(nestedID(properties) == ["[parameters('default')]"])
}

@Test func literalSubstitutionIsBounded() {
  let long = #""variables": {"long": "\#(String(repeating: "x", count: 1 << 17))"}, "#
  let tags = (0..<100).map { "\"t\($0)\": \"[variables('long')]\"" }.joined(separator: ", ")
  let resource = #"{"type": "Microsoft.Compute/disks", "apiVersion": "v", "tags": {\#(tags)}}"#
  var sizes: [Int] = []
  RequestFinder().findRequests(in: Array("{\(long)\"resources\": [\(resource)]}".utf8), path: "a.json") { event in
    guard case .request(let request) = event else { return }
    sizes.append(request.body?.text.bytes.count ?? 0)
  }
  #expect(sizes.count == 1)
  #expect(sizes.allSatisfy { $0 > 1 << 17 && $0 < 1 << 19 })
}
