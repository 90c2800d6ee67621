import Testing

@testable import Requests

private let collectionType = "Microsoft.Compute/restorePointCollections"
private let pointType = "Microsoft.Compute/restorePointCollections/restorePoints"
private let diskPointType = "microsoft.compute/RestorePointCollections/RestorePoints/DiskRestorePoints"

private func resource(_ type: String, _ property: String = "provisioningState") -> String {
  #"{"id": "i", "type": "\#(type)", "properties": {"\#(property)": "x"}}"#
}

@Test(arguments: [
  (resource(collectionType), "RestorePointCollections_Get"),
  (resource(collectionType, "restorePointCollectionId"), "RestorePointCollections_Get"),
  (resource(pointType, "timeCreated"), "RestorePoints_Get"), (resource(diskPointType), "DiskRestorePoint_Get"),
  (#"{"value": [\#(resource(collectionType)), {}]}"#, "RestorePointCollections_List"),
  (#"{"value": [\#(resource(diskPointType))]}"#, "DiskRestorePoint_ListByRestorePoint"),
])
func aResourceWithReadOnlyMembersIsAResponse(_ text: String, operation: String) {
  let found = ReaderEventSummary.all(in: text)
  #expect(found.map(\.kind) == [.response])
  #expect(found.map(\.operation) == [operation])
  #expect(found.map(\.extent) == [text])
}

@Test func aListThatNoOperationReturnsIsSplitIntoItsItems() {
  let found = ReaderEventSummary.all(in: #"{"value": [\#(resource(pointType)), \#(resource(pointType))]}"#)
  #expect(found.map(\.kind) == [.response, .response])
  #expect(found.map(\.extent) == [resource(pointType), resource(pointType)])
  #expect(found.map(\.operation) == ["RestorePoints_Get", "RestorePoints_Get"])
}

@Test(arguments: [
  #"{"id": "i", "type": "\#(collectionType)", "location": "westus", "properties": {"source": {"id": "x"}}}"#,
  #"{"type": "\#(collectionType)", "location": "westus", "properties": {"provisioningState": "x"}}"#,
  #"{"id": "i", "location": "westus", "properties": {"provisioningState": "x"}}"#,
  #"{"id": "i", "type": 3, "location": "westus", "properties": {"provisioningState": "x"}}"#,
])
func aBodyWithSomeMembersOfAResponseIsARequest(_ text: String) {
  #expect(ReaderEventSummary.all(in: text).map(\.kind) == [.request])
}

@Test func aResponseIsABodyIfTheOperationIsSpecified() {
  let found = ReaderEventSummary.all(in: resource(pointType), operation: "RestorePoints_Create")
  #expect(found.map(\.kind) == [.request])
}

@Test(arguments: [#"[\#(resource(pointType)), \#(collectionBody)]"#, "\(resource(pointType))\n\(collectionBody)\n"])
func responsesAndBodiesCanBeMixed(_ text: String) {
  let found = ReaderEventSummary.all(in: text)
  #expect(found.map(\.kind) == [.response, .request])
  #expect(found.last?.sourceIDText == "\"v-é\"")
}

@Test func elementsOfAMalformedArrayKeepTheirRanges() {
  let envelope = #"{"method": "PUT", "url": "\#(collection)", "body": \#(quoted(collectionBody))}"#
  let found = ReaderEventSummary.all(in: "[\(envelope), [\(collectionBody)],]")
  #expect(found.map(\.kind) == [.fault, .request, .request])
  #expect(found.dropFirst().map(\.extent) == [envelope, collectionBody])
  #expect(found.dropFirst().map(\.sourceIDText) == [#"\"v-é\""#, "\"v-é\""])
}

@Test func aSyntaxErrorInAResponseIsReportedForTheFile() {
  let found = ReaderEventSummary.all(in: resource(pointType).dropLast() + ",}")
  #expect(found.map(\.kind) == [.fault, .response])
}
