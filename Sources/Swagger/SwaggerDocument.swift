internal import CBundledRules
internal import JSONText

/// The operations and definitions of one provider family, across all its api-versions.
///
/// The format is Swagger 2.0 with version annotations; a document without them describes the one version in
/// `info.version`.
/// - `x-api-versions`, at the root, lists the versions, oldest first.
/// - `x-since` and `x-until` (both inclusive) annotate operations, parameters, definitions, properties and entries of
///   `allOf`. Anything without them exists in all versions of its parent.
/// - `x-ms-enum.values` (`{"value", "x-since", "x-until"}`) annotates enum values, `x-required`
///   (`{"name", "x-since", "x-until"}`) entries of `required`; `enum` and `required` list the values of all versions.
/// - `x-versions` covers all other changes: each of its entries is a partial schema, merged over the schema that
///   contains it in the entry's own versions. Later entries override earlier ones.
public final class SwaggerDocument: Sendable {
  public let family: ProviderFamily
  /// Oldest first.
  public let apiVersions: [APIVersion]
  /// In document order.
  public let operations: [APIOperation]

  private let operationsByID: [String: APIOperation]
  let sources: SchemaSources
  /// The published files that override the base document; nil for a document that isn't overridden.
  private let overlay: PublishedOverlay?
  /// By the schema's index, and by the version's; dictionaries with keys of a type of their own start slowly.
  private let compiled = Guarded<[Int: [Int: Schema]]>([:])

  /// Reads a self-contained document.
  ///
  /// - Throws: The first error in the text: invalid JSON, a value of the wrong type, an unknown version in an
  ///   annotation, an unresolved reference, or circular inheritance.
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

  /// A bundled document overridden by published files.
  init(_ overlay: PublishedOverlay) {
    family = overlay.base.family
    apiVersions = overlay.apiVersions
    operations = overlay.operations
    operationsByID = Self.byID(overlay.operations)
    sources = overlay.base.sources
    self.overlay = overlay
  }

  private static func byID(_ operations: [APIOperation]) -> [String: APIOperation] {
    Dictionary(operations.map { ($0.id, $0) }) { first, _ in first }
  }

  /// The operation with an ID.
  public func operation(withID id: String) -> APIOperation? { operationsByID[id] }

  /// Whether an api-version has an operation.
  public func has(_ operation: APIOperation, in version: APIVersion) -> Bool {
    if let overlay { return overlay.has(operation, in: version) }
    return apiVersions.contains(version) && operation.since <= version
  }

  /// The api-versions that have an operation, oldest first.
  public func versions(of operation: APIOperation) -> [APIVersion] { apiVersions.filter { has(operation, in: $0) } }

  /// The newest api-version that has an operation.
  public func newestVersion(of operation: APIOperation) -> APIVersion? { apiVersions.last { has(operation, in: $0) } }

  /// An operation as defined in a version.
  public func operation(_ operation: APIOperation, in version: APIVersion) -> APIOperation {
    overlay?.entry(of: operation, in: version)?.merged ?? operation
  }

  /// The schema of an operation's body in a version; nil if it takes none, or if the document doesn't have the version.
  public func bodySchema(of operation: APIOperation, in version: APIVersion) -> Schema? {
    if let overlay { return overlay.bodySchema(of: operation, in: version) }
    return operation.exists(in: version) ? schema(operation.body, in: version) : nil
  }

  /// The schema of an operation's successful response in a version; nil if there is none.
  public func responseSchema(of operation: APIOperation, in version: APIVersion) -> Schema? {
    if let overlay { return overlay.responseSchema(of: operation, in: version) }
    return operation.exists(in: version) ? schema(operation.response, in: version) : nil
  }

  func schema(_ node: Int?, in version: APIVersion) -> Schema? {
    guard let node, let version = apiVersions.firstIndex(of: version) else { return nil }
    if let schema = compiled.withLock({ $0[node]?[version] }) { return schema }
    guard sources[node].availability.contains(version) else { return nil }
    let schema = SchemaCompiler(sources: sources, version: version).compile(node)
    return compiled.withLock { schemas in
      let first = schemas[node]?[version] ?? schema
      schemas[node, default: [:]][version] = first
      return first
    }
  }
}

extension SwaggerDocument {
  private static let compute = SwaggerDocument(embedded: rplint_swagger_compute(), family: .compute)
  private static let disks = SwaggerDocument(embedded: rplint_swagger_disks(), family: .disks)

  /// The document embedded in the program, read on first access, and each of its definitions likewise.
  ///
  /// Errors are ignored here; a test ensures that the whole document can be read.
  public static func bundled(_ family: ProviderFamily) -> SwaggerDocument {
    switch family {
    case .compute: compute
    case .disks: disks
    }
  }

  private convenience init(embedded file: rplint_file, family: ProviderFamily) {
    let text = file.bytes
    var reader = SwaggerReader(family: family)
    guard let parts = SplitDocument(text.span), let document = try? JSONDocument(parsing: parts.rest.span) else {
      self.init(reader, SchemaSources(reader))
      return
    }
    let indices = reader.declare(parts.definitions.map(\.name))
    try? document.withRoot { (root) throws(SwaggerError) in try reader.read(root) }
    let unread = Dictionary(zip(indices, parts.definitions.map(\.range))) { first, _ in first }
    self.init(reader, SchemaSources(reader, unread: unread, in: text))
  }
}
