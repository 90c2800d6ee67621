internal import JSONText
internal import Requests
internal import Swagger

/// The operation that a method and a URL's path match.
enum OperationMatch {
  case operation(Swagger.APIOperation)
  /// The path's operations, none of which has this method.
  case unknownMethod([Swagger.APIOperation])
  /// The path mentions restore points, but no operation has it.
  case unknownPath
  /// A disk operation other than creation, or an unresolved method: counted but not checked.
  case unchecked
  /// Not about restore points.
  case unrelated

  /// Matches case-insensitively, as if the URL were well-formed; a placeholder stands for any single segment.
  init(method: String, url: URLParts, among operations: [Swagger.APIOperation]) {
    let path = url.resourcePath.map(\.repaired)
    let hasPlaceholder = !url.isPlain && path.contains(where: Placeholder.isPresent)
    let matching = operations.filter { $0.path.count == path.count && $0.matches(path, hasPlaceholder) }
    let exact = hasPlaceholder ? matching.withMostLiterals(in: path) : matching
    if let operation = exact.first(where: { $0.method.isEqual(ignoringCase: method) }) {
      self = .operation(operation)
    } else if exact.contains(where: { $0.id == OperationID.createDisk }) {
      self = .unchecked
    } else if !exact.isEmpty {
      self = Placeholder.isPresent(in: method) ? .unchecked : .unknownMethod(exact)
    } else {
      self = Self.mentionsRestorePoints(path) ? .unknownPath : .unrelated
    }
  }

  private static func mentionsRestorePoints(_ path: [String]) -> Bool {
    path.contains { $0.lowercased().contains("restorepoint") }
  }
}

extension [Swagger.APIOperation] {
  /// The operations for which a placeholder has to stand for the fewest literals.
  fileprivate func withMostLiterals(in path: [String]) -> [Swagger.APIOperation] {
    let counts = map { $0.literalCount(in: path) }
    return zip(self, counts).filter { $0.1 == counts.max() }.map(\.0)
  }
}

extension Swagger.APIOperation {
  /// Whether a path of as many segments is this operation's.
  fileprivate func matches(_ segments: [String], _ hasPlaceholder: Bool) -> Bool {
    zip(path, segments).allSatisfy { step, segment in
      switch step {
      case .literal(let literal):
        hasPlaceholder ? ResourceID.matches(segment, literal) : segment.isEqual(ignoringCase: literal)
      case .parameter: !segment.isEmpty
      }
    }
  }

  /// The number of literal path segments that match exactly, rather than through a placeholder.
  fileprivate func literalCount(in segments: [String]) -> Int {
    zip(path, segments).count { step, segment in
      switch step {
      case .literal(let literal): segment.isEqual(ignoringCase: literal)
      case .parameter: false
      }
    }
  }
}
