import Linting
import Testing

@Suite("Names in the messages of run rules")
struct RulesRunMessageTests {
  private static let machine = SampleRequest.machine.replacing("/vm", with: "/MyVM")
  private static let other = "\(SampleRequest.root)/restorePointCollections/Other"

  private static func messages(_ samples: [SampleRequest]) -> [String] {
    SampleRun(oneFile: samples).reports().flatMap(\.findings).map(\.message)
  }

  private static func collection(_ name: String, source: String) -> SampleRequest {
    SampleRequest.collection(properties: #"{"source":{"id":"\#(source)"}}"#, name: name)
  }

  @Test func messagesSpellNamesAsInTheFileAlthoughIDsCompareCaseInsensitively() {
    let withDuration = SampleRequest.restorePoint(#"{"instantAccessDurationMinutes":120}"#, name: "Night", in: "Coll")
    let created = Self.collection("COLL", source: Self.machine)
    #expect(
      Self.messages([created, withDuration]) == [
        "'instantAccessDurationMinutes' has no effect because the collection 'Coll' is created without instant access"
      ])
    #expect(
      Self.messages([withDuration, created])[0].contains(
        "the restore point 'Night' specifies an instant access duration"))
    let copy = SampleRequest.restorePoint(
      #"{"sourceRestorePoint":{"id":"\#(SampleRequest.root)/restorePointCollections/Third/restorePoints/p"}}"#,
      name: "Copy", in: "coll")
    #expect(
      Self.messages([Self.collection("Coll", source: Self.other), copy]) == [
        "the restore point is in 'Third', but the source of the collection 'coll' is 'Other'"
      ])
    let again = SampleRequest.restorePoint("{}", name: "NIGHT", in: "coll")
    #expect(
      Self.messages([withDuration, again]).map { $0.contains("the restore point 'NIGHT' is already created") } == [true]
    )
    let points = (0...500).map { SampleRequest.restorePoint("{}", name: "p\($0)", in: "coll") }
    #expect(Self.messages([created] + points).map { $0.contains("the virtual machine 'MyVM'") } == [true])
  }
}
