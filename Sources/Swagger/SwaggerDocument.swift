internal import CBundledRules
internal import JSONText

/// The operations and definitions of one provider family, in all its api-versions.
///
/// The document is Swagger 2.0 with marks; one without marks is that of the single version in `info.version`.
/// - `x-api-versions`, at the root, lists the versions, oldest first.
/// - `x-since` and `x-until` (both inclusive) stand on operations, parameters, definitions, properties and entries of
///   `allOf`. What has none lives as long as what carries it.
/// - Enum values are marked in `x-ms-enum.values` (`{"value", "x-since", "x-until"}`), entries of `required` in
///   `x-required` (`{"name", "x-since", "x-until"}`); `enum` and `required` hold the values of all versions.
/// - Whatever else changes stands in `x-versions`, a list of pieces of schema: each is merged over the schema that
///   carries it, later ones over earlier ones, in the versions of its own marks.
public final class SwaggerDocument: Sendable {
  public let family: ProviderFamily
  /// Oldest first.
  public let apiVersions: [APIVersion]
  /// In the order of the document.
  public let operations: [Operation]

  private let operationsByID: [String: Operation]
  private let sources: SchemaSources
  /// What stands over another document's content; nil for a document with content of its own alone.
  private let overlay: PublishedOverlay?
  private let compiled = Guarded<[SchemaCompiler.Place: Schema]>([:])

  /// Reads a document of one file.
  ///
  /// - Throws: the first thing that keeps the text from being one: JSON that jansson refuses, a value of the wrong
  ///   type, an unknown version in a mark, a reference to nowhere, inheritance that runs in circles.
  public convenience init(parsing text: [UInt8], family: ProviderFamily = .compute) throws(SwaggerError) {
    try self.init(parsing: text.span, family: family)
  }

  convenience init(parsing text: Span<UInt8>, family: ProviderFamily) throws(SwaggerError) {
    let document: JSONDocument
    do {
      document = try JSONDocument(parsing: text)
    } catch {
      throw SwaggerError(error)
    }
    var reader = SwaggerReader(family: family)
    try document.withRoot { (root) throws(SwaggerError) in try reader.read(root) }
    try InheritanceCheck.run(on: reader)
    self.init(reader, SchemaSources(reader))
  }

  init(_ reader: SwaggerReader, _ sources: SchemaSources) {
    family = reader.family
    apiVersions = reader.versions
    operations = reader.operations
    operationsByID = Self.byID(reader.operations)
    overlay = nil
    self.sources = sources
  }

  /// A document with what published files say over its own content.
  init(_ overlay: PublishedOverlay) {
    family = overlay.base.family
    apiVersions = overlay.apiVersions
    operations = overlay.operations
    operationsByID = Self.byID(overlay.operations)
    sources = overlay.base.sources
    self.overlay = overlay
  }

  private static func byID(_ operations: [Operation]) -> [String: Operation] {
    Dictionary(operations.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The operation of an id.
  public func operation(withID id: String) -> Operation? { operationsByID[id] }

  /// Whether an operation was published with an api-version.
  public func has(_ operation: Operation, in version: APIVersion) -> Bool {
    if let overlay { return overlay.has(operation, in: version) }
    return apiVersions.contains(version) && operation.since <= version
  }

  /// The api-versions that have an operation, oldest first.
  public func versions(of operation: Operation) -> [APIVersion] { apiVersions.filter { has(operation, in: $0) } }

  /// The newest api-version that has an operation.
  public func newestVersion(of operation: Operation) -> APIVersion? { apiVersions.last { has(operation, in: $0) } }

  /// An operation as it is in a version.
  public func operation(_ operation: Operation, in version: APIVersion) -> Operation {
    overlay?.entry(of: operation, in: version)?.shown ?? operation
  }

  /// The body that an operation takes in a version; nil if it takes none, or if the version is none of the document's.
  public func bodySchema(of operation: Operation, in version: APIVersion) -> Schema? {
    if let overlay { return overlay.bodySchema(of: operation, in: version) }
    return operation.exists(in: version) ? schema(operation.body, in: version) : nil
  }

  /// What a successful answer to an operation holds in a version; nil if nothing, or nothing that the document says.
  public func responseSchema(of operation: Operation, in version: APIVersion) -> Schema? {
    if let overlay { return overlay.responseSchema(of: operation, in: version) }
    return operation.exists(in: version) ? schema(operation.response, in: version) : nil
  }

  /// A definition as it is in a version; nil if that version has none of this name. Those of published files stay apart,
  /// as a name may mean different things in two files.
  public func schema(of definition: String, in version: APIVersion) -> Schema? {
    if let overlay { return overlay.base.schema(of: definition, in: version) }
    return schema(sources.definitions[definition], in: version)
  }

  /// The names of a version's definitions, sorted.
  public func definitions(in version: APIVersion) -> [String] {
    if let overlay { return overlay.base.definitions(in: version) }
    guard let version = apiVersions.firstIndex(of: version) else { return [] }
    return sources.definitions.filter { sources[$0.value].lifetime.contains(version) }.keys.sorted()
  }

  private func schema(_ node: Int?, in version: APIVersion) -> Schema? {
    guard let node, let version = apiVersions.firstIndex(of: version) else { return nil }
    let place = SchemaCompiler.Place(node: node, version: version)
    if let schema = compiled.withLock({ $0[place] }) { return schema }
    guard sources[node].lifetime.contains(version) else { return nil }
    let schema = SchemaCompiler(sources: sources, version: version).compile(node)
    return compiled.withLock { schemas in
      schemas[place] = schemas[place] ?? schema
      return schemas[place] ?? schema
    }
  }
}

extension SwaggerDocument {
  private static let compute = SwaggerDocument(embedded: rplint_swagger_compute(), family: .compute)
  private static let disks = SwaggerDocument(embedded: rplint_swagger_disks(), family: .disks)

  /// The document that the program carries, read at first use and each definition at its own. A test sees to it that
  /// it can be read whole.
  public static func bundled(_ family: ProviderFamily) -> SwaggerDocument {
    switch family {
    case .compute: compute
    case .disks: disks
    }
  }

  private convenience init(embedded file: rplint_file, family: ProviderFamily) {
    let text = Array(UnsafeBufferPointer(start: file.start, count: file.count))
    var reader = SwaggerReader(family: family)
    guard let parts = DefinitionTexts(of: text.span), let document = try? JSONDocument(parsing: parts.rest.span) else {
      self.init(reader, SchemaSources(reader))
      return
    }
    let numbers = reader.number(parts.definitions.map(\.name))
    try? document.withRoot { (root) throws(SwaggerError) in try reader.read(root) }
    let unread = Dictionary(zip(numbers, parts.definitions.map(\.range))) { first, _ in first }
    self.init(reader, SchemaSources(reader, unread: unread, in: text))
  }
}
