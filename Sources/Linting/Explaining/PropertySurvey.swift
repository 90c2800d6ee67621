internal import Swagger

/// A property of one definition, in all requests and responses and all api-versions that have it.
struct PropertyUse {
  /// Where a request or a response has the property.
  struct Place: Hashable {
    let operation: String
    /// Names separated by dots, with `[]` after arrays.
    let path: String
    let isInRequest: Bool
  }

  let family: ProviderFamily
  /// Nil for an inline schema.
  let definition: String?
  let name: String
  /// In the order of the document, without duplicates.
  var places: [Place] = []
  /// The schemas of its value, oldest api-version first.
  var schemas: [(version: APIVersion, schema: Schema)] = []
  /// The api-versions in which requests may set it.
  var settable: Set<APIVersion> = []
  var required: Set<APIVersion> = []
}

/// All properties of requests and responses.
struct PropertySurvey {
  private struct Key: Hashable {
    let family: ProviderFamily
    let definition: String?
    let name: String
  }

  /// A property that was found in one api-version.
  private struct Visit {
    let place: PropertyUse.Place
    let family: ProviderFamily
    let version: APIVersion
    /// The definitions that contain it, which aren't entered again.
    let definitions: [String]

    func at(_ path: String) -> Visit {
      let place = PropertyUse.Place(operation: place.operation, path: path, isInRequest: place.isInRequest)
      return Visit(place: place, family: family, version: version, definitions: definitions)
    }
  }

  private var order: [Key] = []
  private var uses: [Key: PropertyUse] = [:]
  private var knownPlaces: Set<PropertyUse.Place> = []

  init(of documents: SwaggerDocuments) {
    for document in ProviderFamily.allCases.map({ documents[$0] }) {
      for operation in document.operations {
        for version in document.versions(of: operation) { visit(operation, in: version, of: document) }
      }
    }
  }

  private mutating func visit(
    _ operation: Swagger.APIOperation, in version: APIVersion, of document: SwaggerDocument
  ) {
    let schemas = [
      (document.bodySchema(of: operation, in: version), true),
      (document.responseSchema(of: operation, in: version), false),
    ]
    for case (let schema?, let isInRequest) in schemas {
      let place = PropertyUse.Place(operation: operation.id, path: "", isInRequest: isInRequest)
      visit(schema, Visit(place: place, family: document.family, version: version, definitions: []))
    }
  }

  /// The properties with a name or at a place, ignoring case.
  func uses(named name: String) -> [PropertyUse] {
    let name = name.lowercased()
    return order.compactMap { uses[$0] }.filter { use in
      use.name.lowercased() == name || use.places.contains { $0.path.lowercased() == name }
    }
  }

  /// Without duplicates.
  var names: [String] {
    var seen: Set<String> = []
    return order.map(\.name).filter { seen.insert($0).inserted }
  }

  private mutating func visit(_ schema: Schema, _ visit: Visit) {
    if let definition = schema.definition, visit.definitions.contains(definition) { return }
    let definitions = visit.definitions + [schema.definition].compactMap(\.self)
    for property in schema.properties {
      let path = visit.place.path.isEmpty ? property.name : "\(visit.place.path).\(property.name)"
      record(property, of: schema.definition, visit.at(path))
      // What the service sets is only of interest in responses.
      if visit.place.isInRequest, property.isReadOnly { continue }
      let (value, suffix) = Self.element(of: property.schema)
      self.visit(
        value,
        Visit(
          place: visit.at(path + suffix).place, family: visit.family, version: visit.version,
          definitions: definitions))
    }
  }

  /// What an array contains, with a `[]` for each level of arrays; any other value itself.
  private static func element(of schema: Schema) -> (Schema, suffix: String) {
    guard schema.type == .array, let items = schema.items else { return (schema, "") }
    let (element, suffix) = element(of: items)
    return (element, "[]" + suffix)
  }

  private mutating func record(_ property: Property, of definition: String?, _ visit: Visit) {
    let key = Key(family: visit.family, definition: definition, name: property.name)
    if uses[key] == nil { order.append(key) }
    var use = uses[key] ?? PropertyUse(family: visit.family, definition: definition, name: property.name)
    if !use.schemas.contains(where: { $0.version == visit.version }) {
      use.schemas.append((visit.version, property.schema))
      use.schemas.sort { $0.version < $1.version }
    }
    if visit.place.isInRequest, !property.isReadOnly { use.settable.insert(visit.version) }
    if property.isRequired, visit.place.isInRequest { use.required.insert(visit.version) }
    if knownPlaces.insert(visit.place).inserted { use.places.append(visit.place) }
    uses[key] = use
  }
}
