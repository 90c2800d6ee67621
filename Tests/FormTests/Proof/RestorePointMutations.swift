import JSONText
import Linting
import Swagger
import TestSupport

/// Faults of values that are right by the schema.
enum RestorePointMutations {
  static func all(of request: RightRequest) -> [Mutant] {
    switch request.operation.id {
    case "RestorePointCollections_CreateOrUpdate": [scaleSet(request)]
    case "RestorePointCollections_Update": immutable(request)
    case "RestorePoints_Create":
      durations(request) + modes(request) + disks(request) + copies(request) + encryption(request) + [time(request)]
    case "DiskRestorePoint_GrantAccess": grants(request)
    case "Disks_CreateOrUpdate": restores(request)
    case _: []
    }
  }

  private static func scaleSet(_ request: RightRequest) -> Mutant {
    request.setting(
      409, ["properties", "source", "id"],
      to: .string("\(RightRequest.root)/virtualMachineScaleSets/s/virtualMachines/0"))
  }

  private static func immutable(_ request: RightRequest) -> [Mutant] {
    let source = JSONTree.object([.init(key: "id", value: .string("\(RightRequest.root)/virtualMachines/vm"))])
    let location = request.adding(404, "location", .string("eastus"), to: [])
    guard request.has(["properties"]) else { return [location] }
    return [location, request.adding(404, "source", source, to: ["properties"])]
  }

  private static func durations(_ request: RightRequest) -> [Mutant] {
    let path = ["properties", "instantAccessDurationMinutes"]
    guard request.has(path) else { return [] }
    let texts = ["59", "301", "0", "-1", "2147483647"]
    return texts.map { request.setting(401, path, to: .scalar($0)) }
      + ["\"59\"", "301.0"].map { text in
        var mutant = request.setting(401, path, to: .scalar(text))
        mutant.others = [104]
        return mutant
      }
      + [request.adding(402, "consistencyMode", .string("CrashConsistent"), to: ["properties"])]
  }

  private static func modes(_ request: RightRequest) -> [Mutant] {
    let path = ["properties", "consistencyMode"]
    let isCopy = request.has(["properties", "sourceRestorePoint"])
    let isInstant = request.has(["properties", "instantAccessDurationMinutes"])
    func setting(_ rule: Int, _ mode: String) -> Mutant {
      request.has(path)
        ? request.setting(rule, path, to: .string(mode))
        : request.adding(rule, "consistencyMode", .string(mode), to: ["properties"])
    }
    let properties = request.schema?.property("properties")?.schema
    let isReadOnly = properties?.property("consistencyMode")?.isReadOnly ?? false
    let mode = setting(isReadOnly ? 305 : 407, "CrashConsistent")
    return ["ApplicationConsistent", "FileSystemConsistent", "applicationconsistent"].map { setting(405, $0) }
      + (isReadOnly || (isCopy && !isInstant) ? [mode] : [])
      + (isReadOnly ? [setting(101, "x")] : [])
  }

  private static func disks(_ request: RightRequest) -> [Mutant] {
    let path = ["properties", "excludeDisks"]
    let disks = request.body?[JSONPointer(path)]?.elements ?? []
    guard let first = disks.first, let id = first["id"].scalar else { return [] }
    let other = JSONTree.object([
      .init(key: "id", value: .scalar(id.replacing("/resourceGroups/g/", with: "/resourcegroups/G/")))
    ])
    return [first, other].enumerated().map { number, disk in
      request.mutant(406, "first disk again, \(number)", at: path + [String(disks.count), "id"]) {
        $0.body = request.body?.replacing(path[...], with: .array(disks + [disk]))
      }
    }
  }

  private static func copies(_ request: RightRequest) -> [Mutant] {
    let path = ["properties", "sourceRestorePoint"]
    guard request.has(path) else { return [] }
    let disk = JSONTree.object([.init(key: "id", value: .string("\(RightRequest.root)/disks/d1"))])
    return [
      request.adding(407, "excludeDisks", .array([disk]), to: ["properties"]),
      request.setting(
        408, path + ["id"], to: .string("\(RightRequest.root)/restorePointCollections/C/restorePoints/q")),
    ]
  }

  private static func encryption(_ request: RightRequest) -> [Mutant] {
    let profile = ["properties", "sourceMetadata", "storageProfile"]
    let places = [profile + ["osDisk"], profile + ["dataDisks", "0"]].map { $0 + ["diskRestorePoint", "encryption"] }
    return places.filter(request.has).flatMap { path in
      [
        request.removing(413, path + ["diskEncryptionSet"]),
        request.setting(413, path + ["type"], to: .string("EncryptionAtRestWithPlatformKey")),
      ]
    }
  }

  private static func time(_ request: RightRequest) -> Mutant {
    request.adding(414, "timeCreated", .string("2026-01-31T23:59:59Z"), to: ["properties"])
  }

  private static func grants(_ request: RightRequest) -> [Mutant] {
    ["Write", "None"].map { request.setting(411, ["access"], to: .string($0)) }
      + ["29", "0", "5184001"].map { request.setting(412, ["durationInSeconds"], to: .scalar($0)) }
  }

  private static func restores(_ request: RightRequest) -> [Mutant] {
    let creation = ["properties", "creationData"]
    return ["Copy", "Import", "Empty"].map { request.setting(410, creation + ["createOption"], to: .string($0)) }
      + [request.removing(410, creation + ["sourceResourceId"])]
  }
}
