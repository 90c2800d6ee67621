internal import JSONText

/// Reads a document's JSON into operations and the sources of its schemas, in one pass.
struct SwaggerReader {
  let family: ProviderFamily
  var versions: [APIVersion] = []
  var operations: [Operation] = []
  var nodes: [SchemaSource] = []

  /// The index of each definition in `nodes`.
  var definitions: [String: Int] = [:]

  /// What `#/parameters/…` may name.
  var parameters: [String: ParameterSource] = [:]

  /// Where in the document the reader is.
  var path = JSONPointer.root

  /// The file that the reader is in; nil for a document that isn't read from files.
  var file: String?

  /// Where references to definitions lead; nil for a document of one text, whose definitions are all numbered first.
  var links: DefinitionLinks?

  init(family: ProviderFamily) {
    self.family = family
  }

  mutating func read(_ root: JSONNode) throws(SwaggerError) {
    try readHead(root)
    try member("definitions", of: root) { (reader, node) throws(SwaggerError) in try reader.readDefinitions(node) }
    try member("parameters", of: root) { (reader, node) throws(SwaggerError) in try reader.readParameters(node) }
    try member("paths", of: root) { (reader, node) throws(SwaggerError) in try reader.readPaths(node) }
  }

  /// Reads what says that this is a document, and of which versions.
  mutating func readHead(_ root: JSONNode) throws(SwaggerError) {
    guard root["swagger"]?.string == "2.0" else { throw fault("this is no Swagger 2.0 document") }
    try readVersions(root)
  }

  private mutating func readVersions(_ root: JSONNode) throws(SwaggerError) {
    if let list = root["x-api-versions"] {
      try inside("x-api-versions") { reader throws(SwaggerError) in try reader.readVersionList(list) }
    } else if let version = root["info"]?["version"] {
      path.tokens = ["info", "version"]
      versions = [try readVersion(version)]
      path = .root
    } else {
      throw fault("neither 'x-api-versions' nor 'info.version' names an api-version")
    }
  }

  private func readVersion(_ node: JSONNode) throws(SwaggerError) -> APIVersion {
    let text = try string(node)
    guard let version = APIVersion(text) else { throw fault("'\(text)' is no api-version of the form YYYY-MM-DD") }
    return version
  }

  private mutating func readVersionList(_ list: JSONNode) throws(SwaggerError) {
    try forEachElement(of: list) { (reader, node) throws(SwaggerError) in
      let version = try reader.readVersion(node)
      guard reader.versions.last.map({ $0 < version }) ?? true else {
        throw reader.fault("the api-versions are not in order")
      }
      reader.versions.append(version)
    }
    guard !versions.isEmpty else { throw fault("an api-version is expected") }
  }

  /// Gives definitions of these names their indices, which it returns.
  @discardableResult mutating func number(_ names: [String]) -> [Int] {
    names.map { name in
      definitions[name] = nodes.count
      nodes.append(SchemaSource(definition: name))
      return nodes.count - 1
    }
  }

  /// Numbers all definitions first, so that references may point forward.
  private mutating func readDefinitions(_ node: JSONNode) throws(SwaggerError) {
    number(node.members.map(\.key))
    try forEachMember(of: node) { (reader, name, node) throws(SwaggerError) in
      guard let index = reader.definitions[name] else { return }
      reader.nodes[index] = try reader.readSource(node, definition: name, depth: 0)
    }
  }
}
