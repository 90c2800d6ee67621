internal import JSONText

/// Reads a document's JSON into operations and schema sources, in one pass.
struct SwaggerReader {
  let family: ProviderFamily
  var versions: [APIVersion] = []
  var operations: [APIOperation] = []

  /// All schemas read so far; schemas refer to each other by index.
  var nodes: [SchemaSource] = []

  /// The index of each definition in `nodes`.
  var definitions: [String: Int] = [:]

  /// The shared parameters, which `#/parameters/…` refers to.
  var parameters: [String: ParameterSource] = [:]

  /// The current position in the document.
  var path = JSONPointer.root

  /// The current file; nil for a document that isn't read from files.
  var file: String?

  /// The definitions referenced so far; nil for a self-contained document, whose definitions are all declared up front.
  var references: ReferencedDefinitions?

  init(family: ProviderFamily) {
    self.family = family
  }

  mutating func read(_ root: JSONNode) throws(SwaggerError) {
    try readHeader(root)
    try withMember("definitions", of: root) { (reader, node) throws(SwaggerError) in try reader.readDefinitions(node) }
    try withMember("parameters", of: root) { (reader, node) throws(SwaggerError) in try reader.readParameters(node) }
    try withMember("paths", of: root) { (reader, node) throws(SwaggerError) in try reader.readPaths(node) }
  }

  /// Reads the Swagger version and the api-versions of the document.
  mutating func readHeader(_ root: JSONNode) throws(SwaggerError) {
    guard root["swagger"]?.string == "2.0" else { throw error("not a Swagger 2.0 document") }
    try readVersions(root)
  }

  private mutating func readVersions(_ root: JSONNode) throws(SwaggerError) {
    if let list = root["x-api-versions"] {
      try descend(into: "x-api-versions") { reader throws(SwaggerError) in try reader.readVersionList(list) }
    } else if let version = root["info"]?["version"] {
      path.tokens = ["info", "version"]
      versions = [try readVersion(version)]
      path = .root
    } else {
      throw error("missing api-version: expected 'info.version' or 'x-api-versions'")
    }
  }

  private func readVersion(_ node: JSONNode) throws(SwaggerError) -> APIVersion {
    let text = try string(node)
    guard let version = APIVersion(text) else { throw error("'\(text)' is not an api-version of the form YYYY-MM-DD") }
    return version
  }

  private mutating func readVersionList(_ list: JSONNode) throws(SwaggerError) {
    try forEachElement(of: list) { (reader, node) throws(SwaggerError) in
      let version = try reader.readVersion(node)
      guard reader.versions.last.map({ $0 < version }) ?? true else {
        throw reader.error("api-versions are not in ascending order")
      }
      reader.versions.append(version)
    }
    guard !versions.isEmpty else { throw error("expected at least one api-version") }
  }

  /// Assigns indices to definitions that have yet to be read, and returns them.
  @discardableResult mutating func declare(_ names: [String]) -> [Int] {
    names.map { name in
      definitions[name] = nodes.count
      nodes.append(SchemaSource(definition: name))
      return nodes.count - 1
    }
  }

  /// Declares all definitions before reading them, to allow forward references.
  private mutating func readDefinitions(_ node: JSONNode) throws(SwaggerError) {
    declare(node.members.map(\.key))
    try forEachMember(of: node) { (reader, name, node) throws(SwaggerError) in
      guard let index = reader.definitions[name] else { return }
      reader.nodes[index] = try reader.readSource(node, definition: name, depth: 0)
    }
  }
}
