internal import JSONText
internal import Swagger

extension Configuration {
  /// Reads a configuration and the files that it names.
  ///
  /// - Parameter bytes: the contents of the file on disk.
  /// - Throws: the errors in these files.
  public init(_ bytes: [UInt8], path: String, from sources: ConfigurationSources) throws(UserFileErrors) {
    let file = try UserFile(bytes, path: path)
    var sources = sources
    sources.chain.append(sources.realPath(path))
    self = try file.read { (reader, root) throws(UserFileFault) in
      try Configuration(root, of: file, with: reader, from: sources)
    }
  }

  private init(
    _ root: JSONNode, of file: UserFile, with reader: UserFileReader, from sources: ConfigurationSources
  ) throws(UserFileFault) {
    self.init(path: file.path, sources)
    try reader.expectObject(root, keys: Key.allCases.map(\.rawValue))
    _ = reader.value(.schema, of: root, reader.string)
    let base = reader.value(.extends, of: root) { (node) throws(UserFileFault) in
      try reader.configuration(node, extendedBy: file.path, from: sources)
    }
    if let base { self = Configuration(file.path, extending: base) }
    files.append(file)
    readNamedFiles(of: root, with: reader, from: sources)
    values = reader.values(of: root, added, swagger).overriding(values)
    readSearch(of: root, with: reader)
    suppressions += reader.list(.suppressions, of: root) { [added, files] (node) throws(UserFileFault) in
      try reader.suppression(node, in: files.count - 1, added)
    }
    overrides += reader.list(.overrides, of: root) {
      [added, swagger, file = files.count - 1] (node) throws(UserFileFault) in
      let keys = ["files"] + Key.overridable.map(\.rawValue)
      try reader.expectObject(node, keys: keys)
      let files = try reader.required("files", of: node, reader.patterns)
      return Override(
        files: IgnorePatterns(patterns: files), values: reader.values(of: node, added, swagger),
        file: file, position: reader.pointer)
    }
  }

  private init(_ path: String, extending base: Configuration) {
    self = base
    self.path = path
  }

  /// Reads the rules and the definitions of other files, which the rest of the configuration may refer to.
  private mutating func readNamedFiles(
    of root: JSONNode, with reader: UserFileReader, from sources: ConfigurationSources
  ) {
    for file in reader.namedFiles(.rules, of: root, by: path, from: sources) {
      do throws(UserFileErrors) { try added.add(file.bytes, path: file.path) } catch { reader.gather(error) }
    }
    let own = reader.namedFiles(.swagger, of: root, by: path, from: sources)
    guard sources.published.isEmpty, !own.isEmpty else { return }
    published += own.compactMap { file in
      reader.gather { () throws(UserFileFault) in
        try UserFileFault.inSwagger { () throws(SwaggerError) in
          try PublishedSwagger(file: file.path, load: sources.references(file.path))
        }
      }
    }
    let documents = reader.gather { [published] () throws(UserFileFault) in
      try UserFileFault.inSwagger { () throws(SwaggerError) in try SwaggerDocuments(extendedBy: published) }
    }
    if let documents { swagger = documents }
  }

  private mutating func readSearch(of root: JSONNode, with reader: UserFileReader) {
    let path = path
    failOn =
      reader.value(.failOn, of: root, reader.choice) ?? failOn
    baseline =
      reader.value(.baseline, of: root) { (node) throws(UserFileFault) in
        let name = try reader.string(node)
        guard !name.isEmpty else { throw reader.fault("expected the path of a file, but found an empty string") }
        return UserFileReader.path(of: name, namedBy: path)
      } ?? baseline
    let included = reader.value(.include, of: root, reader.patterns)
    if let included { include = IgnorePatterns(patterns: included) }
    let excluded = reader.value(.exclude, of: root) { (node) throws(UserFileFault) in
      try reader.list(node, mayBeEmpty: true, reader.string)
    }
    exclude = exclude + IgnorePatterns(patterns: excluded ?? [])
  }
}

extension UserFileFault {
  /// Calls `body`, and throws its error as a fault of the member that names the Swagger file.
  fileprivate static func inSwagger<Result>(
    _ body: () throws(SwaggerError) -> Result
  ) throws(UserFileFault) -> Result {
    do throws(SwaggerError) { return try body() } catch {
      let file = error.file.map { "'\($0)': " } ?? ""
      throw UserFileFault(message: "\(file)\(error)", pointer: JSONPointer([Configuration.Key.swagger.rawValue]))
    }
  }
}
