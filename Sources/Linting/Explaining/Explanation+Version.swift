internal import Swagger

extension Explanation {
  /// Nil if the document doesn't have the api-version.
  init?(of version: APIVersion, in document: SwaggerDocument) {
    guard let index = document.apiVersions.firstIndex(of: version) else { return nil }
    let previous = index > 0 ? document.apiVersions[index - 1] : nil
    let newest = version == document.apiVersions.last ? " It is the newest that rplint knows." : ""
    self.init(
      "\(version)",
      [
        ("What", "An api-version of \(document.family.resources).\(newest)"),
        ("New operations", document.operations.filter { $0.since == version }.map(\.id).joined(separator: "\n")),
        (
          previous.map { "Changes since \($0)" } ?? "",
          previous.map { Self.changes(from: $0, to: version, in: document) }
        ),
      ])
  }

  private static func changes(from old: APIVersion, to new: APIVersion, in document: SwaggerDocument) -> String {
    let lines = document.operations.flatMap { operation in
      VersionComparison.changes(of: operation, from: old, to: new, in: document).map { "\(operation.id): \($0)" }
    }
    return lines.isEmpty ? "nothing that requests can use" : lines.joined(separator: "\n")
  }
}
