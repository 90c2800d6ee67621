internal import JSONText
package import Requests

extension URLParts {
  /// The ID of the resource in the path, for comparisons; nil if it contains a placeholder.
  package var resourceIDKey: ResourceIDKey? {
    guard let first = resourcePath.first, first.decoded.isEqual(ignoringCase: "subscriptions") else { return nil }
    var id = ""
    id.reserveCapacity(pathRange.count)
    for segment in resourcePath {
      let name = segment.decoded
      guard isPlain || !Placeholder.isPresent(in: name) else { return nil }
      id += "/"
      id += name
    }
    return ResourceIDKey(id)
  }
}
