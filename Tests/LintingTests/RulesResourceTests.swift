import JSONText
import Testing

@testable import Linting

@Suite("Rules for sources, access and tags")
struct RulesResourceTests {
  private static let point = "\(SampleRequest.collection)/restorePoints/p"

  @Test(
    "A scale set instance as the source is reported only as a scale set source",
    arguments: [
      (#"{"source":{"id":"\#(SampleRequest.root)/virtualMachineScaleSets/s/virtualMachines/0"}}"#, ["RP409 error"]),
      (#"{"source":{"id":"\#(SampleRequest.root)/virtualMachineScaleSets/{{s}}/virtualMachines/0"}}"#, ["RP409 error"]),
      (#"{"source":{"id":"\#(SampleRequest.root)/virtualMachineScaleSets/s"}}"#, ["RP202 error"]),
      (#"{"source":{"id":"\#(SampleRequest.machine)"}}"#, []),
    ])
  func scaleSet(properties: String, faults: [String]) {
    #expect(SampleRequest.collection(properties: properties).faults == faults.map { $0 + " /properties/source/id" })
  }

  @Test func elsewhereAScaleSetInstanceIsAWrongResourceType() {
    let id = "\(SampleRequest.root)/virtualMachineScaleSets/s/virtualMachines/0"
    #expect(
      SampleRequest.restorePoint(#"{"excludeDisks":[{"id":"\#(id)"}]}"#).faults == [
        "RP202 error /properties/excludeDisks/0/id"
      ])
  }

  @Test(
    "Azure Backup's disk restore point ID is accepted only with its query",
    arguments: [("?id=01234567-89ab-cdef-0123-456789abcdef", []), ("", ["RP202 error"])])
  func backupID(tail: String, faults: [String]) {
    let source = #"{"sourceDiskRestorePoint":{"id":"\#(Self.point)/disks/d\#(tail)"}}"#
    let profile = #"{"osDisk":{"diskRestorePoint":\#(source)}}"#
    let found = SampleRequest.restorePoint(#"{"sourceMetadata":{"storageProfile":\#(profile)}}"#).faults
    #expect(found.map { $0.prefix(11) } == faults.map { $0[...] })
  }

  @Test func azureBackupsIDOfADiskBelowADiskRestorePointIsTheDiskRestorePoints() {
    let id = "\(Self.point)/diskRestorePoints/d/disks/x?id=01234567-89ab-cdef-0123-456789abcdef"
    #expect(SampleRequest.disk(#"{"createOption":"Restore","sourceResourceId":"\#(id)"}"#).faults == [])
    let other = SampleRequest.disk(#"{"createOption":"Restore","sourceResourceId":"\#(id.dropLast(40))"}"#)
    #expect(other.faults == ["RP410 error /properties/creationData/sourceResourceId"])
  }

  @Test(
    "A stray bracket makes an ID malformed, wherever it is; a placeholder's brackets don't",
    arguments: [
      ("vm}", ["RP201 error"]), ("vm{", ["RP201 error"]), ("{vm", ["RP201 error"]), ("vm>", ["RP201 error"]),
      ("{{vm}}", []), ("{{vm}}}", ["RP201 error"]), ("${vm}", []), ("vm-${n}-1", []),
    ])
  func strayBracket(name: String, faults: [String]) {
    let id = SampleRequest.machine.dropLast(2) + name
    #expect(
      SampleRequest.collection(properties: #"{"source":{"id":"\#(id)"}}"#).faults
        == faults.map { $0 + " /properties/source/id" })
  }

  @Test(
    "Names in a resource ID must follow their naming rules",
    arguments: [
      ("/resourceGroups/g./", "RP204 error"), ("/resourceGroups/\(String(repeating: "g", count: 91))/", "RP204 error"),
      ("/resourceGroups/g!/", "RP204 error"), ("/resourceGroups/_g-(1)/", nil), ("/resourceGroups/{{g}}./", nil),
    ] as [(String, String?)])
  func resourceGroupInID(group: String, fault: String?) {
    let id = SampleRequest.machine.replacing("/resourceGroups/g/", with: group)
    #expect(
      SampleRequest.collection(properties: #"{"source":{"id":"\#(id)"}}"#).faults
        == [fault].compactMap { $0.map { $0 + " /properties/source/id" } })
    let disk = #"{"excludeDisks":[{"id":"\#(SampleRequest.root)/disks/d-"}]}"#
    #expect(SampleRequest.restorePoint(disk).faults == ["RP204 warning /properties/excludeDisks/0/id"])
    let machine = #"{"source":{"id":"\#(SampleRequest.root)/virtualMachines/_vm-"}}"#
    #expect(SampleRequest.collection(properties: machine).faults == [])
  }

  @Test func anIDWithMissingNamesBetweenItsTypesIsMalformed() {
    let id = "\(SampleRequest.root)/restorePointCollections/restorePoints/p"
    #expect(
      SampleRequest.restorePoint(#"{"sourceRestorePoint":{"id":"\#(id)"}}"#).faults == [
        "RP201 error /properties/sourceRestorePoint/id"
      ])
  }

  @Test(
    "Restore requires a disk restore point as the source, and a disk restore point requires Restore",
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
      (#""Restore","sourceResourceId":"\#(SampleRequest.root)/snapshots/s""#, ["RP410 error /sourceResourceId"]),
      (#""Restore","sourceResourceId":"\#(point)""#, ["RP410 error /sourceResourceId"]),
      (#""Restore","sourceResourceId":"\#(point)/diskRestorePoints""#, ["RP201 error /sourceResourceId"]),
      (#""Copy","sourceResourceId":"\#(point)/diskRestorePoints/d""#, ["RP410 error /createOption"]),
      (#""Copy","sourceResourceId":"\#(point)""#, ["RP202 error /sourceResourceId"]),
      (#""Restor","sourceResourceId":"\#(point)/diskRestorePoints/d""#, ["RP105 error /createOption"]),
      (#""{{option}}","sourceResourceId":"\#(point)/diskRestorePoints/d""#, []),
      (#"null,"sourceResourceId":"\#(point)/diskRestorePoints/d""#, ["RP102 error "]),
    ])
  func restoreSource(creation: String, faults: [String]) {
    let pointer = " /properties/creationData"
    #expect(
      SampleRequest.disk(#"{"createOption":\#(creation)}"#).faults
        == faults.map { $0.replacing(" /", with: pointer + "/") }
        .map { $0.hasSuffix(" ") ? $0.dropLast() + pointer : $0 })
  }

  @Test(
    "Access to a disk restore point must be Read, for 30 seconds to 60 days",
    arguments: [
      (#""read","durationInSeconds":30"#, ["RP105 warning /access"]),
      (#""Read","durationInSeconds":5184000"#, []),
      (#""Write","durationInSeconds":29"#, ["RP411 warning /access", "RP412 warning /durationInSeconds"]),
      (#""None","durationInSeconds":5184001"#, ["RP411 warning /access", "RP412 warning /durationInSeconds"]),
      (#""Full","durationInSeconds":-1"#, ["RP105 error /access", "RP412 warning /durationInSeconds"]),
      (#""Read","durationInSeconds":4294967295"#, ["RP106 error /durationInSeconds"]),
      (#""Read","durationInSeconds":"10""#, ["RP104 warning /durationInSeconds", "RP412 warning /durationInSeconds"]),
      (#""Read","durationInSeconds":"60""#, ["RP104 warning /durationInSeconds"]),
      (#""{{access}}","durationInSeconds":"{{seconds}}""#, []),
    ])
  func access(body: String, faults: [String]) {
    #expect(SampleRequest.grant(#"{"access":\#(body)}"#).faults == faults)
  }

  private func faults(tags: String) -> [String] {
    SampleRequest.collection(#"{"location":"eastus","tags":\#(tags)}"#).faults
  }

  @Test(
    "Tag names must be valid and unique",
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

  @Test func thereAreAtMost50TagsWithNamesOfAtMost512AndValuesOfAtMost256Characters() {
    func tags(_ count: Int) -> String { "{\((0..<count).map { #""t\#($0)":"x""# }.joined(separator: ","))}" }
    #expect(faults(tags: tags(50)) == [])
    #expect(faults(tags: tags(51)) == ["RP416 error /tags"])
    #expect(faults(tags: tags(51).replacing(#""t7":"x""#, with: #""t7":null"#)) == [])
    #expect(faults(tags: #"{"\#(String(repeating: "ä", count: 512))":"\#(String(repeating: "ä", count: 256))"}"#) == [])
    let long = String(repeating: "n", count: 513)
    #expect(faults(tags: #"{"\#(long)":"x"}"#) == ["RP416 error /tags/\(long)"])
    let value = #""\#(String(repeating: "v", count: 257))""#
    let sample = SampleRequest.collection(#"{"location":"eastus","tags":{"a":\#(value)}}"#)
    #expect(sample.faults == ["RP416 error /tags/a"])
    #expect(sample.findings.map { $0.sourceText(in: sample.text) } == [value])
  }

  @Test func tagsOfAnUpdateAreChecked() {
    var sample = SampleRequest.collection(#"{"tags":{"a?":"x"}}"#)
    sample.method = "PATCH"
    #expect(sample.faults == ["RP416 error /tags/a?"])
  }
}
