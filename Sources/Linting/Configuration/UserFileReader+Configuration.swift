internal import JSONText
internal import Swagger

/// Reads the members of a configuration.
extension UserFileReader {
  /// Reads an optional member; records the fault if it is invalid.
  func value<Result>(
    _ key: Configuration.Key, of node: JSONNode,
    _ read: (JSONNode) throws(UserFileFault) -> Result?
  ) -> Result? {
    value(key.rawValue, of: node, read)
  }

  /// Reads the valid elements of an optional array, and records the faults of the others.
  func list<Result>(
    _ key: Configuration.Key, of node: JSONNode,
    _ read: (JSONNode) throws(UserFileFault) -> Result?
  ) -> [Result] {
    value(key, of: node) { (node) throws(UserFileFault) in
      try validElements(of: node, mayBeEmpty: true, read)
    } ?? []
  }

  /// Reads patterns as in `.gitignore`: one, or an array of them.
  func patterns(_ node: JSONNode) throws(UserFileFault) -> [String] {
    if let pattern = node.string { return [pattern] }
    return try strings(node)
  }

  /// Reads the settings that can differ from file to file.
  func values(of node: JSONNode, _ added: AddedRules, _ swagger: SwaggerDocuments) -> Configuration.Values {
    var values = Configuration.Values()
    values.minimumApiVersion = value(.minimumApiVersion, of: node, date)
    values.apiVersion = value(.apiVersion, of: node) { (node) throws(UserFileFault) in
      try date(node).description
    }
    values.operation = value(.operation, of: node) { (node) throws(UserFileFault) in
      try operation(node, of: swagger)
    }
    values.selection = selection(of: node, added)
    return values
  }

  private func date(_ node: JSONNode) throws(UserFileFault) -> APIVersion {
    let version = try version(node)
    guard version.isDate else { throw fault("'\(version)' is not a valid date") }
    return version
  }

  private func operation(_ node: JSONNode, of swagger: SwaggerDocuments) throws(UserFileFault) -> String {
    let text = try string(node)
    guard let operation = swagger.operation(caseless: text) else {
      throw fault(unknown(text, among: swagger.operations.map(\.id).sorted()))
    }
    return operation.id
  }

  private func selection(of node: JSONNode, _ added: AddedRules) -> RuleSelection {
    let selected = value(.select, of: node) { (node) throws(UserFileFault) in
      try rules(node, mayBeEmpty: false, added)
    }
    let ignored = value(.ignore, of: node) { (node) throws(UserFileFault) in
      try rules(node, mayBeEmpty: true, added)
    }
    let severities = value(.severity, of: node) { (node) throws(UserFileFault) in
      try self.severities(node, added)
    }
    return RuleSelection(
      selected: selected.map { Set($0) }, ignored: Set(ignored ?? []), severities: severities ?? [:])
  }

  /// Reads the rules that an array names.
  func rules(_ node: JSONNode, mayBeEmpty: Bool, _ added: AddedRules) throws(UserFileFault) -> [RuleID] {
    let catalog = added.catalog
    return try validElements(of: node, mayBeEmpty: mayBeEmpty) { (node) throws(UserFileFault) in
      let text = try string(node)
      let matches = catalog.rules(matching: text)
      guard !matches.isEmpty else { throw fault(catalog.unknownRule(text)) }
      return matches.map(\.id)
    }.flatMap(\.self)
  }

  /// If several entries match a rule, the last one wins.
  private func severities(
    _ node: JSONNode, _ added: AddedRules
  ) throws(UserFileFault) -> [RuleID: Severity] {
    guard node.kind == .object else { throw fault("expected an object, but found \(node.phrase)") }
    let catalog = added.catalog
    var severities: [RuleID: Severity] = [:]
    for member in node.members {
      let matches = catalog.rules(matching: member.key)
      let severity = gather { () throws(UserFileFault) -> Severity? in
        guard !matches.isEmpty else { throw fault(catalog.unknownRule(member.key), atKey: member.key) }
        return try inside(member.key) { () throws(UserFileFault) in try choice(member.value) }
      }
      for rule in matches { severities[rule.id] = severity }
    }
    return severities
  }
}

/// Reads the files that a configuration names.
extension UserFileReader {
  /// The path of a file that another one names; relative paths start at that file's directory.
  static func path(of name: String, namedBy file: String) -> String {
    guard !name.hasPrefix("/"), let slash = file.utf8.lastIndex(of: .slash) else { return name }
    return String(file[...slash]) + name
  }

  /// The existing files that an array names.
  func namedFiles(
    _ key: Configuration.Key, of root: JSONNode, by file: String, from sources: ConfigurationSources
  ) -> [(path: String, bytes: [UInt8])] {
    list(key, of: root) { (node) throws(UserFileFault) in
      try namedFile(node, by: file, from: sources)
    }
  }

  /// Reads the configuration that another one extends; nil if it is invalid.
  func configuration(
    _ node: JSONNode, extendedBy file: String, from sources: ConfigurationSources
  ) throws(UserFileFault) -> Configuration? {
    let path = Self.path(of: try string(node), namedBy: file)
    guard !sources.chain.contains(sources.realPath(path)) else { throw fault("'\(path)' extends itself") }
    let base = try namedFile(node, by: file, from: sources)
    do throws(UserFileErrors) {
      return try Configuration(base.bytes, path: base.path, from: sources)
    } catch {
      gather(error)
      return nil
    }
  }

  /// Only JSON files are read, so that the messages about a file can't quote one that is secret.
  private func namedFile(
    _ node: JSONNode, by file: String, from sources: ConfigurationSources
  ) throws(UserFileFault) -> (path: String, bytes: [UInt8]) {
    let path = Self.path(of: try string(node), namedBy: file)
    guard Configuration.isReadable(sources.realPath(path)) else {
      throw fault("'\(path)' is not a file with the extension .json or .jsonc")
    }
    do throws(SwaggerFileFailure) { return (path, try sources.read(path)) } catch {
      throw fault("'\(path)': \(error.message)")
    }
  }
}

extension Configuration {
  /// Whether a file that wasn't named on the command line may be read as a configuration, or by one.
  public static func isReadable(_ realPath: String) -> Bool {
    let path = realPath.lowercased()
    return path.hasSuffix(".json") || path.hasSuffix(".jsonc")
  }
}
