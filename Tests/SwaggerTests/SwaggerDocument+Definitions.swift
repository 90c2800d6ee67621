@testable import Swagger

extension SwaggerDocument {
  /// The schema of a definition in a version; nil if that version has no definition of this name.
  func schema(of definition: String, in version: APIVersion) -> Schema? {
    schema(sources.definitions[definition], in: version)
  }

  /// The names of a version's definitions, sorted.
  func definitions(in version: APIVersion) -> [String] {
    guard let version = apiVersions.firstIndex(of: version) else { return [] }
    return sources.definitions.filter { sources[$0.value].availability.contains(version) }.keys.sorted()
  }
}
