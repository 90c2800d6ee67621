import JSONText
import Linting
import Testing

@Suite("Number of restore points in a response")
struct ResponseCountTests {
  private static func collection(_ name: String, points: Int, machine: String? = "VM") -> String {
    let source = machine.map { #""source": {"id": "\#(SampleRequest.root)/virtualMachines/\#($0)"},"# } ?? ""
    let points = (0..<points).map { #"{"name": "p\#($0)", "properties": {}}"# }.joined(separator: ",")
    return """
      {"id": "\(SampleRequest.root)/restorePointCollections/\(name)", "type": "Microsoft.Compute/restorePointCollections",
       "properties": {\(source) "provisioningState": "Succeeded", "restorePoints": [\(points)]}}
      """
  }

  private static func list(_ elements: [String]) -> ResponseFile {
    ResponseFile(#"{"value": [\#(elements.joined(separator: ",\n"))]}"#)
  }

  private static func point(_ number: Int, in collection: String = "C") -> String {
    """
    {"id": "\(SampleRequest.root)/restorePointCollections/\(collection)/restorePoints/p\(number)",
     "type": "\(ResponseFile.pointType)", "properties": {"timeCreated": "2024-01-01T00:00:00Z"}}
    """
  }

  @Test func aCollectionWithMoreThan500ExpandedRestorePointsGivesOneWarning() {
    #expect(ResponseFile(Self.collection("c", points: 500)).findings(415) == [])
    let file = ResponseFile(Self.collection("c", points: 503))
    #expect(
      file.findings(415) == [
        "/properties/restorePoints: this response contains more than 500 restore points of the virtual machine 'VM'; it "
          + "can have at most 500"
      ])
    #expect(file.report.findings.map { $0.summary(in: file.text) } == ["RP415 warning /properties/restorePoints"])
    #expect(file.report.requests == 0)
  }

  @Test func restorePointsOfOneVirtualMachineAreCountedAcrossAListOfCollections() {
    let (a, b) = (Self.collection("a", points: 300), Self.collection("b", points: 201, machine: "vm"))
    let more = Self.collection("m", points: 300)
    #expect(Self.list([a, b]).report.findings.map(\.pointer) == [at("/value/1/properties/restorePoints")])
    #expect(Self.list([a, b, more]).report.findings.count == 1)
    #expect(Self.list([a, Self.collection("b", points: 201, machine: "other")]).findings(415) == [])
    let unknown = Self.collection("u", points: 300, machine: nil)
    #expect(Self.list([unknown, unknown.replacing("/u", with: "/w")]).findings(415) == [])
    #expect(Self.list([Self.collection("u", points: 501, machine: nil)]).findings(415).count == 1)
    let unresolved = Self.collection("o", points: 300, machine: "{vm}")
    #expect(Self.list([unresolved, unresolved]).findings(415) == [])
  }

  @Test func aListOfRestorePointsWarnsAtThe501stOfACollection() {
    let points = (0..<500).map { Self.point($0) } + (0..<100).map { Self.point($0, in: "other") }
    #expect(Self.list(points).findings(415) == [])
    let file = Self.list(points + [Self.point(500, in: "c"), Self.point(501)])
    #expect(file.findings(415).count == 1)
    let found = file.report.findings.first
    #expect(found?.message.contains("the collection 'c'") == true)
    #expect(found?.range.start.line == 1201)
    #expect(found?.sourceText(in: file.text) == "{")
  }
}
