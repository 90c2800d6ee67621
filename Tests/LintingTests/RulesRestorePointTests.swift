import JSONText
import Testing

@testable import Linting

@Suite("Rules for a restore point's body")
struct RulesRestorePointTests {
  private static let disk = "\(SampleRequest.root)/disks/d"
  private static let point = "\(SampleRequest.root)/restorePointCollections/other/restorePoints/p"

  @Test(
    "Instant access can't be combined with crash consistency",
    arguments: [
      (#"{"instantAccessDurationMinutes":120}"#, []),
      (#"{"consistencyMode":"CrashConsistent"}"#, []),
      (#"{"consistencyMode":"CrashConsistent","instantAccessDurationMinutes":null}"#, []),
      (#"{"consistencyMode":"{{mode}}","instantAccessDurationMinutes":120}"#, []),
      (
        #"{"consistencyMode":"CrashConsistent","instantAccessDurationMinutes":"{{minutes}}"}"#,
        ["RP402 error /properties/instantAccessDurationMinutes"]
      ),
      (
        #"{"consistencyMode":"crashConsistent","instantAccessDurationMinutes":120}"#,
        [
          "RP105 warning /properties/consistencyMode", "RP402 error /properties/instantAccessDurationMinutes",
        ]
      ),
      (
        #"{"consistencyMode":"ApplicationConsistent","instantAccessDurationMinutes":120}"#,
        ["RP405 error /properties/consistencyMode"]
      ),
      (
        #"{"consistencyMode":"CrashConsistent","instantAccessDurationMinutes":10}"#,
        [
          "RP402 error /properties/instantAccessDurationMinutes",
          "RP401 error /properties/instantAccessDurationMinutes",
        ]
      ),
      (
        #"{"instantAccessDurationMinutes":"10"}"#,
        [
          "RP104 warning /properties/instantAccessDurationMinutes",
          "RP401 error /properties/instantAccessDurationMinutes",
        ]
      ),
    ])
  func instantAccess(properties: String, faults: [String]) {
    #expect(SampleRequest.restorePoint(properties).faults == faults)
  }

  @Test(arguments: [(59, false), (60, true), (300, true), (301, false)]) func theDurationOfInstantAccessHasBounds(
    minutes: Int, isAllowed: Bool
  ) {
    let faults = SampleRequest.restorePoint(#"{"instantAccessDurationMinutes":\#(minutes)}"#).faults
    #expect(faults == (isAllowed ? [] : ["RP401 error /properties/instantAccessDurationMinutes"]))
  }

  @Test func aDuplicateDiskIsReportedAtEachLaterIDComparedCaseInsensitively() {
    let other = Self.disk.uppercased()
    let disks = [Self.disk, "\(Self.disk)2", other, Self.disk].map { #"{"id":"\#($0)"}"# }.joined(separator: ",")
    #expect(
      SampleRequest.restorePoint(#"{"excludeDisks":[\#(disks)]}"#).faults == [
        "RP406 warning /properties/excludeDisks/2/id", "RP406 warning /properties/excludeDisks/3/id",
      ])
  }

  @Test(
    "IDs that can't be compared are not duplicates",
    arguments: [
      (#"{"id":"{{disk}}"},{"id":"{{disk}}"}"#, []),
      (#"{"id":"d"},{"id":"d"}"#, ["RP201 error /0", "RP201 error /1"]),
      (#"{"id":null},{"id":null}"#, ["RP102 error ", "RP102 error "]),
    ])
  func incomparableDisks(items: String, faults: [String]) {
    let found = SampleRequest.restorePoint(#"{"excludeDisks":[\#(items)]}"#).faults
    #expect(found.map { $0.prefix(5) } == faults.map { $0.prefix(5) })
  }

  @Test(
    "A copy accepts no options",
    arguments: [
      (#""excludeDisks":[{"id":"\#(disk)"}]"#, ["RP407 warning /properties/excludeDisks"]),
      (#""excludeDisks":[],"consistencyMode":null"#, []),
      (#""consistencyMode":"CrashConsistent""#, ["RP407 warning /properties/consistencyMode"]),
      (#""consistencyMode":"ApplicationConsistent""#, ["RP405 error /properties/consistencyMode"]),
    ])
  func optionsBesideCopy(options: String, faults: [String]) {
    #expect(SampleRequest.restorePoint(#"{"sourceRestorePoint":{"id":"\#(Self.point)"},\#(options)}"#).faults == faults)
  }

  @Test func forACopyAModeThatIsReadOnlyOrMissingInTheApiVersionIsReportedByOtherRules() {
    let properties = #"{"sourceRestorePoint":{"id":"\#(Self.point)"},"consistencyMode":"CrashConsistent"}"#
    #expect(
      SampleRequest.restorePoint(properties, version: "2021-11-01").faults == [
        "RP305 warning /properties/consistencyMode"
      ]
    )
  }

  @Test func aRestorePointCantBeCopiedIntoItsOwnCollection() {
    let own = Self.point.replacing("/other/", with: "/C/")
    let body = #"{"sourceRestorePoint":{"id":"\#(own)"}}"#
    #expect(SampleRequest.restorePoint(body).faults == ["RP408 error /properties/sourceRestorePoint/id"])
    #expect(SampleRequest.restorePoint(body, in: "d").faults == [])
    #expect(SampleRequest.restorePoint(body, in: "{{c}}").faults == [])
    let unresolved = SampleRequest.restorePoint(body.replacing("/C/", with: "/{{c}}/"), in: "{{c}}")
    #expect(unresolved.faults == [])
  }

  @Test func equalVariablesOutsideTheCollectionsNameHaveEqualValues() {
    let group = "/subscriptions/{{s}}/resourceGroups/{{g}}/"
    func sample(_ inBody: String) -> SampleRequest {
      let id = Self.point.replacing("/other/", with: "/c/").replacing(Self.groupPath, with: inBody)
      var sample = SampleRequest.restorePoint(#"{"sourceRestorePoint":{"id":"\#(id)"}}"#)
      sample.url = sample.url.replacing(Self.groupPath, with: group)
      return sample
    }
    #expect(sample(group).faults == ["RP408 error /properties/sourceRestorePoint/id"])
    #expect(sample("/subscriptions/{{s}}/resourceGroups/{{other}}/").faults == [])
  }

  private static let groupPath = "/subscriptions/01234567-89ab-cdef-0123-456789abcdef/resourceGroups/g/"

  @Test func theCreationTimeIsSetByTheServiceAndNullCountsAsAbsent() {
    #expect(
      SampleRequest.restorePoint(#"{"timeCreated":"2026-01-31T00:00:00Z"}"#).faults == [
        "RP414 warning /properties/timeCreated"
      ])
    #expect(SampleRequest.restorePoint(#"{"timeCreated":null}"#).faults == [])
    #expect(
      SampleRequest.restorePoint(#"{"timeCreated":"now"}"#).faults == [
        "RP414 warning /properties/timeCreated"
      ])
  }
}

@Suite("Rules for the encryption of a restore point's disks")
struct RulesEncryptionTests {
  private static let set = #""diskEncryptionSet":{"id":"\#(SampleRequest.root)/diskEncryptionSets/s"}"#

  private func faults(_ encryption: String, version: String = "2025-04-01") -> [String] {
    let disk = #"{"diskRestorePoint":{"encryption":{\#(encryption)}}}"#
    let profile = #"{"osDisk":\#(disk),"dataDisks":[{},\#(disk)]}"#
    return SampleRequest.restorePoint(#"{"sourceMetadata":{"storageProfile":\#(profile)}}"#, version: version).faults
  }

  private static let pointers = ["osDisk", "dataDisks/1"].map {
    "/properties/sourceMetadata/storageProfile/\($0)/diskRestorePoint/encryption"
  }

  @Test(
    "The key type and the encryption set must match",
    arguments: [
      (#""type":"EncryptionAtRestWithCustomerKey",\#(set)"#, nil), (#""type":"EncryptionAtRestWithPlatformKey""#, nil),
      (set, nil), (#""type":"{{type}}",\#(set)"#, nil), (#""type":null"#, nil),
      (#""type":"EncryptionAtRestWithCustomerKey""#, "RP413 warning P"),
      (#""type":"EncryptionAtRestWithPlatformAndCustomerKeys","diskEncryptionSet":null"#, "RP413 warning P"),
      (#""type":"EncryptionAtRestWithPlatformKey",\#(set)"#, "RP413 warning P/diskEncryptionSet"),
      (#""type":"EncryptionAtRest""#, "RP105 error P/type"),
    ] as [(String, String?)])
  func pairs(encryption: String, fault: String?) {
    let expected = Self.pointers.compactMap { pointer in fault?.replacing(" P", with: " \(pointer)") }
    #expect(faults(encryption) == expected)
  }

  @Test func aProfileThatIsReadOnlyInTheApiVersionIsNotChecked() {
    let found = faults(#""type":"EncryptionAtRestWithCustomerKey""#, version: "2022-11-01")
    #expect(found.count == 1)
    #expect(found.allSatisfy { !$0.hasPrefix("RP413") })
  }
}
