import JSONText
import Linting
import Swagger
import TestSupport

/// A request without faults, which mutations change.
struct RightRequest: Sendable {
  static let subscription = "01234567-89ab-cdef-0123-456789abcdef"
  static let root = "/subscriptions/\(subscription)/resourceGroups/g/providers/Microsoft.Compute"

  let operation: APIOperation
  let version: APIVersion
  /// The schema of the body; nil if the operation takes none.
  let schema: Schema?
  var method: String
  /// The absolute URL, with the api-version as its only query parameter.
  var url: String
  var body: JSONTree?

  private init(_ operation: APIOperation, in version: APIVersion, schema: Schema?, body: JSONTree?) {
    self.operation = operation
    self.version = version
    self.schema = schema
    self.body = body
    method = operation.method
    let path = operation.path.map { step in
      switch step {
      case .literal(let text): text
      case .parameter(let parameter): Self.names[parameter] ?? parameter
      }
    }
    url = "https://management.azure.com/\(path.joined(separator: "/"))?api-version=\(version)"
  }

  private static let names = [
    "subscriptionId": subscription, "resourceGroupName": "g", "restorePointCollectionName": "c",
    "restorePointName": "p", "vmRestorePointName": "p", "diskRestorePointName": "d", "diskName": "disk",
  ]

  var document: SwaggerDocument { .bundled(operation.family) }

  var description: String { "\(operation.id) \(version)" }

  /// The name of the resource in the URL.
  var resourceName: String {
    operation.path.compactMap { step in
      if case .parameter(let parameter) = step { Self.names[parameter] } else { nil }
    }.last ?? ""
  }
}

extension RightRequest {
  /// The requests of every operation.
  ///
  /// - Parameter everyVersion: whether there are those of every api-version; otherwise only the first of each range of
  ///   api-versions with the same body.
  static func all(everyVersion: Bool) -> [RightRequest] {
    SwaggerDocuments.bundled.operations.flatMap { operation in
      let versions = SwaggerDocument.bundled(operation.family).versions(of: operation)
      let templates = bodies[operation.id]?.map { JSONTree(of: Array($0.utf8)) } ?? [nil]
      return templates.flatMap { requests(of: operation, $0, in: versions, everyVersion: everyVersion) }
    }
  }

  private static func requests(
    of operation: APIOperation, _ body: JSONTree?, in versions: [APIVersion], everyVersion: Bool
  ) -> [RightRequest] {
    var last: String?
    return versions.compactMap { version in
      let schema = SwaggerDocument.bundled(operation.family).bodySchema(of: operation, in: version)
      let writable = schema.flatMap { body?.writable(in: $0) }
      guard writable != nil || body == nil else { return nil }
      let signature = schema?.signature(depth: 9) ?? ""
      defer { last = signature }
      guard everyVersion || signature != last else { return nil }
      return RightRequest(operation, in: version, schema: schema, body: writable)
    }
  }

  /// The bodies by operation, as the newest api-version allows them.
  private static let bodies: [String: [String]] = [
    "RestorePointCollections_CreateOrUpdate": [
      #"""
      {"location": "eastus", "tags": {"team": "storage"},
       "properties": {"source": {"id": "\#(root)/virtualMachines/vm"}, "instantAccess": true}}
      """#
    ],
    "RestorePointCollections_Update": [#"{"tags": {"team": "storage"}, "properties": {"instantAccess": true}}"#],
    "RestorePoints_Create": [
      #"""
      {"properties": {
        "excludeDisks": [{"id": "\#(root)/disks/d1"}, {"id": "\#(root)/disks/d2"}], "consistencyMode": "CrashConsistent",
        "sourceMetadata": {"storageProfile": {"osDisk": \#(disk), "dataDisks": [\#(disk)]}}}}
      """#,
      #"{"properties": {"excludeDisks": [{"id": "\#(root)/disks/d1"}], "instantAccessDurationMinutes": 120}}"#,
      #"{"properties": {"sourceRestorePoint": {"id": "\#(root)/restorePointCollections/other/restorePoints/p"}}}"#,
    ],
    "DiskRestorePoint_GrantAccess": [
      #"{"access": "Read", "durationInSeconds": 3600, "getSecureVMGuestStateSAS": false, "fileFormat": "VHD"}"#
    ],
    "Disks_CreateOrUpdate": [
      #"""
      {"location": "eastus", "tags": {"team": "storage"}, "sku": {"name": "Premium_LRS"}, "zones": ["1"],
       "properties": {
         "creationData": {"createOption": "Restore",
           "sourceResourceId": "\#(root)/restorePointCollections/c/restorePoints/p/diskRestorePoints/d"},
         "osType": "Linux", "hyperVGeneration": "V2", "diskSizeGB": 128, "networkAccessPolicy": "AllowAll",
         "burstingEnabled": false, "supportsHibernation": true, "publicNetworkAccess": "Enabled"}}
      """#
    ],
  ]

  private static let disk = #"""
    {"managedDisk": {"id": "\#(root)/disks/d3", "storageAccountType": "Premium_LRS"},
     "diskRestorePoint": {
       "encryption": {"type": "EncryptionAtRestWithCustomerKey", "diskEncryptionSet": {"id": "\#(root)/diskEncryptionSets/s"}},
       "sourceDiskRestorePoint": {
         "id": "\#(root)/restorePointCollections/other/restorePoints/p/diskRestorePoints/d"}}}
    """#
}

extension JSONTree {
  /// The value without the members that requests of an api-version can't set; nil if nothing is left below `properties`.
  fileprivate func writable(in schema: Schema) -> JSONTree? {
    let members = self.members.compactMap { member -> Member? in
      guard let property = schema.property(member.key), !property.isReadOnly else { return nil }
      guard case .object = member.value, !property.schema.properties.isEmpty else { return member }
      return member.value.writable(in: property.schema).map { Member(key: member.key, value: $0) }
    }
    return members.isEmpty ? nil : .object(members)
  }
}

extension Schema {
  /// A text that is equal for schemas that allow the same bodies.
  fileprivate func signature(depth: Int) -> String {
    guard depth > 0 else { return "" }
    let members = properties.map {
      "\($0.name)\($0.isReadOnly ? "!" : "")\($0.isReadOnly ? "" : $0.schema.signature(depth: depth - 1))"
    }
    let values = enumeration?.values.joined(separator: "|") ?? ""
    let element = items?.signature(depth: depth - 1) ?? ""
    return "\(type){\(members.joined(separator: ","))}[\(element)]\(values)\(required)\(format ?? "")"
  }
}
