import Linting
import Testing

@Suite("Names in the messages of rules over a run")
struct RulesRunMessageTests {
  private static let machine = RuleSample.machine.replacing("/vm", with: "/MyVM")
  private static let other = "\(RuleSample.root)/restorePointCollections/Other"

  private static func messages(_ samples: [RuleSample]) -> [String] {
    RuleSampleRun(oneFile: samples).reports().flatMap(\.findings).map(\.message)
  }

  private static func collection(_ name: String, source: String) -> RuleSample {
    RuleSample.collection(properties: #"{"source":{"id":"\#(source)"}}"#, name: name)
  }

  @Test("Each name is shown as the file writes it, though ids compare without case")
  func asWritten() {
    let timed = RuleSample.restorePoint(#"{"instantAccessDurationMinutes":120}"#, name: "Night", in: "Coll")
    let created = Self.collection("COLL", source: Self.machine)
    #expect(
      Self.messages([created, timed]) == [
        "'instantAccessDurationMinutes' has no effect: the collection 'Coll' is created without instant access"
      ])
    #expect(Self.messages([timed, created])[0].contains("the restore point 'Night' gives a duration"))
    let copy = RuleSample.restorePoint(
      #"{"sourceRestorePoint":{"id":"\#(RuleSample.root)/restorePointCollections/Third/restorePoints/p"}}"#,
      name: "Copy", in: "coll")
    #expect(
      Self.messages([Self.collection("Coll", source: Self.other), copy]) == [
        "the restore point lies in 'Third', but the source of the collection 'coll' is 'Other'"
      ])
    let again = RuleSample.restorePoint("{}", name: "NIGHT", in: "coll")
    #expect(Self.messages([timed, again]).map { $0.contains("the restore point 'NIGHT' is created before") } == [true])
    let points = (0...500).map { RuleSample.restorePoint("{}", name: "p\($0)", in: "coll") }
    #expect(Self.messages([created] + points).map { $0.contains("the virtual machine 'MyVM'") } == [true])
  }
}
