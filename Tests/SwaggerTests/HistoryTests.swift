import Swagger
import Testing

@Suite struct HistoryTests {
  let compute = SwaggerDocument.bundled(.compute)

  private func create() throws -> Swagger.Operation { try compute.operation("RestorePoints_Create") }

  @Test(arguments: [
    (["properties", "excludeDisks", "0", "id"], "2021-03-01"),
    (["properties", "sourceRestorePoint"], "2021-11-01"),
    (["properties", "sourceRestorePoint", "id"], "2021-11-01"),
    (["properties", "instantAccessDurationMinutes"], "2025-04-01"),
    (
      ["properties", "sourceMetadata", "storageProfile", "dataDisks", "*", "diskRestorePoint", "encryption"],
      "2023-03-01"
    ),
    (["properties", "sourceMetadata", "storageProfile", "osDisk", "diskRestorePoint", "encryption"], "2023-03-01"),
    (["systemData"], "2024-11-01"),
    ([], "2021-03-01"),
  ])
  func tellsSinceWhenAMemberIsThere(_ path: [String], _ since: String) throws {
    let since = try APIVersion.of(since)
    #expect(try compute.versions(in: create(), havingMember: path) == compute.apiVersions.filter { $0 >= since })
  }

  @Test(arguments: [
    ["properties", "nothing"], ["properties", "excludeDisks", "id"], ["properties", "excludeDisks", "", "id"],
    ["properties", "consistencyMode", "0"], ["nothing", "properties"],
  ])
  func knowsNoVersionOfWhatIsNowhere(_ path: [String]) throws {
    #expect(try compute.versions(in: create(), havingMember: path).isEmpty)
  }

  @Test func followsStepsIntoMaps() throws {
    let operation = try compute.operation("RestorePointCollections_Update")
    #expect(compute.versions(in: operation, havingMember: ["tags", "any name"]) == compute.apiVersions)
    #expect(compute.versions(in: operation, havingMember: ["tags", "any name", "below"]).isEmpty)
  }

  @Test func knowsInstantAccessOfACollection() throws {
    for id in ["RestorePointCollections_CreateOrUpdate", "RestorePointCollections_Update"] {
      let versions = compute.versions(in: try compute.operation(id), havingMember: ["properties", "instantAccess"])
      #expect(try versions.first == .of("2025-04-01"))
    }
  }

  @Test func tellsSinceWhenTheConsistencyModeMayBeSent() throws {
    let path = ["properties", "consistencyMode"]
    let writable = try compute.versions(in: create(), writable: path)
    #expect(try writable == compute.apiVersions.filter { $0 >= (try .of("2022-03-01")) })
    #expect(try compute.versions(in: create(), havingMember: path) == compute.apiVersions)
    #expect(try compute.schema("RestorePointProperties", "2021-11-01").property("consistencyMode")?.isReadOnly == true)
  }

  @Test func takesAReadOnlyParentForAllBelow() throws {
    let path = ["properties", "sourceMetadata", "storageProfile"]
    let writable = try compute.versions(in: create(), writable: path)
    #expect(try writable == compute.apiVersions.filter { $0 >= (try .of("2023-03-01")) })
    #expect(try compute.versions(in: create(), writable: ["properties", "sourceMetadata", "osProfile"]).isEmpty)
  }

  @Test(arguments: [("CrashConsistent", 17), ("crashconsistent", 17), ("Crash", 0)])
  func tellsWhichVersionsListAValue(_ value: String, _ count: Int) throws {
    let path = ["properties", "consistencyMode"]
    #expect(try compute.versions(in: create(), member: path, allowing: value).count == count)
  }

  @Test func tellsSinceWhenAValueIsListed() throws {
    let disks = SwaggerDocument.bundled(.disks)
    let put = try disks.operation("Disks_CreateOrUpdate")
    let versions = disks.versions(
      in: put, member: ["properties", "creationData", "createOption"], allowing: "CopyStart")
    #expect(versions.first.map { $0 > disks.apiVersions[0] } == true)
    #expect(disks.versions(in: put, member: ["location"], allowing: "westeurope").isEmpty)
  }
}
