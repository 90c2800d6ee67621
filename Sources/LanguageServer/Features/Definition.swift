internal import JSONText
internal import Linting
internal import Requests
internal import Swagger

/// Finds the requests that create the resource whose ID is at the cursor.
struct Definition {
  let snapshot: Document.Snapshot
  let workspace: Workspace

  /// The locations of the requests; none if there is no resource ID at the offset, or nothing creates the resource.
  func json(at offset: Int) -> JSONValue {
    guard let target = resource(at: offset) else { return .array([]) }
    var locations: [JSONValue] = []
    workspace.visitRequests { request, file in
      guard request.operation?.method == "PUT", request.url?.resourceIDKey == target else { return }
      let start = request.request.url?.mapped.map.source(of: 0..<1).lowerBound ?? request.extent.lowerBound
      let line = start..<file.text.lineRange(at: start).upperBound
      let range = file.text.range(of: line, in: snapshot.client.encoding)
      locations.append(.object(["uri": .string(file.uri.text), "range": range.json]))
    }
    return .array(locations)
  }

  /// The resource that is named at an offset: by an ID in a body, or by the URL of a request.
  private func resource(at offset: Int) -> ResourceIDKey? {
    var key: ResourceIDKey?
    snapshot.linter.visitRequests(in: snapshot.text.bytes, path: snapshot.document.path) { request in
      guard key == nil, request.extent.contains(offset), let place = RequestPlace(at: offset, in: request) else {
        return
      }
      switch place {
      case .body(let token):
        key = request.body?[token.pointer]?.string.flatMap { try? ResourceID($0) }?.key
      case .url: key = request.url?.resourceIDKey
      case .method, .apiVersion: break
      }
    }
    return key
  }
}
