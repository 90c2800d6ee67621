import JSONText
import Testing

@testable import Requests

private let machineID = "/subscriptions/s/resourceGroups/g/providers/Microsoft.Compute/virtualMachines/v"

private func shape(_ text: String) throws -> BodyShape {
  try JSONDocument(parsing: Array(text.utf8).span).withRoot { BodyShape(of: $0) }
}

@Test(arguments: [
  #"{"location": "x", "properties": {"source": {"id": "\#(machineID)"}}}"#,
  #"{"LOCATION": "x", "Properties": {"SOURCE": {"Id": "\#(machineID.uppercased())"}}}"#,
  #"{"location": "x", "propertis": {"source": {"id": "\#(machineID)"}}}"#,
  #"{"location": "x", "properties": {"source": "\#(machineID)"}}"#,
  #"{"location": "x", "source": {"id": "virtualMachines/v"}}"#,
  #"{"location": "x", "properties": {"instantAcess": true}}"#,
  #"{"location": "x", "properties": {"Source": {"id": "nonsense"}}}"#, #"{"properties": {"source": {}}}"#,
]) func aCollectionIsRecognizedInAnySpelling(_ text: String) throws {
  let expected = BodyShape.identified(operation: "RestorePointCollections_CreateOrUpdate", hasUniqueShape: true)
  #expect(try shape(text) == expected)
}

@Test(arguments: [
  #"{"properties": {"excludeDisks": []}}"#, #"{"Properties": {"ExcludeDisks": []}}"#,
  #"{"properties": {"excludeDisk": []}}"#, #"{"properties": {"exludeDisks": []}}"#,
  #"{"properties": {"exculdeDisks": []}}"#, #"{"properties": {"excludeDizks": []}}"#,
  #"{"consistancyMode": "CrashConsistent"}"#, #"{"properties": {"sourceRestorePoints": {"id": "x"}}}"#,
]) func aRestorePointIsRecognizedThroughOneTypo(_ text: String) throws {
  #expect(try shape(text) == .identified(operation: "RestorePoints_Create", hasUniqueShape: true))
}

@Test func aGrantIsRecognizedThroughOneTypo() throws {
  let expected = BodyShape.identified(operation: "DiskRestorePoint_GrantAccess", hasUniqueShape: true)
  #expect(try shape(#"{"access": "Read", "durationInSecond": 3600}"#) == expected)
}

/// Bodies that other services have, too, whatever their spelling.
@Test(arguments: [
  #"{"location": "x", "tags": {}}"#, #"{"location": "x", "properties": {"source": {"id": "a", "kind": "b"}}}"#,
  #"{"location": "x", "properties": {"source": {"id": "/subscriptions/s/providers/Microsoft.Web/sites/a"}}}"#,
  #"{"location": "x", "properties": {"source": {"id": "a"}, "kind": "b"}}"#,
  #"{"locations": []}"#, #"{"name": "a", "version": "1.0.0", "scripts": {}}"#, #"{"sources": []}"#,
  #"{"properties": {"excludedDiskList": []}}"#, #"{"acess": "x"}"#,
]) func otherBodiesHaveNoUniqueShape(_ text: String) throws {
  if case .identified(_, hasUniqueShape: true) = try shape(text) { Issue.record("\(text)") }
}
