import JSONText
import Linting
import Swagger
import TestSupport

/// Violations of the schema of a body.
enum SchemaMutations {
  static func all(of request: RightRequest) -> [Mutant] {
    let values = BodyValue.all(of: request)
    let objects = values.filter(\.isObject)
    return objects.flatMap { added(to: $0, request) + removed(from: $0, request) + repeated(in: $0, request) }
      + values.flatMap { wrongTypes(of: $0, request) + wrongValues(of: $0, request) + wrongFormats(of: $0, request) }
      + misplaced(request) + wrongCases(request)
  }

  private static func added(to object: BodyValue, _ request: RightRequest) -> [Mutant] {
    let unknown = request.adding(103, "zzUnknown", .scalar("1"), to: object.path)
    let readOnly = object.schema.properties.filter { $0.isReadOnly && !hasRuleOfItsOwn($0.name) }
    return [unknown]
      + readOnly.map { request.adding(101, $0.name, sample(of: $0, in: request), to: object.path) }
      + propertiesOfOtherVersions(of: object, request).map { property in
        var mutant = request.adding(304, property.name, sample(of: property, in: request), to: object.path)
        // These have a fault in every api-version.
        if property.name == "sourceRestorePoint", request.has(["properties", "excludeDisks"]) { mutant.others = [407] }
        if property.name.hasPrefix("instantAccessD"), request.has(["properties", "consistencyMode"]) {
          mutant.others = [402]
        }
        return mutant
      }
  }

  /// Consistency modes are also the subject of RP305 and RP405.
  private static func hasRuleOfItsOwn(_ name: String) -> Bool { name == "consistencyMode" }

  /// A value of the type of the property, which is no fault of its own.
  private static func sample(of property: Property, in request: RightRequest) -> JSONTree {
    switch property.name {
    case "name": return .string(request.resourceName)
    case "sourceRestorePoint":
      let id = "\(RightRequest.root)/restorePointCollections/other/restorePoints/p"
      return .object([.init(key: "id", value: .string(id))])
    case _: break
    }
    return switch property.schema.type {
    case .object: .object([])
    case .array: .array([])
    case .string, .any: .string("x")
    case .integer, .number: .scalar("120")
    case .boolean: .scalar("true")
    }
  }

  private static func propertiesOfOtherVersions(of object: BodyValue, _ request: RightRequest) -> [Property] {
    var known = Set(object.schema.properties.map(\.name))
    return request.document.versions(of: request.operation).flatMap { version in
      let body = request.document.bodySchema(of: request.operation, in: version)
      let schema = object.path.reduce(body) { $0?.property($1)?.schema ?? $0?.items }
      return (schema?.properties ?? []).filter { known.insert($0.name).inserted }
    }
  }

  private static func removed(from object: BodyValue, _ request: RightRequest) -> [Mutant] {
    let references = ["source", "sourceRestorePoint", "diskEncryptionSet", "sourceDiskRestorePoint"]
    let isReference = object.path.contains("excludeDisks") || references.contains(object.path.last ?? "")
    let required = object.schema.required + (isReference ? ["id"] : [])
    // Without its creation data, a disk isn't restored from a restore point.
    return required.filter { $0 != "creationData" && request.has(object.path + [$0]) }.map {
      request.removing(102, object.path + [$0])
    }
  }

  private static func repeated(in object: BodyValue, _ request: RightRequest) -> [Mutant] {
    object.value.members.map { member in
      request.adding(2, member.key, member.value, to: object.path)
    }
  }

  private static func wrongTypes(of value: BodyValue, _ request: RightRequest) -> [Mutant] {
    guard !value.path.isEmpty, value.path != ["properties"] || request.operation.family == .compute,
      value.path.last != "creationData"
    else { return [] }
    let wrong: [JSONTree] =
      switch value.schema.type {
      case .object: [.string("text"), .array([]), .scalar("7")]
      case .array: [.object([]), .string("text"), .scalar("true")]
      case .string: [.object([]), .array([]), .scalar("7"), .scalar("false")]
      case .integer: [.string("many"), .scalar("90.5"), .scalar("true"), .string(value.value.scalar ?? ""), .array([])]
      case .number: [.string("many"), .scalar("true")]
      case .boolean: [.string("maybe"), .scalar("1"), .string("true"), .string("False"), .object([])]
      case .any: []
      }
    return wrong.map { request.setting(104, value.path, to: $0) }
  }

  private static func wrongValues(of value: BodyValue, _ request: RightRequest) -> [Mutant] {
    guard let values = value.schema.enumeration?.values, case .scalar(let text) = value.value else { return [] }
    let inOtherVersions = valuesOfOtherVersions(of: value, request)
    return [
      request.setting(105, value.path, to: .string("Nonesuch")), request.setting(105, value.path, to: .string("")),
      request.setting(105, value.path, to: .scalar(text.lowercased())),
      request.setting(105, value.path, to: .scalar(text.uppercased())),
    ].filter { $0.request.body != request.body }
      + inOtherVersions.filter { !values.contains($0) }.map { request.setting(305, value.path, to: .string($0)) }
  }

  private static func valuesOfOtherVersions(of value: BodyValue, _ request: RightRequest) -> Set<String> {
    Set(
      request.document.versions(of: request.operation).flatMap { version in
        let body = request.document.bodySchema(of: request.operation, in: version)
        return value.path.reduce(body) { $0?.property($1)?.schema ?? $0?.items }?.enumeration?.values ?? []
      })
  }

  private static func wrongFormats(of value: BodyValue, _ request: RightRequest) -> [Mutant] {
    let wrong: [JSONTree] =
      switch value.schema.format {
      case "date-time": [.string("yesterday"), .string("2026-13-01T00:00:00Z")]
      case "uri": [.string("not a URI")]
      case "uuid": [.string("0123")]
      case "int32": [.scalar("4294967296"), .scalar("-2147483649")]
      default: []
      }
    return wrong.map { request.setting(106, value.path, to: $0) }
  }

  private static func misplaced(_ request: RightRequest) -> [Mutant] {
    guard let body = request.body, let schema = request.schema, schema.property("properties") != nil else { return [] }
    guard body.keys.contains("properties") else { return [] }
    let atRoot = body.keys.filter { $0 != "properties" }.map { ([$0], ["properties"]) }
    let below = body["properties"].keys.map { (["properties", $0], [String]()) }
    return (atRoot + below).map { path, object in
      request.mutant(107, "\(JSONPointer(path)) moved", at: object + path.suffix(1)) {
        $0.body = body.moving(path, to: object)
      }
    }
  }

  private static func wrongCases(_ request: RightRequest) -> [Mutant] {
    BodyValue.all(of: request).filter(\.isObject).flatMap { object in
      object.value.keys.filter { object.schema.property($0) != nil }.flatMap { key in
        [key.uppercased(), key.lowercased(), key.togglingFirst].filter { $0 != key }.map { spelling in
          request.mutant(108, "\(JSONPointer(object.path + [key])) -> \(spelling)", at: object.path + [spelling]) {
            $0.body = request.body?.renaming(object.path + [key], to: spelling)
          }
        }
      }
    }
  }
}

extension String {
  /// The text with its first letter in the other case.
  var togglingFirst: String {
    let first = prefix(1)
    return (first.uppercased() == first ? first.lowercased() : first.uppercased()) + dropFirst()
  }
}
