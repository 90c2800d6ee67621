internal import JSONText
internal import Swagger

/// Classifies members that the schema of the request's api-version doesn't define.
struct MemberClassifier {
  let operation: Swagger.APIOperation
  let document: SwaggerDocument
  /// The api-version of the request, if it is known.
  let gate: APIVersion?
  /// The schema of the whole body.
  let schema: Schema

  func classify(_ pointer: JSONPointer, in parent: Schema) -> UnknownMember {
    let name = pointer.last ?? ""
    if gate != nil {
      let versions = document.versions(of: operation, withMember: pointer.tokens)
      if !versions.isEmpty { return .inOtherVersions(versions) }
    }
    if operation.id == OperationID.updateCollection, name.lowercased() == "location" { return .immutable }
    if let home = home(of: name, at: pointer) { return .misplaced(to: home) }
    return .unknown(nearest: parent.properties.map(\.name).nearest(to: name))
  }

  /// Where a member belongs that is at the root instead of under `properties`, or vice versa.
  private func home(of name: String, at pointer: JSONPointer) -> JSONPointer? {
    let name = name.lowercased()
    let inner = schema.property("properties")?.schema
    switch pointer.tokens.count {
    case 1:
      if let property = inner?.property(caseless: name) { return JSONPointer(["properties", property.name]) }
      return inner == nil ? nil : homeInOtherVersions(of: pointer)
    case 2 where pointer.tokens.first == "properties":
      return schema.property(caseless: name).flatMap { $0.isReadOnly ? nil : JSONPointer([$0.name]) }
    default: return nil
    }
  }

  /// Where a member of the root belongs according to other api-versions.
  private func homeInOtherVersions(of pointer: JSONPointer) -> JSONPointer? {
    let home = JSONPointer(["properties"]).appending(pointer)
    return gate == nil || document.versions(of: operation, withMember: home.tokens).isEmpty ? nil : home
  }
}
