import JSONText
import Linting
import Testing

@Suite("Restore points counted in an answer")
struct AnswerCountTests {
  private static func collection(_ name: String, points: Int, machine: String? = "VM") -> String {
    let source = machine.map { #""source": {"id": "\#(RuleSample.root)/virtualMachines/\#($0)"},"# } ?? ""
    let points = (0..<points).map { #"{"name": "p\#($0)", "properties": {}}"# }.joined(separator: ",")
    return """
      {"id": "\(RuleSample.root)/restorePointCollections/\(name)", "type": "Microsoft.Compute/restorePointCollections",
       "properties": {\(source) "provisioningState": "Succeeded", "restorePoints": [\(points)]}}
      """
  }

  private static func list(_ elements: [String]) -> AnswerFile {
    AnswerFile(#"{"value": [\#(elements.joined(separator: ",\n"))]}"#)
  }

  private static func point(_ number: Int, in collection: String = "C") -> String {
    """
    {"id": "\(RuleSample.root)/restorePointCollections/\(collection)/restorePoints/p\(number)",
     "type": "\(AnswerFile.pointType)", "properties": {"timeCreated": "2024-01-01T00:00:00Z"}}
    """
  }

  @Test("A collection with more than 500 of them expanded is one warning")
  func expanded() {
    #expect(AnswerFile(Self.collection("c", points: 500)).findings(415) == [])
    let file = AnswerFile(Self.collection("c", points: 503))
    #expect(
      file.findings(415) == [
        "/properties/restorePoints: this answer holds more than 500 restore points of the virtual machine 'VM', and it "
          + "can have 500"
      ])
    #expect(file.report.findings.map { $0.summary(in: file.text) } == ["RP415 warning /properties/restorePoints"])
    #expect(file.report.requests == 0)
  }

  @Test("A list counts together what belongs to one virtual machine")
  func list() {
    let (a, b) = (Self.collection("a", points: 300), Self.collection("b", points: 201, machine: "vm"))
    let more = Self.collection("m", points: 300)
    #expect(Self.list([a, b]).report.findings.map(\.pointer) == [at("/value/1/properties/restorePoints")])
    #expect(Self.list([a, b, more]).report.findings.count == 1)
    #expect(Self.list([a, Self.collection("b", points: 201, machine: "other")]).findings(415) == [])
    let untold = Self.collection("u", points: 300, machine: nil)
    #expect(Self.list([untold, untold.replacing("/u", with: "/w")]).findings(415) == [])
    #expect(Self.list([Self.collection("u", points: 501, machine: nil)]).findings(415).count == 1)
    let open = Self.collection("o", points: 300, machine: "{vm}")
    #expect(Self.list([open, open]).findings(415) == [])
  }

  @Test("A list of restore points that was saved alone warns at the 501st of a collection")
  func points() {
    let points = (0..<500).map { Self.point($0) } + (0..<100).map { Self.point($0, in: "other") }
    #expect(Self.list(points).findings(415) == [])
    let file = Self.list(points + [Self.point(500, in: "c"), Self.point(501)])
    #expect(file.findings(415).count == 1)
    let found = file.report.findings.first
    #expect(found?.message.contains("the collection 'c'") == true)
    #expect(found?.place.start.line == 1201)
    #expect(found?.marked(in: file.text) == "{")
  }
}
