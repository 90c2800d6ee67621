internal import JSONText

/// Checks that inheritance through `allOf` and `$ref` has no cycles and is not too deep.
struct InheritanceCheck {
  private static let maximumDepth = 64

  private enum State {
    case unvisited, inProgress
    /// The length of the longest chain of ancestors.
    case done(depth: Int)
  }

  private let reader: SwaggerReader
  private var states: [State]

  /// - Throws: An error at a definition that inherits from itself or has a chain of more than 64 ancestors.
  static func run(on reader: SwaggerReader) throws(SwaggerError) {
    var check = InheritanceCheck(reader: reader, states: Array(repeating: .unvisited, count: reader.nodes.count))
    for node in reader.nodes.indices { _ = try check.inheritanceDepth(of: node, callDepth: 0) }
  }

  private mutating func inheritanceDepth(of node: Int, callDepth: Int) throws(SwaggerError) -> Int {
    switch states[node] {
    case .done(let depth): return depth
    case .inProgress: throw error("definition inherits from itself", at: node)
    case .unvisited: break
    }
    states[node] = .inProgress
    var depth = 0
    for parent in reader.nodes[node].parents(in: reader.nodes) {
      guard callDepth < Self.maximumDepth else { throw error("inheritance is too deep", at: node) }
      depth = max(depth, try inheritanceDepth(of: parent, callDepth: callDepth + 1) + 1)
    }
    guard depth <= Self.maximumDepth else { throw error("inheritance is too deep", at: node) }
    states[node] = .done(depth: depth)
    return depth
  }

  private func error(_ message: String, at node: Int) -> SwaggerError {
    if let references = reader.references { return references.error(message, at: node) }
    let definition = reader.nodes[node].definition
    return SwaggerError(message, at: reader.path.appending(definition.map { .init(["definitions", $0]) } ?? .root))
  }
}
