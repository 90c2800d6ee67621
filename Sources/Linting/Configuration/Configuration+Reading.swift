internal import JSONText
public import Swagger

extension Configuration {
  /// Reads a configuration.
  ///
  /// - Parameters:
  ///   - bytes: the contents of the file on disk.
  ///   - added: the user's own rules, which it may refer to.
  ///   - swagger: the operations that it may refer to.
  /// - Throws: the first error in the file.
  public init(
    _ bytes: [UInt8], path: String, added: AddedRules = AddedRules(), swagger: SwaggerDocuments = .bundled
  ) throws(UserFileError) {
    let text = try UserFile.text(of: bytes, path: path)
    self = try UserFile.read(text, path: path) { (reader, root) throws(UserFileFault) in
      var configuration = Configuration(path: path, text: text)
      try configuration.read(root, with: &reader, added, swagger)
      return configuration
    }
  }

  private mutating func read(
    _ root: JSONNode, with reader: inout UserFileReader, _ added: AddedRules, _ swagger: SwaggerDocuments
  ) throws(UserFileFault) {
    try reader.expectObject(root, keys: Key.allCases.map(\.rawValue))
    _ = try reader.optional(.schema, of: root) { (reader, node) throws(UserFileFault) in try reader.string(node) }
    minimumApiVersion = try reader.optional(.minimumApiVersion, of: root) { (reader, node) throws(UserFileFault) in
      try reader.date(node)
    }
    apiVersion = try reader.optional(.apiVersion, of: root) { (reader, node) throws(UserFileFault) in
      try reader.date(node).description
    }
    operation = try reader.optional(.operation, of: root) { (reader, node) throws(UserFileFault) in
      try reader.operation(node, of: swagger)
    }
    selection = try reader.selection(of: root, added)
    exclude =
      try reader.optional(.exclude, of: root) { (reader, node) throws(UserFileFault) in
        try reader.list(node, mayBeEmpty: true) { (reader, node) throws(UserFileFault) in try reader.string(node) }
      } ?? []
  }
}

extension UserFileReader {
  fileprivate mutating func optional<Result>(
    _ key: Configuration.Key, of node: JSONNode,
    _ read: (inout UserFileReader, JSONNode) throws(UserFileFault) -> Result
  ) throws(UserFileFault) -> Result? {
    try optional(key.rawValue, of: node, read)
  }

  fileprivate func date(_ node: JSONNode) throws(UserFileFault) -> APIVersion {
    let version = try version(node)
    guard version.isDate else { throw fault("'\(version)' is not a valid date") }
    return version
  }

  fileprivate func operation(_ node: JSONNode, of swagger: SwaggerDocuments) throws(UserFileFault) -> String {
    let text = try string(node)
    let ids = swagger.operations.map(\.id)
    guard let id = ids.first(where: { $0.lowercased() == text.lowercased() }) else {
      throw fault(unknown(text, among: ids.sorted()))
    }
    return id
  }

  fileprivate mutating func selection(of node: JSONNode, _ added: AddedRules) throws(UserFileFault) -> RuleSelection {
    let selected = try optional(.select, of: node) { (reader, node) throws(UserFileFault) in
      try reader.rules(node, mayBeEmpty: false, added)
    }
    let ignored = try optional(.ignore, of: node) { (reader, node) throws(UserFileFault) in
      try reader.rules(node, mayBeEmpty: true, added)
    }
    let severities = try optional(.severity, of: node) { (reader, node) throws(UserFileFault) in
      try reader.severities(node, added)
    }
    return RuleSelection(
      selected: selected.map { Set($0) }, ignored: Set(ignored ?? []), severities: severities ?? [:])
  }

  private mutating func rules(
    _ node: JSONNode, mayBeEmpty: Bool, _ added: AddedRules
  ) throws(UserFileFault) -> [RuleID] {
    let catalog = added.catalog
    return try list(node, mayBeEmpty: mayBeEmpty) { (reader, node) throws(UserFileFault) in
      let text = try reader.string(node)
      let matches = catalog.rules(matching: text)
      guard !matches.isEmpty else { throw reader.fault(catalog.unknownRule(text)) }
      return matches.map(\.id)
    }.flatMap(\.self)
  }

  /// If several entries match a rule, the last one wins.
  private mutating func severities(
    _ node: JSONNode, _ added: AddedRules
  ) throws(UserFileFault) -> [RuleID: Severity] {
    guard node.kind == .object else { throw fault("expected an object, but found \(node.phrase)") }
    let catalog = added.catalog
    var severities: [RuleID: Severity] = [:]
    for member in node.members {
      let matches = catalog.rules(matching: member.key)
      guard !matches.isEmpty else { throw fault(catalog.unknownRule(member.key), atKey: member.key) }
      let severity = try inside(member.key) { (reader) throws(UserFileFault) -> Severity in
        try reader.choice(member.value)
      }
      for rule in matches { severities[rule.id] = severity }
    }
    return severities
  }
}
