import Swagger
import Testing

@Suite struct MemberVersionsTests {
  let compute = SwaggerDocument.bundled(.compute)

  private func create() throws -> Swagger.APIOperation { try compute.operation("RestorePoints_Create") }

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
  func findsTheFirstVersionOfAMember(_ path: [String], _ since: String) throws {
    let since = try APIVersion.of(since)
    #expect(try compute.versions(of: create(), withMember: path) == compute.apiVersions.filter { $0 >= since })
  }

  @Test(arguments: [
    ["properties", "nothing"], ["properties", "excludeDisks", "id"], ["properties", "excludeDisks", "", "id"],
    ["properties", "consistencyMode", "0"], ["nothing", "properties"],
  ])
  func findsNoVersionOfAnUnknownMember(_ path: [String]) throws {
    #expect(try compute.versions(of: create(), withMember: path).isEmpty)
  }

  @Test func allowsAnyKeyInAMap() throws {
    let operation = try compute.operation("RestorePointCollections_Update")
    #expect(compute.versions(of: operation, withMember: ["tags", "any name"]) == compute.apiVersions)
    #expect(compute.versions(of: operation, withMember: ["tags", "any name", "below"]).isEmpty)
  }

  @Test func findsTheFirstVersionOfInstantAccess() throws {
    for id in ["RestorePointCollections_CreateOrUpdate", "RestorePointCollections_Update"] {
      let versions = compute.versions(of: try compute.operation(id), withMember: ["properties", "instantAccess"])
      #expect(try versions.first == .of("2025-04-01"))
    }
  }

  @Test func findsTheFirstVersionWithAWritableConsistencyMode() throws {
    let path = ["properties", "consistencyMode"]
    let writable = try compute.versions(of: create(), withWritableMember: path)
    #expect(try writable == compute.apiVersions.filter { $0 >= (try .of("2022-03-01")) })
    #expect(try compute.versions(of: create(), withMember: path) == compute.apiVersions)
    #expect(try compute.schema("RestorePointProperties", "2021-11-01").property("consistencyMode")?.isReadOnly == true)
  }

  @Test func treatsMembersOfAReadOnlyParentAsReadOnly() throws {
    let path = ["properties", "sourceMetadata", "storageProfile"]
    let writable = try compute.versions(of: create(), withWritableMember: path)
    #expect(try writable == compute.apiVersions.filter { $0 >= (try .of("2023-03-01")) })
    #expect(
      try compute.versions(of: create(), withWritableMember: ["properties", "sourceMetadata", "osProfile"]).isEmpty)
  }

  @Test(arguments: [("CrashConsistent", 17), ("crashconsistent", 17), ("Crash", 0)])
  func findsTheVersionsThatListAValue(_ value: String, _ count: Int) throws {
    let path = ["properties", "consistencyMode"]
    #expect(try compute.versions(of: create(), withMember: path, allowing: value).count == count)
  }

  @Test func findsTheFirstVersionThatListsAValue() throws {
    let disks = SwaggerDocument.bundled(.disks)
    let put = try disks.operation("Disks_CreateOrUpdate")
    let versions = disks.versions(
      of: put, withMember: ["properties", "creationData", "createOption"], allowing: "CopyStart")
    #expect(versions.first.map { $0 > disks.apiVersions[0] } == true)
    #expect(disks.versions(of: put, withMember: ["location"], allowing: "westeurope").isEmpty)
  }
}
