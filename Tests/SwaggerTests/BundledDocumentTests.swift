import Swagger
import TestSupport
import Testing

@Suite struct BundledDocumentTests {
  let compute = SwaggerDocument.bundled(.compute)
  let disks = SwaggerDocument.bundled(.disks)

  @Test(arguments: ProviderFamily.allCases) func areValid(_ family: ProviderFamily) throws {
    let document = try SwaggerDocument(parsing: bundledText(family), family: family)
    #expect(document.operations.map(\.id) == SwaggerDocument.bundled(family).operations.map(\.id))
  }

  @Test func containAllOperationsAndVersions() {
    #expect(compute.apiVersions.count == 17)
    #expect(disks.apiVersions.count == 13)
    #expect(
      compute.operations.map(\.id).sorted() == [
        "RestorePointCollections_CreateOrUpdate", "RestorePointCollections_Delete", "RestorePointCollections_Get",
        "RestorePointCollections_List", "RestorePointCollections_ListAll", "RestorePointCollections_Update",
        "RestorePoints_Create", "RestorePoints_Delete", "RestorePoints_Get",
      ])
    #expect(
      disks.operations.map(\.id).sorted() == [
        "DiskRestorePoint_Get", "DiskRestorePoint_GrantAccess", "DiskRestorePoint_ListByRestorePoint",
        "DiskRestorePoint_RevokeAccess", "Disks_CreateOrUpdate",
      ])
  }

  @Test func specifyMethodPathAndBody() throws {
    let create = try compute.operation("RestorePoints_Create")
    #expect(create.method == "PUT")
    #expect(
      create.path == [
        .literal("subscriptions"), .parameter("subscriptionId"), .literal("resourceGroups"),
        .parameter("resourceGroupName"), .literal("providers"), .literal("Microsoft.Compute"),
        .literal("restorePointCollections"), .parameter("restorePointCollectionName"), .literal("restorePoints"),
        .parameter("restorePointName"),
      ])
    #expect(create.isBodyRequired && create.takesBody)
    #expect(try !compute.operation("RestorePoints_Get").takesBody)
    #expect(create.queryParameters.map(\.name) == ["api-version"])
  }

  @Test func specifyTheFirstVersionOfAnOperation() throws {
    let grant = try disks.operation("DiskRestorePoint_GrantAccess")
    #expect(try !grant.exists(in: .of("2020-09-30")))
    #expect(try grant.exists(in: .of("2020-12-01")))
    #expect(grant.versions.until == nil)
    #expect(try disks.bodySchema(of: grant, in: .of("2020-09-30")) == nil)
    #expect(try disks.schema("GrantAccessData", "2020-09-30").definition == "GrantAccessData")
  }

  @Test func listTheValuesOfExpand() throws {
    let get = try compute.operation("RestorePoints_Get")
    let expand = try #require(get.queryParameters.first { $0.name == "$expand" })
    #expect(!expand.isRequired)
    #expect(expand.values?.map(\.text) == ["instanceView"])
    #expect(try !expand.exists(in: .of("2021-07-01")))
    #expect(try expand.enumeration(in: .of("2021-07-01")) == nil)
    #expect(try expand.enumeration(in: .of("2021-11-01"))?.values == ["instanceView"])
    let collection = try compute.operation("RestorePointCollections_Get")
    let points = try #require(collection.queryParameters.first { $0.name == "$expand" })
    #expect(try points.enumeration(in: .of("2021-03-01"))?.values == ["restorePoints"])
  }

  @Test func requireTheLocationOfACollectionInAllVersions() throws {
    for version in compute.apiVersions {
      let schema = try #require(compute.schema(of: "RestorePointCollection", in: version))
      #expect(schema.required.contains("location"))
      #expect(schema.property("location")?.isRequired == true)
    }
  }

  @Test func requireAccessAndDurationOfAGrant() throws {
    for version in disks.apiVersions {
      let schema = try #require(disks.schema(of: "GrantAccessData", in: version))
      #expect(schema.required == ["access", "durationInSeconds"])
    }
  }

  @Test func listInheritedPropertiesFirst() throws {
    for version in ["2021-03-01", "2024-11-01"] {
      let names = try compute.schema("RestorePoint", version).properties.map(\.name)
      #expect(names.prefix(3).sorted() == ["id", "name", "type"])
      #expect(names.last == "properties")
    }
  }

  @Test func resolveTheResponseSchemaOfAnOperation() throws {
    let list = try disks.operation("DiskRestorePoint_ListByRestorePoint")
    let response = try #require(disks.responseSchema(of: list, in: try .of("2023-04-02")))
    #expect(response.property("value")?.schema.items?.definition == "DiskRestorePoint")
    #expect(try compute.responseSchema(of: compute.operation("RestorePoints_Delete"), in: .of("2021-03-01")) == nil)
  }

  @Test func haveNoSchemaForAnUnpublishedVersion() throws {
    let create = try compute.operation("RestorePoints_Create")
    #expect(try compute.bodySchema(of: create, in: .of("2021-05-01")) == nil)
    #expect(try compute.schema(of: "RestorePoint", in: .of("2021-05-01")) == nil)
    #expect(try compute.schema(of: "NoSuchDefinition", in: .of("2021-03-01")) == nil)
  }

  @Test func findAPropertyByItsExactName() throws {
    let schema = try compute.schema("RestorePointProperties", "2026-04-01")
    for property in schema.properties {
      #expect(schema.property(property.name)?.name == property.name)
    }
    #expect(schema.property("excludedisks") == nil)
    #expect(schema.property("excludeDisk") == nil)
    #expect(schema.property("") == nil)
  }
}
