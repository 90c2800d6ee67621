internal import JSONText

/// What a published Swagger file, with those that it refers to, says of restore points.
///
/// Of its operations these count: those that the bundled documents know, and others below restore point collections.
public struct PublishedSwagger: Sendable {
  /// An operation of the file.
  struct Entry: Sendable {
    /// In the main file.
    let place: JSONPointer
    /// The bundled operation of the same method and path; nil for one that the bundled documents don't know.
    let known: Operation?
    let operation: Operation

    var id: String { known?.id ?? operation.id }

    var family: ProviderFamily {
      known?.family ?? (operation.path.contains { $0.isLiteral("diskRestorePoints") } ? .disks : .compute)
    }
  }

  /// The path as the user gave it.
  let file: String
  let document: SwaggerDocument
  let entries: [Entry]

  /// Reads a file and the files that its references lead to.
  ///
  /// - Parameter load: gives the bytes of a file.
  /// - Throws: the first thing that keeps the files from being a Swagger document, or that no operation counts.
  public init(
    file: String, load: @escaping (String) throws(SwaggerFileFailure) -> [UInt8]
  ) throws(SwaggerError) {
    let main = ReferencePath.normalized(file)
    let files = SwaggerFiles(main: main) { (path) throws(SwaggerFileFailure) in try load(path == main ? file : path) }
    do throws(SwaggerError) {
      (document, entries) = try Self.read(files)
    } catch {
      throw error.file == main ? error.moved(to: file) : error
    }
    self.file = file
  }

  private static func read(_ files: SwaggerFiles) throws(SwaggerError) -> (SwaggerDocument, [Entry]) {
    let known = SwaggerDocuments.bundled.operations
    var reader = SwaggerReader(family: .compute)
    reader.file = files.main
    reader.links = DefinitionLinks(files: files)
    let places = try files.file(at: files.main).document.withRoot { (root) throws(SwaggerError) in
      try reader.readPublished(root) { method, path in
        path.contains { $0.isLiteral("restorePointCollections") } || known.contains { $0.isAt(method, path) }
      }
    }
    guard !places.isEmpty else {
      throw reader.fault("none of the operations in this file is about restore points")
    }
    try InheritanceCheck.run(on: reader)
    let entries = zip(places, reader.operations).map { place, operation in
      Entry(place: place, known: known.first { $0.isAt(operation.method, operation.path) }, operation: operation)
    }
    reader.links = nil
    return (SwaggerDocument(reader, SchemaSources(reader)), entries)
  }
}

extension Operation {
  /// Whether the operation has this method and path, whatever the path's parameters are called.
  fileprivate func isAt(_ method: String, _ path: [PathSegment]) -> Bool {
    guard method == self.method, path.count == self.path.count else { return false }
    return zip(path, self.path).allSatisfy { left, right in
      switch (left, right) {
      case (.parameter, .parameter): true
      case (_, .literal(let text)): left.isLiteral(text)
      case (.literal, .parameter): false
      }
    }
  }
}

extension Operation.PathSegment {
  /// Whether this is a certain name, in any case.
  fileprivate func isLiteral(_ name: String) -> Bool {
    if case .literal(let text) = self { text.lowercased() == name.lowercased() } else { false }
  }
}
