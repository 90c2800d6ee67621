internal import JSONText
internal import Swagger

/// Says what is known of a member that an api-version's schema has no property for.
struct MemberClassifier {
  let operation: Swagger.Operation
  let document: SwaggerDocument
  /// The api-version that the request names, where it can be relied on.
  let gate: APIVersion?
  /// The whole body's schema.
  let schema: Schema

  func classify(_ pointer: JSONPointer, in parent: Schema) -> UnknownMember {
    let name = pointer.last ?? ""
    if gate != nil {
      let versions = document.versions(in: operation, havingMember: pointer.tokens)
      if !versions.isEmpty { return .inOtherVersions(versions) }
    }
    if operation.id == "RestorePointCollections_Update", name.lowercased() == "location" { return .immutable }
    if let home = home(of: name, at: pointer) { return .misplaced(to: home) }
    return .unknown(nearest: parent.properties.map(\.name).nearest(to: name))
  }

  /// Where a member belongs that stands at the root instead of under `properties`, or the other way round.
  private func home(of name: String, at pointer: JSONPointer) -> JSONPointer? {
    let wanted = name.lowercased()
    let inner = schema.property("properties")?.schema
    switch pointer.tokens.count {
    case 1: return inner?.property(caseless: wanted).map { JSONPointer(["properties", $0.name]) }
    case 2 where pointer.tokens.first == "properties":
      return schema.property(caseless: wanted).flatMap { $0.isReadOnly ? nil : JSONPointer([$0.name]) }
    default: return nil
    }
  }
}
