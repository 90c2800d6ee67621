internal import JSONText

/// The restore-point operations of a published Swagger file and the files that it references.
///
/// Includes the operations that the bundled documents also have, and any others under `restorePointCollections`.
public struct PublishedSwagger: Sendable {
  /// An operation of the file.
  struct Entry: Sendable {
    /// The location of the operation in the main file.
    let pointer: JSONPointer
    /// The bundled operation with the same method and path, if any.
    let bundled: APIOperation?
    let operation: APIOperation

    var id: String { bundled?.id ?? operation.id }

    var family: ProviderFamily {
      bundled?.family ?? (operation.path.contains { $0.isLiteral("diskRestorePoints") } ? .disks : .compute)
    }
  }

  /// The path as given by the user.
  let file: String
  let document: SwaggerDocument
  let entries: [Entry]

  /// Reads a file and the files that it references.
  ///
  /// - Parameter load: Returns the contents of a file.
  /// - Throws: The first error in the files, or an error if the main file has no restore-point operations.
  public init(
    file: String, load: @escaping (String) throws(SwaggerFileFailure) -> [UInt8]
  ) throws(SwaggerError) {
    let main = ReferencePath.normalized(file)
    let files = SwaggerFiles(main: main) { (path) throws(SwaggerFileFailure) in try load(path == main ? file : path) }
    do throws(SwaggerError) {
      (document, entries) = try Self.read(files)
    } catch {
      throw error.file == main ? error.withFile(file) : error
    }
    self.file = file
  }

  private static func read(_ files: SwaggerFiles) throws(SwaggerError) -> (SwaggerDocument, [Entry]) {
    let bundled = SwaggerDocuments.bundled.operations
    var reader = SwaggerReader(family: .compute)
    reader.file = files.main
    reader.references = ReferencedDefinitions(files: files)
    let pointers = try files.file(at: files.main).document.withRoot { (root) throws(SwaggerError) in
      try reader.readPublished(root) { method, path in
        path.contains { $0.isLiteral("restorePointCollections") } || bundled.contains { $0.matches(method, path) }
      }
    }
    guard !pointers.isEmpty else {
      throw reader.error("no restore-point operations in this file")
    }
    try InheritanceCheck.run(on: reader)
    let entries = zip(pointers, reader.operations).map { pointer, operation in
      Entry(
        pointer: pointer, bundled: bundled.first { $0.matches(operation.method, operation.path) }, operation: operation)
    }
    reader.references = nil
    return (SwaggerDocument(reader, SchemaSources(reader)), entries)
  }
}

extension APIOperation {
  /// Whether the operation has this method and path, ignoring the names of path parameters.
  fileprivate func matches(_ method: String, _ path: [PathSegment]) -> Bool {
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

extension APIOperation.PathSegment {
  /// Whether this is a literal segment with the given name, ignoring case.
  fileprivate func isLiteral(_ name: String) -> Bool {
    if case .literal(let text) = self { text.lowercased() == name.lowercased() } else { false }
  }
}
