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
func aResourceThatTheServiceSentIsAnAnswer(_ text: String, operation: String) {
  let found = FoundInJSON.all(in: text)
  #expect(found.map(\.kind) == [.answer])
  #expect(found.map(\.operation) == [operation])
  #expect(found.map(\.extent) == [text])
}

@Test func aListThatNoOperationAnswersIsTakenApart() {
  let found = FoundInJSON.all(in: #"{"value": [\#(resource(pointType)), \#(resource(pointType))]}"#)
  #expect(found.map(\.kind) == [.answer, .answer])
  #expect(found.map(\.extent) == [resource(pointType), resource(pointType)])
  #expect(found.map(\.operation) == ["RestorePoints_Get", "RestorePoints_Get"])
}

@Test(arguments: [
  #"{"id": "i", "type": "\#(collectionType)", "location": "westus", "properties": {"source": {"id": "x"}}}"#,
  #"{"type": "\#(collectionType)", "location": "westus", "properties": {"provisioningState": "x"}}"#,
  #"{"id": "i", "location": "westus", "properties": {"provisioningState": "x"}}"#,
  #"{"id": "i", "type": 3, "location": "westus", "properties": {"provisioningState": "x"}}"#,
])
func aBodyThatOnlyRepeatsMembersOfAnAnswerIsARequest(_ text: String) {
  #expect(FoundInJSON.all(in: text).map(\.kind) == [.request])
}

@Test func anAnswerIsABodyWhereTheUserSaysSo() {
  let found = FoundInJSON.all(in: resource(pointType), operation: "RestorePoints_Create")
  #expect(found.map(\.kind) == [.request])
}

@Test(arguments: [#"[\#(resource(pointType)), \#(collectionBody)]"#, "\(resource(pointType))\n\(collectionBody)\n"])
func answersStandAmongBodies(_ text: String) {
  let found = FoundInJSON.all(in: text)
  #expect(found.map(\.kind) == [.answer, .request])
  #expect(found.last?.sourceIDText == "\"v-é\"")
}

@Test func elementsOfABrokenArrayKeepTheirPlaces() {
  let envelope = #"{"method": "PUT", "url": "\#(collection)", "body": \#(quoted(collectionBody))}"#
  let found = FoundInJSON.all(in: "[\(envelope), [\(collectionBody)],]")
  #expect(found.map(\.kind) == [.fault, .request, .request])
  #expect(found.dropFirst().map(\.extent) == [envelope, collectionBody])
  #expect(found.dropFirst().map(\.sourceIDText) == [#"\"v-é\""#, "\"v-é\""])
}

@Test func aFaultInAnAnswersTextIsOneOfTheFile() {
  let found = FoundInJSON.all(in: resource(pointType).dropLast() + ",}")
  #expect(found.map(\.kind) == [.fault, .answer])
}
