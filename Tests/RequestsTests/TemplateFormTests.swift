import Testing

@testable import Requests

private let point = #"{"type": "restorePoints", "apiVersion": "2022-03-01", "name": "p"}"#

private func collection(_ extra: String = "") -> String {
  #"{"type": "Microsoft.Compute/RestorePointCollections", "apiVersion": "2021-03-01", "name": "[parameters('c')]", "#
    + #""location": "westus", "properties": {"source": {"id": "v"}}\#(extra)}"#
}

private func template(_ resources: String, schema: String = "2019-04-01/deploymentTemplate.json#") -> String {
  #"{"$schema": "https://schema.management.azure.com/schemas/\#(schema)", "contentVersion": "1.0.0.0", "#
    + #""parameters": {"c": {"type": "string"}}, "resources": \#(resources)}"#
}

@Test(arguments: [
  template("[\(collection())]"), template(#"{"points": \#(collection())}"#), #"{"resources": [\#(collection())]}"#,
  #"[{"a": 1, "resources": {"x": \#(collection())}}]"#, collection(),
  template(#"[{"type": "Microsoft.Storage/storageAccounts"}, 1, \#(collection())]"#),
])
func aTemplatesResourceIsARequest(_ text: String) throws {
  let found = ReaderEventSummary.all(in: text)
  let request = try #require(found.first)
  #expect(found.count == 1)
  #expect(request.form == .template)
  #expect(request.operation == "RestorePointCollections_CreateOrUpdate")
  #expect(request.apiVersion == "2021-03-01")
  #expect(request.apiVersionSource == "2021-03-01")
  #expect(request.name == "[parameters('c')]")
  #expect(request.extent == collection())
  #expect(request.sourceIDText == "\"v\"")
}

@Test func theBodyExcludesTheDeploymentsMembers() {
  let extra = #", "tags": {}, "dependsOn": [], "condition": true, "copy": {}, "comments": "", "zones": []"#
  let found = ReaderEventSummary.all(in: template("[\(collection(extra))]"))
  let kept = found.first?.bodyKeys?.filter { found.first?.ignoredMembers.contains($0.lowercased()) == false }
  #expect(kept == ["location", "properties", "tags", "zones"])
}

@Test(arguments: [
  point, point.replacing("restorePoints", with: "Microsoft.Compute/restorePointCollections/restorePoints"),
])
func aNestedResourceIsASeparateRequest(_ child: String) {
  let found = ReaderEventSummary.all(in: template("[\(collection(#", "resources": [\#(child)]"#))]"))
  #expect(found.map(\.operation) == ["RestorePointCollections_CreateOrUpdate", "RestorePoints_Create"])
  #expect(found.last?.apiVersion == "2022-03-01")
  #expect(found.last?.extent == child)
  #expect(found.map(\.name) == ["[parameters('c')]", "p"])
  #expect(found.map(\.parentName) == [nil, "[parameters('c')]"])
}

@Test func theTemplateOfANestedDeploymentIsRead() {
  let disk = #"{"type": "microsoft.compute/disks", "apiVersion": "2021-12-01", "name": "d", "properties": {}}"#
  let inner = #"{"type": "Microsoft.Resources/deployments", "properties": {"template": \#(template("[\(disk)]"))}}"#
  let found = ReaderEventSummary.all(in: template("[\(inner), \(collection())]"))
  #expect(found.map(\.operation) == ["Disks_CreateOrUpdate", "RestorePointCollections_CreateOrUpdate"])
  #expect(found.first?.extent == disk)
}

@Test(arguments: [
  template("[]"), template("{}"),
  template(#"[{"type": "Microsoft.Compute/virtualMachines", "apiVersion": "2021-03-01"}]"#),
  template(#"{"c": \#(collection(#", "existing": true"#))}"#), template("[\(point)]"),
])
func aTemplateWithoutRelevantResourcesHasNoRequest(_ text: String) {
  #expect(ReaderEventSummary.all(in: text) == [])
}

@Test func aTemplateWithAWrongSchemaIsStillRead() {
  let found = ReaderEventSummary.all(in: template("[\(collection())]", schema: "2019-04-01/deploymentParameters.json#"))
  #expect(found.map(\.kind) == [.unidentified, .request])
  #expect(found.first?.reason == "this looks like an ARM template, but its '$schema' is not deploymentTemplate.json")
}

@Test func aTemplateWithoutResourcesIsUnidentified() {
  let found = ReaderEventSummary.all(
    in: #"{"$schema": "https://x/2019-04-01/deploymentTemplate.json#", "outputs": {"restorePoint": {}}}"#)
  #expect(found.map(\.reason) == ["this looks like an ARM template, but has no 'resources'"])
}

@Test func deeplyNestedResourcesAreRead() {
  let depth = 900
  let text = String(repeating: #"{"type": "x", "resources": ["#, count: depth) + String(repeating: "]}", count: depth)
  #expect(ReaderEventSummary.all(in: text) == [])
}
