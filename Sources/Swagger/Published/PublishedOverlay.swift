/// A bundled document overridden by published files.
///
/// A file overrides only the operations that it contains, and only for its own api-version.
struct PublishedOverlay: Sendable {
  /// An operation in one api-version.
  struct Entry: Sendable {
    /// The file's document.
    let document: SwaggerDocument
    /// The operation as that document describes it.
    let described: APIOperation
    /// The operation as returned to callers, with the ID and path that it has in all versions.
    var merged: APIOperation
  }

  let base: SwaggerDocument
  /// Oldest first.
  let apiVersions: [APIVersion]
  let operations: [APIOperation]
  private let baseOperations: [String: APIOperation]
  private let entries: [APIVersion: [String: Entry]]

  /// - Throws: An error at an operation that two files define for the same api-version.
  init(_ base: SwaggerDocument, _ published: [PublishedSwagger]) throws(SwaggerError) {
    self.base = base
    var draft = OverlayDraft(base, published)
    for file in published { try draft.add(file) }
    apiVersions = draft.apiVersions
    operations = draft.operations
    entries = draft.mergedEntries()
    baseOperations = Dictionary(base.operations.map { ($0.id, $0) }) { first, _ in first }
  }

  func entry(of operation: APIOperation, in version: APIVersion) -> Entry? { entries[version]?[operation.id] }

  func has(_ operation: APIOperation, in version: APIVersion) -> Bool {
    entry(of: operation, in: version) != nil || baseOperations[operation.id].map { base.has($0, in: version) } ?? false
  }

  func bodySchema(of operation: APIOperation, in version: APIVersion) -> Schema? {
    if let entry = entry(of: operation, in: version) {
      return entry.document.bodySchema(of: entry.described, in: version)
    }
    return baseOperations[operation.id].flatMap { base.bodySchema(of: $0, in: version) }
  }

  func responseSchema(of operation: APIOperation, in version: APIVersion) -> Schema? {
    if let entry = entry(of: operation, in: version) {
      return entry.document.responseSchema(of: entry.described, in: version)
    }
    return baseOperations[operation.id].flatMap { base.responseSchema(of: $0, in: version) }
  }
}

/// An overlay under construction.
private struct OverlayDraft {
  private let family: ProviderFamily
  let apiVersions: [APIVersion]
  private(set) var operations: [APIOperation]
  private var entries: [APIVersion: [String: (file: String, entry: PublishedOverlay.Entry)]] = [:]

  /// - Parameter published: The files that will be added.
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
        "'\(entry.id)' in api-version \(version) is already defined in '\(other.file)'", at: entry.pointer,
        in: file.file)
    }
    let described = entry.operation
    if let index = operations.firstIndex(where: { $0.id == entry.id }) {
      operations[index] = operations[index].merged(with: described, in: version, isNewest: apiVersions.last == version)
    } else {
      operations.append(described.moved(to: family))
    }
    entries[version, default: [:]][entry.id] = (
      file.file, PublishedOverlay.Entry(document: file.document, described: described, merged: described)
    )
  }

  /// The entries, with each operation merged across all versions.
  func mergedEntries() -> [APIVersion: [String: PublishedOverlay.Entry]] {
    let all = Dictionary(operations.map { ($0.id, $0) }) { first, _ in first }
    return entries.mapValues { described in
      described.reduce(into: [:]) { entries, item in
        var entry = item.value.entry
        if let operation = all[item.key] { entry.merged = operation.withBody(of: entry.described) }
        entries[item.key] = entry
      }
    }
  }
}
