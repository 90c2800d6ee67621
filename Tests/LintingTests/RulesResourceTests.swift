import JSONText
import Testing

@testable import Linting

@Suite("Rules on sources, access and tags")
struct RulesResourceTests {
  private static let point = "\(RuleSample.collection)/restorePoints/p"

  @Test(
    "The instance of a scale set is no source, and is no other wrong type either",
    arguments: [
      (#"{"source":{"id":"\#(RuleSample.root)/virtualMachineScaleSets/s/virtualMachines/0"}}"#, ["RP409 error"]),
      (#"{"source":{"id":"\#(RuleSample.root)/virtualMachineScaleSets/{{s}}/virtualMachines/0"}}"#, ["RP409 error"]),
      (#"{"source":{"id":"\#(RuleSample.root)/virtualMachineScaleSets/s"}}"#, ["RP202 error"]),
      (#"{"source":{"id":"\#(RuleSample.machine)"}}"#, []),
    ])
  func scaleSet(properties: String, faults: [String]) {
    #expect(RuleSample.collection(properties: properties).faults == faults.map { $0 + " /properties/source/id" })
  }

  @Test("The instance of a scale set is a wrong type where no collection's source is")
  func scaleSetElsewhere() {
    let id = "\(RuleSample.root)/virtualMachineScaleSets/s/virtualMachines/0"
    #expect(
      RuleSample.restorePoint(#"{"excludeDisks":[{"id":"\#(id)"}]}"#).faults == [
        "RP202 error /properties/excludeDisks/0/id"
      ])
  }

  @Test(
    "Azure Backup's id of a disk restore point is one, and needs its tail for that",
    arguments: [("?id=01234567-89ab-cdef-0123-456789abcdef", []), ("", ["RP202 error"])])
  func backupID(tail: String, faults: [String]) {
    let source = #"{"sourceDiskRestorePoint":{"id":"\#(Self.point)/disks/d\#(tail)"}}"#
    let profile = #"{"osDisk":{"diskRestorePoint":\#(source)}}"#
    let found = RuleSample.restorePoint(#"{"sourceMetadata":{"storageProfile":\#(profile)}}"#).faults
    #expect(found.map { $0.prefix(11) } == faults.map { $0[...] })
  }

  @Test("A type without the names between its steps is no well-formed id")
  func typeWithoutNames() {
    let id = "\(RuleSample.root)/restorePointCollections/restorePoints/p"
    #expect(
      RuleSample.restorePoint(#"{"sourceRestorePoint":{"id":"\#(id)"}}"#).faults == [
        "RP201 error /properties/sourceRestorePoint/id"
      ])
  }

  @Test(
    "A disk is restored from a disk restore point, and only restored from it",
    arguments: [
      (#""Restore","sourceResourceId":"\#(point)/diskRestorePoints/d""#, []),
      (
        #""restore","sourceResourceId":"\#(point)/disks/d?id=01234567-89ab-cdef-0123-456789abcdef""#,
        ["RP105 warning /createOption"]
      ),
      (#""Restore","sourceResourceId":"\#(point)/disks/d""#, ["RP410 error /sourceResourceId"]),
      (#""Restore","sourceResourceId":"{{source}}""#, []),
      (#""Restore""#, ["RP410 error "]),
      (#""Restore","sourceResourceId":null"#, ["RP410 error "]),
      (#""Restore","sourceResourceId":7"#, ["RP104 error /sourceResourceId"]),
      (#""Restore","sourceResourceId":"\#(RuleSample.root)/snapshots/s""#, ["RP410 error /sourceResourceId"]),
      (#""Restore","sourceResourceId":"\#(point)""#, ["RP410 error /sourceResourceId"]),
      (#""Restore","sourceResourceId":"\#(point)/diskRestorePoints""#, ["RP201 error /sourceResourceId"]),
      (#""Copy","sourceResourceId":"\#(point)/diskRestorePoints/d""#, ["RP410 error /createOption"]),
      (#""Copy","sourceResourceId":"\#(point)""#, ["RP202 error /sourceResourceId"]),
      (#""Restor","sourceResourceId":"\#(point)/diskRestorePoints/d""#, ["RP105 error /createOption"]),
      (#""{{option}}","sourceResourceId":"\#(point)/diskRestorePoints/d""#, []),
      (#"null,"sourceResourceId":"\#(point)/diskRestorePoints/d""#, ["RP102 error "]),
    ])
  func restoreSource(creation: String, faults: [String]) {
    let place = " /properties/creationData"
    #expect(
      RuleSample.disk(#"{"createOption":\#(creation)}"#).faults
        == faults.map { $0.replacing(" /", with: place + "/") }
        .map { $0.hasSuffix(" ") ? $0.dropLast() + place : $0 })
  }

  @Test(
    "Access to a disk restore point is to read, for 30 seconds to 60 days",
    arguments: [
      (#""read","durationInSeconds":30"#, ["RP105 warning /access"]),
      (#""Read","durationInSeconds":5184000"#, []),
      (#""Write","durationInSeconds":29"#, ["RP411 warning /access", "RP412 warning /durationInSeconds"]),
      (#""None","durationInSeconds":5184001"#, ["RP411 warning /access", "RP412 warning /durationInSeconds"]),
      (#""Full","durationInSeconds":-1"#, ["RP105 error /access", "RP412 warning /durationInSeconds"]),
      (#""Read","durationInSeconds":4294967295"#, ["RP106 error /durationInSeconds"]),
      (#""Read","durationInSeconds":"10""#, ["RP104 warning /durationInSeconds"]),
      (#""{{access}}","durationInSeconds":"{{seconds}}""#, []),
    ])
  func access(body: String, faults: [String]) {
    #expect(RuleSample.grant(#"{"access":\#(body)}"#).faults == faults)
  }

  private func faults(tags: String) -> [String] {
    RuleSample.collection(#"{"location":"eastus","tags":\#(tags)}"#).faults
  }

  @Test(
    "A tag keeps its limits",
    arguments: [
      (#"{"a b.c:d":"","A":"x","a":null,"b?":null}"#, []),
      (#"{"a/b":"x"}"#, ["RP416 error /tags/a~1b"]),
      (#"{"a%":"x","ä?":"<>"}"#, ["RP416 error /tags/a%", "RP416 error /tags/ä?"]),
      (#"{"":"x"}"#, ["RP416 error /tags/"]), (#"{"{{a}}/{{b}}":"x"}"#, []),
      (#"{"Cost":"1","cost":"2","COST":"3"}"#, ["RP416 error /tags/cost", "RP416 error /tags/COST"]),
      (#"{"cost":"1","cost":"2"}"#, ["RP002 error /tags/cost"]),
    ])
  func tag(tags: String, faults expected: [String]) {
    #expect(faults(tags: tags) == expected)
  }

  @Test("Tags are at most 50, their names at most 512 and their values at most 256 characters long")
  func tagLimits() {
    func tags(_ count: Int) -> String { "{\((0..<count).map { #""t\#($0)":"x""# }.joined(separator: ","))}" }
    #expect(faults(tags: tags(50)) == [])
    #expect(faults(tags: tags(51)) == ["RP416 error /tags"])
    #expect(faults(tags: tags(51).replacing(#""t7":"x""#, with: #""t7":null"#)) == [])
    #expect(faults(tags: #"{"\#(String(repeating: "ä", count: 512))":"\#(String(repeating: "ä", count: 256))"}"#) == [])
    let long = String(repeating: "n", count: 513)
    #expect(faults(tags: #"{"\#(long)":"x"}"#) == ["RP416 error /tags/\(long)"])
    let value = #""\#(String(repeating: "v", count: 257))""#
    let sample = RuleSample.collection(#"{"location":"eastus","tags":{"a":\#(value)}}"#)
    #expect(sample.faults == ["RP416 error /tags/a"])
    #expect(sample.findings.map { $0.marked(in: sample.text) } == [value])
  }

  @Test("Tags of an update are judged, and those of a disk where the disk is")
  func tagsElsewhere() {
    var sample = RuleSample.collection(#"{"tags":{"a?":"x"}}"#)
    sample.method = "PATCH"
    #expect(sample.faults == ["RP416 error /tags/a?"])
  }
}
