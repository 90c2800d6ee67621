internal import JSONText

/// An answer of the service that was saved without its request: a resource, or a list of resources.
///
/// It is told from a body by `id` and `type`, and by a property that only the service sets.
struct BareAnswer {
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

    /// The operation that answers a list; nil where the service has none.
    var listOperation: String? {
      switch self {
      case .collection: "RestorePointCollections_List"
      case .restorePoint: nil
      case .diskRestorePoint: "DiskRestorePoint_ListByRestorePoint"
      }
    }
  }

  /// The properties that no request has.
  private static let answerProperties = ["provisioningState", "timeCreated", "restorePointCollectionId"]

  private let root: JSONPart
  private let type: ResourceType
  private let isList: Bool

  /// Nil if the value is no answer.
  init?(_ root: JSONPart) {
    let list = root.node["value"]
    guard let type = Self.type(of: list?[0] ?? root.node) else { return nil }
    self.root = root
    self.type = type
    isList = list != nil
  }

  private static func type(of node: JSONNode) -> ResourceType? {
    guard node["id"]?.kind == .string, let type = node["type"]?.string, let properties = node["properties"],
      answerProperties.contains(where: { properties[$0] != nil })
    else { return nil }
    return ResourceType(rawValue: type.lowercased())
  }

  func read(visit: (Discovery) -> Void) {
    for fault in root.holder.faults { visit(.fault(fault)) }
    if isList, type.listOperation == nil {
      for part in (root["value"]?.elements ?? []).cutOut() {
        visit(answer(part, type.getOperation, isListed: true))
      }
    } else {
      visit(answer(root, isList ? type.listOperation : type.getOperation))
    }
  }

  private func answer(_ part: JSONPart, _ operation: String?, isListed: Bool = false) -> Discovery {
    let holder = part.holder.withoutFaults
    var answer = Answer(form: .body, extent: holder.extent, body: holder.body(part.node, at: part.pointer))
    answer.operation = operation
    answer.isListed = isListed
    return .answer(answer)
  }
}
