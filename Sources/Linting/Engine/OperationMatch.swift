internal import Requests
internal import Swagger

/// What a method and a URL's path come to.
enum OperationMatch {
  case operation(Swagger.Operation)
  /// The path is known, but none of its operations has this method; the ones that there are.
  case unknownMethod([Swagger.Operation])
  /// The path names restore points, but no operation has it.
  case unknownPath
  /// A disk operation other than its creation: counted and not judged.
  case unjudged
  /// Nothing that rplint is about.
  case unrelated

  /// Matches without case; a placeholder stands for any one segment.
  init(method: String, url: URLParts, among operations: [Swagger.Operation]) {
    let path = Self.segments(of: url)
    let matching = operations.filter { $0.matches(path) }
    let exact = matching.filter { $0.literalCount(in: path) == matching.map { $0.literalCount(in: path) }.max() }
    if let operation = exact.first(where: { $0.method == method.uppercased() }) {
      self = .operation(operation)
    } else if exact.contains(where: { $0.id == "Disks_CreateOrUpdate" }) {
      self = .unjudged
    } else if !exact.isEmpty {
      self = Placeholder.isPresent(in: method) ? .unjudged : .unknownMethod(exact)
    } else {
      self = Self.namesRestorePoints(path) ? .unknownPath : .unrelated
    }
  }

  /// The path's segments from `subscriptions` on, decoded, without the empty ones of a leading or trailing slash.
  static func segments(of url: URLParts) -> [String] {
    url.resourcePath.map(\.decoded)
  }

  private static func namesRestorePoints(_ path: [String]) -> Bool {
    path.contains { $0.lowercased().contains("restorepoint") }
  }
}

extension Swagger.Operation {
  fileprivate func matches(_ segments: [String]) -> Bool {
    guard segments.count == path.count else { return false }
    return zip(path, segments).allSatisfy { step, segment in
      switch step {
      case .literal(let literal): ResourceID.matches(segment, literal)
      case .parameter: !segment.isEmpty
      }
    }
  }

  /// How many literals of the path stand there themselves rather than as placeholders.
  fileprivate func literalCount(in segments: [String]) -> Int {
    zip(path, segments).count { step, segment in
      switch step {
      case .literal(let literal): segment.lowercased() == literal.lowercased()
      case .parameter: false
      }
    }
  }
}
