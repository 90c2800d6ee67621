/// A document with what published files say over its own content.
///
/// A file speaks for its own api-version and the operations that it has; all else stays as the document says.
struct PublishedOverlay: Sendable {
  /// An operation in one api-version.
  struct Entry: Sendable {
    /// The file's document, and the operation in it.
    let document: SwaggerDocument
    let described: Operation
    /// The operation for those who ask for it: with the id and path that it goes by in all versions.
    var shown: Operation
  }

  let base: SwaggerDocument
  /// Oldest first.
  let apiVersions: [APIVersion]
  let operations: [Operation]
  private let baseOperations: [String: Operation]
  private let entries: [APIVersion: [String: Entry]]

  /// - Throws: an error that points at an operation that two files describe for one api-version.
  init(_ base: SwaggerDocument, _ published: [PublishedSwagger]) throws(SwaggerError) {
    self.base = base
    var draft = OverlayDraft(base, published)
    for file in published { try draft.add(file) }
    apiVersions = draft.apiVersions
    operations = draft.operations
    entries = draft.shownEntries()
    baseOperations = Dictionary(base.operations.map { ($0.id, $0) }) { first, _ in first }
  }

  func entry(of operation: Operation, in version: APIVersion) -> Entry? { entries[version]?[operation.id] }

  func has(_ operation: Operation, in version: APIVersion) -> Bool {
    entry(of: operation, in: version) != nil || baseOperations[operation.id].map { base.has($0, in: version) } ?? false
  }

  func bodySchema(of operation: Operation, in version: APIVersion) -> Schema? {
    if let entry = entry(of: operation, in: version) {
      return entry.document.bodySchema(of: entry.described, in: version)
    }
    return baseOperations[operation.id].flatMap { base.bodySchema(of: $0, in: version) }
  }

  func responseSchema(of operation: Operation, in version: APIVersion) -> Schema? {
    if let entry = entry(of: operation, in: version) {
      return entry.document.responseSchema(of: entry.described, in: version)
    }
    return baseOperations[operation.id].flatMap { base.responseSchema(of: $0, in: version) }
  }
}

/// An overlay while files are added to it.
private struct OverlayDraft {
  private let family: ProviderFamily
  let apiVersions: [APIVersion]
  private(set) var operations: [Operation]
  private var entries: [APIVersion: [String: (file: String, entry: PublishedOverlay.Entry)]] = [:]

  /// - Parameter published: the files that are to be added.
  init(_ base: SwaggerDocument, _ published: [PublishedSwagger]) {
    let added = published.filter { $0.entries.contains { $0.family == base.family } }.flatMap(\.document.apiVersions)
    family = base.family
    apiVersions = Set(base.apiVersions + added).sorted()
    operations = base.operations
  }

  mutating func add(_ file: PublishedSwagger) throws(SwaggerError) {
    for entry in file.entries where entry.family == family {
      for version in file.document.apiVersions where entry.operation.exists(in: version) {
        try add(entry, of: file, in: version)
      }
    }
  }

  private mutating func add(
    _ entry: PublishedSwagger.Entry, of file: PublishedSwagger, in version: APIVersion
  ) throws(SwaggerError) {
    if let other = entries[version]?[entry.id] {
      throw SwaggerError(
        "'\(other.file)' describes '\(entry.id)' of api-version \(version) already", at: entry.place, in: file.file)
    }
    let described = entry.operation
    if let index = operations.firstIndex(where: { $0.id == entry.id }) {
      operations[index] = operations[index].joined(by: described, in: version, isNewest: apiVersions.last == version)
    } else {
      operations.append(described.moved(to: family))
    }
    entries[version, default: [:]][entry.id] = (
      file.file, PublishedOverlay.Entry(document: file.document, described: described, shown: described)
    )
  }

  /// The entries with operations that know all versions.
  func shownEntries() -> [APIVersion: [String: PublishedOverlay.Entry]] {
    let all = Dictionary(operations.map { ($0.id, $0) }) { first, _ in first }
    return entries.mapValues { described in
      described.reduce(into: [:]) { entries, item in
        var entry = item.value.entry
        if let operation = all[item.key] { entry.shown = operation.withBody(of: entry.described) }
        entries[item.key] = entry
      }
    }
  }
}
