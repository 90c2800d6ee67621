/// The documents that requests are checked against, one per provider family.
public final class SwaggerDocuments: Sendable {
  /// The documents embedded in the program.
  public static let bundled = SwaggerDocuments()

  private static let bundledOperations = ProviderFamily.allCases.flatMap { SwaggerDocument.bundled($0).operations }

  // Nil for the bundled document, which is read on first access.
  private let compute: SwaggerDocument?
  private let disks: SwaggerDocument?

  private init() {
    compute = nil
    disks = nil
  }

  /// The bundled documents, overridden by published files for the api-version of each file.
  ///
  /// - Throws: An error at an operation that two files define for the same api-version.
  public init(extendedBy published: [PublishedSwagger]) throws(SwaggerError) {
    compute = SwaggerDocument(try PublishedOverlay(.bundled(.compute), published))
    disks = SwaggerDocument(try PublishedOverlay(.bundled(.disks), published))
  }

  public subscript(family: ProviderFamily) -> SwaggerDocument {
    switch family {
    case .compute: compute ?? .bundled(.compute)
    case .disks: disks ?? .bundled(.disks)
    }
  }

  /// The operation with an ID.
  public func operation(_ id: String) -> APIOperation? {
    self[.compute].operation(withID: id) ?? self[.disks].operation(withID: id)
  }

  /// The operation with an ID in any case; the documents of later families are read only if it is not in those before.
  public func operation(caseless id: String) -> APIOperation? {
    ProviderFamily.allCases.lazy.flatMap { self[$0].operations }.first { $0.id.lowercased() == id.lowercased() }
  }

  /// The operations of all families.
  public var operations: [APIOperation] {
    guard let compute, let disks else { return Self.bundledOperations }
    return compute.operations + disks.operations
  }

  /// The api-versions of all families, oldest first.
  public var apiVersions: [APIVersion] {
    Set(ProviderFamily.allCases.flatMap { self[$0].apiVersions }).sorted()
  }
}
