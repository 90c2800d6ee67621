import Testing

@testable import Requests

private let inGroup = #""subscriptionId": "s", "resourceGroupName": "g", "api-version": "2021-03-01""#
private let inCollection = inGroup + #", "restorePointCollectionName": "c""#
private let body = #", "parameters": \#(collectionBody)"#
private let pointName = #", "restorePointName": "p""#
private let diskPoint = #", "vmRestorePointName": "p", "diskRestorePointName": "d""#

private func example(_ parameters: String, responses: String = "{}", extra: String = "") -> String {
  #"{\#(extra)"parameters": {\#(parameters)}, "responses": \#(responses)}"#
}

@Test(arguments: [
  ("Make.json", inCollection + body, "RestorePointCollections_CreateOrUpdate"),
  ("RestorePointCollection_CreateOrUpdate.json", inCollection + body, "RestorePointCollections_CreateOrUpdate"),
  ("RestorePointCollections_Update_MaximumSet_Gen.json", inCollection + body, "RestorePointCollections_Update"),
  ("RestorePointCollections_Delete_MinimumSet_Gen.json", inCollection, "RestorePointCollections_Delete"),
  ("a/GetRestorePointCollection.json", inCollection, "RestorePointCollections_Get"),
  ("GetRestorePointCollectionsInAResourceGroup.json", inGroup, "RestorePointCollections_List"),
  ("RestorePointCollection_ListBySubscription.json", #""api-version": "x""#, "RestorePointCollections_ListAll"),
  ("X.json", inCollection + pointName + body, "RestorePoints_Create"),
  ("GetRestorePoint.json", inCollection + pointName, "RestorePoints_Get"),
  ("RestorePoint_Delete.json", inCollection + pointName, "RestorePoints_Delete"),
  ("ListDiskRestorePoints.json", inCollection + #", "vmRestorePointName": "p""#, "DiskRestorePoint_ListByRestorePoint"),
  ("X.json", inCollection + diskPoint + #", "grantAccessData": {"access": "Read"}"#, "DiskRestorePoint_GrantAccess"),
  ("EndGetAccess.json", inCollection + diskPoint, "DiskRestorePoint_RevokeAccess"),
  ("GetDiskRestorePoint.json", inCollection + diskPoint, "DiskRestorePoint_Get"),
  ("Disk_Create_Empty.json", inGroup + #", "diskName": "d", "disk": {"location": "x"}"#, "Disks_CreateOrUpdate"),
])
func theOperationIsDeterminedFromTheExample(_ path: String, parameters: String, operation: String) {
  let found = ReaderEventSummary.all(in: example(parameters), path: path)
  #expect(found.map(\.kind) == [.request])
  #expect(found.map(\.operation) == [operation])
}

@Test func theOperationIDOverridesTheFileName() {
  let text = example(inCollection + body, extra: #""operationId": "RestorePointCollections_Update", "#)
  #expect(ReaderEventSummary.all(in: text, path: "Create.json").map(\.operation) == ["RestorePointCollections_Update"])
}

@Test func partsOfAnExampleMapToTheFile() throws {
  let found = ReaderEventSummary.all(in: "  " + example(inCollection + body))
  let request = try #require(found.first)
  #expect(request.form == .example)
  #expect(request.apiVersion == "2021-03-01")
  #expect(request.apiVersionSource == "2021-03-01")
  #expect(request.sourceIDText == "\"v-é\"")
}

@Test func successResponsesOfAnExampleAreRead() {
  let responses = #"{"200": {"body": {"name": "a"}}, "202": {}, "404": {"body": {}}, "201": {"body": {"id": "b"}}}"#
  let found = ReaderEventSummary.all(in: example(inCollection + body, responses: responses))
  #expect(found.map(\.kind) == [.request, .response, .response])
  #expect(found.map(\.status) == [nil, 200, 201])
  #expect(found.map(\.apiVersion) == ["2021-03-01", "2021-03-01", "2021-03-01"])
  #expect(found.dropFirst().map(\.extent) == [#"{"name": "a"}"#, #"{"id": "b"}"#])
  #expect(found.dropFirst().map(\.operation).allSatisfy { $0 == "RestorePointCollections_CreateOrUpdate" })
}

@Test(arguments: [
  (inCollection, "this looks like a swagger example with 'restorePointCollectionName' and no body; "),
  (
    inCollection + #", "parameters": {}"#,
    "this looks like a swagger example with 'restorePointCollectionName' and a body; "
  ),
  (
    inCollection + pointName,
    "this looks like a swagger example with 'restorePointCollectionName', 'restorePointName' and no body; "
  ),
])
func anUnidentifiedExampleReportsWhatWasFound(_ parameters: String, reason: String) {
  let found = ReaderEventSummary.all(in: example(parameters))
  #expect(found.map(\.reason) == [reason + "neither these nor the file name specify its operation"])
}

@Test(arguments: [
  ("VirtualMachine_Get.json", inGroup + #", "vmName": "v""#), ("Disk_Get.json", inGroup + #", "diskName": "d""#),
  ("Disk_Update_Tags.json", inGroup + #", "diskName": "d", "disk": {}"#),
  ("Disk_BeginGetAccess.json", inGroup + #", "diskName": "d", "grantAccessData": {}"#),
  ("RestorePointsGet.json", inGroup + #", "serverName": "s", "databaseName": "d", "restorePointName": "p""#),
  ("SqlPoolRestorePointsCreate.json", inGroup + #", "sqlPoolName": "s", "restorePointName": "p", "parameters": {}"#),
])
func examplesOfOtherResourcesAreIgnored(_ path: String, parameters: String) {
  #expect(ReaderEventSummary.all(in: example(parameters), path: path) == [])
}
