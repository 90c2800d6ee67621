/// The documents that requests are checked against, one a family.
public final class SwaggerDocuments: Sendable {
  /// Those that the program carries.
  public static let bundled = SwaggerDocuments()

  private static let bundledOperations = ProviderFamily.allCases.flatMap { SwaggerDocument.bundled($0).operations }

  // Nil for a bundled document, which is read when it is first asked for.
  private let compute: SwaggerDocument?
  private let disks: SwaggerDocument?

  private init() {
    compute = nil
    disks = nil
  }

  /// The bundled documents with what published files say over their content, for the api-version of each file.
  ///
  /// - Throws: an error that points at an operation that two files describe for one api-version.
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

  /// The operation of an id.
  public func operation(_ id: String) -> Operation? {
    self[.compute].operation(withID: id) ?? self[.disks].operation(withID: id)
  }

  /// Those of all families.
  public var operations: [Operation] {
    guard let compute, let disks else { return Self.bundledOperations }
    return compute.operations + disks.operations
  }
}
