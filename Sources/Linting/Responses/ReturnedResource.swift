internal import JSONText
internal import Swagger

/// A resource in a response, with its pointer.
struct ReturnedResource {
  let node: JSONNode
  /// Relative to the response's root.
  let pointer: JSONPointer

  private init(_ node: JSONNode, at pointer: JSONPointer) {
    self.node = node
    self.pointer = pointer
  }

  /// The last segment of the resource's ID, or else its name.
  var name: String? { node["id"]?.string.flatMap(lastSegment(of:)) ?? node["name"]?.string }

  var properties: JSONNode? { node["properties"] }

  func pointer(to property: String) -> JSONPointer { pointer.appending("properties").appending(property) }

  /// The restore points and disk restore points in a response: the response itself, the elements of a list, or the
  /// expanded restore points of collections.
  static func restorePoints(in response: ResponseContext) -> [ReturnedResource] {
    let root = ReturnedResource(response.root, at: .root)
    return switch response.operation.id {
    case OperationID.createRestorePoint, OperationID.getRestorePoint, OperationID.getDiskRestorePoint: [root]
    case OperationID.listDiskRestorePoints: root.elements(at: JSONPointer(["value"]))
    default: collections(in: response).flatMap(\.expanded)
    }
  }

  /// The collections in a response: the response itself, or the elements of a list.
  static func collections(in response: ResponseContext) -> [ReturnedResource] {
    let root = ReturnedResource(response.root, at: .root)
    return switch response.operation.id {
    case OperationID.createCollection, OperationID.updateCollection, OperationID.getCollection:
      [root]
    case OperationID.listCollections, OperationID.listAllCollections: root.elements(at: JSONPointer(["value"]))
    default: []
    }
  }

  /// The expanded restore points of a collection.
  var expanded: [ReturnedResource] { elements(at: JSONPointer(["properties", "restorePoints"])) }

  private func elements(at path: JSONPointer) -> [ReturnedResource] {
    guard let list = node[path] else { return [] }
    return list.elements.enumerated().map { index, element in
      ReturnedResource(element, at: pointer.appending(path).appending(index))
    }
  }
}

/// The last segment of a resource ID; nil for an empty text.
func lastSegment(of id: String) -> String? { id.split(separator: "/").last.map(String.init) }
