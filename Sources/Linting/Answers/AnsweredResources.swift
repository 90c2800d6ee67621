internal import JSONText
internal import Swagger

/// A resource that an answer holds, with its place.
struct AnsweredResource {
  let node: JSONNode
  /// From the answer's root.
  let pointer: JSONPointer

  private init(_ node: JSONNode, at pointer: JSONPointer) {
    self.node = node
    self.pointer = pointer
  }

  /// The last part of the resource's id, or else its name.
  var name: String? { node["id"]?.string.flatMap(lastSegment(of:)) ?? node["name"]?.string }

  var properties: JSONNode? { node["properties"] }

  func pointer(to property: String) -> JSONPointer { pointer.appending("properties").appending(property) }

  /// The restore points and disk restore points of an answer: itself, the elements of a list, or what is expanded in
  /// a collection.
  static func restorePoints(in answer: AnswerContext) -> [AnsweredResource] {
    let root = AnsweredResource(answer.root, at: .root)
    return switch answer.operation.id {
    case "RestorePoints_Create", "RestorePoints_Get", "DiskRestorePoint_Get": [root]
    case "DiskRestorePoint_ListByRestorePoint": root.elements(at: JSONPointer(["value"]))
    default: collections(in: answer).flatMap(\.expanded)
    }
  }

  /// The collections of an answer: itself, or the elements of a list.
  static func collections(in answer: AnswerContext) -> [AnsweredResource] {
    let root = AnsweredResource(answer.root, at: .root)
    return switch answer.operation.id {
    case "RestorePointCollections_CreateOrUpdate", "RestorePointCollections_Update", "RestorePointCollections_Get":
      [root]
    case "RestorePointCollections_List", "RestorePointCollections_ListAll": root.elements(at: JSONPointer(["value"]))
    default: []
    }
  }

  /// The restore points that are expanded in a collection.
  var expanded: [AnsweredResource] { elements(at: JSONPointer(["properties", "restorePoints"])) }

  private func elements(at path: JSONPointer) -> [AnsweredResource] {
    guard let list = node[path] else { return [] }
    return list.elements.enumerated().map { index, element in
      AnsweredResource(element, at: pointer.appending(path).appending(index))
    }
  }
}

/// The last part of a resource id; nil for an empty text.
func lastSegment(of id: String) -> String? { id.split(separator: "/").last.map(String.init) }
