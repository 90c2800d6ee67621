internal import JSONText

/// A response of the service that was saved without its request: a resource, or a list of resources.
///
/// Unlike a request body, it has an `id`, a `type` and a property that only the service sets.
struct BareResponse {
  private enum ResourceType: String {
    case collection = "microsoft.compute/restorepointcollections"
    case restorePoint = "microsoft.compute/restorepointcollections/restorepoints"
    case diskRestorePoint = "microsoft.compute/restorepointcollections/restorepoints/diskrestorepoints"

    var getOperation: String {
      switch self {
      case .collection: "RestorePointCollections_Get"
      case .restorePoint: "RestorePoints_Get"
      case .diskRestorePoint: "DiskRestorePoint_Get"
      }
    }

    /// The operation that returns a list; nil if the service has none.
    var listOperation: String? {
      switch self {
      case .collection: "RestorePointCollections_List"
      case .restorePoint: nil
      case .diskRestorePoint: "DiskRestorePoint_ListByRestorePoint"
      }
    }
  }

  /// The properties that never occur in a request.
  private static let responseProperties = ["provisioningState", "timeCreated", "restorePointCollectionId"]

  private let root: LocatedNode
  private let type: ResourceType
  private let isList: Bool

  /// Nil if the value is not a response.
  init?(_ root: LocatedNode) {
    let list = root.node["value"]
    guard let type = Self.type(of: list?[0] ?? root.node) else { return nil }
    self.root = root
    self.type = type
    isList = list != nil
  }

  private static func type(of node: JSONNode) -> ResourceType? {
    guard node["id"]?.kind == .string, let type = node["type"]?.string, let properties = node["properties"],
      responseProperties.contains(where: { properties[$0] != nil })
    else { return nil }
    return ResourceType(rawValue: type.lowercased())
  }

  func read(visit: (ReaderEvent) -> Void) {
    for fault in root.source.faults { visit(.fault(fault)) }
    if isList, type.listOperation == nil {
      for value in (root["value"]?.elements ?? []).detached() {
        visit(response(value, type.getOperation, isListed: true))
      }
    } else {
      visit(response(root, isList ? type.listOperation : type.getOperation))
    }
  }

  private func response(_ value: LocatedNode, _ operation: String?, isListed: Bool = false) -> ReaderEvent {
    let source = value.source.withoutFaults
    var request = Request(form: .body, extent: source.extent)
    request.operation = operation
    return .response(
      Response(request: request, body: source.body(value.node, at: value.pointer), isListed: isListed))
  }
}
