internal import JSONText

/// Sees to it that following `allOf` and `$ref` comes to an end, soon.
struct InheritanceCheck {
  private static let depthLimit = 64

  private enum State {
    case unseen, inProgress
    /// How many generations lie above.
    case done(Int)
  }

  private let reader: SwaggerReader
  private var states: [State]

  /// - Throws: an error that points at a definition whose inheritance runs in circles or over 64 generations.
  static func run(on reader: SwaggerReader) throws(SwaggerError) {
    var check = InheritanceCheck(reader: reader, states: Array(repeating: .unseen, count: reader.nodes.count))
    for node in reader.nodes.indices { _ = try check.generations(above: node, depth: 0) }
  }

  private mutating func generations(above node: Int, depth: Int) throws(SwaggerError) -> Int {
    switch states[node] {
    case .done(let generations): return generations
    case .inProgress: throw fault("this definition inherits from itself", at: node)
    case .unseen: break
    }
    states[node] = .inProgress
    var generations = 0
    for parent in reader.nodes[node].parents(among: reader.nodes) {
      guard depth < Self.depthLimit else { throw fault("inheritance is too deep", at: node) }
      generations = max(generations, try self.generations(above: parent, depth: depth + 1) + 1)
    }
    guard generations <= Self.depthLimit else { throw fault("inheritance is too deep", at: node) }
    states[node] = .done(generations)
    return generations
  }

  private func fault(_ message: String, at node: Int) -> SwaggerError {
    if let links = reader.links { return links.fault(message, at: node) }
    let definition = reader.nodes[node].definition
    return SwaggerError(message, at: reader.path.appending(definition.map { .init(["definitions", $0]) } ?? .root))
  }
}
