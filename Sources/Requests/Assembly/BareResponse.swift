internal import JSONText

/// A response of the service that was saved without its request: a resource, or a list of resources.
///
/// Unlike a request body, it has an `id`, a `type` and a property that only the service sets.
struct BareResponse {
  /// The operations that return one resource and a list; the latter is nil if the service has none.
  private typealias Operations = (get: String, list: String?)

  /// The operations by resource type, in lower case.
  private static let operations: [String: Operations] = [
    "microsoft.compute/restorepointcollections": ("RestorePointCollections_Get", "RestorePointCollections_List"),
    "microsoft.compute/restorepointcollections/restorepoints": ("RestorePoints_Get", nil),
    "microsoft.compute/restorepointcollections/restorepoints/diskrestorepoints": (
      "DiskRestorePoint_Get", "DiskRestorePoint_ListByRestorePoint"
    ),
  ]

  /// The properties that never occur in a request.
  private static let responseProperties = ["provisioningState", "timeCreated", "restorePointCollectionId"]

  private let root: LocatedNode
  private let operations: Operations
  private let isList: Bool

  /// Nil if the value is not a response.
  init?(_ root: LocatedNode) {
    let list = root.node["value"]
    guard let operations = Self.operations(on: list?[0] ?? root.node) else { return nil }
    self.root = root
    self.operations = operations
    isList = list != nil
  }

  private static func operations(on node: JSONNode) -> Operations? {
    guard node["id"]?.kind == .string, let type = node["type"]?.string, let properties = node["properties"],
      responseProperties.contains(where: { properties[$0] != nil })
    else { return nil }
    return operations[type.lowercased()]
  }

  func read(visit: (ReaderEvent) -> Void) {
    for fault in root.source.faults { visit(.fault(fault)) }
    if isList, operations.list == nil {
      for value in (root["value"]?.elements ?? []).detached() {
        visit(response(value, operations.get, isListed: true))
      }
    } else {
      visit(response(root, isList ? operations.list : operations.get))
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
