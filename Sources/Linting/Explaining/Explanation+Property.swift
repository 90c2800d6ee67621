internal import Swagger

extension Explanation {
  /// Longer lists end with the number of entries that are left out.
  private static let maximumListed = 12

  init(of use: PropertyUse, in document: SwaggerDocument) {
    let type = use.schemas.last.map { $0.schema.typeText } ?? ""
    let container = use.definition.map { " of \($0)" } ?? ""
    self.init(
      "\(use.name) (\(type))\(container)",
      [
        ("What", use.definition.flatMap { SwaggerDescriptions.bundled(use.family).property(use.name, of: $0) }),
        ("Where", Self.places(of: use)), ("Values", Self.values(of: use)), ("Set by", Self.setter(of: use)),
        ("Required", Self.requirement(of: use)), ("Since", Self.versions(of: use, in: document)),
      ])
  }

  private static func places(of use: PropertyUse) -> String {
    let places = use.places.contains(where: \.isInRequest) ? use.places.filter(\.isInRequest) : use.places
    let paths = places.map(\.path).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
    let kind = places.first?.isInRequest == true ? "requests" : "responses"
    return listed(
      paths.map { path in
        let operations = places.filter { $0.path == path }.map(\.operation).joined(separator: ", ")
        return "\(path) in \(kind) of \(operations)"
      }, separator: "\n")
  }

  /// The allowed values, with the api-version of those that came later, or the limits of a number.
  private static func values(of use: PropertyUse) -> String? {
    guard let newest = use.schemas.last?.schema else { return nil }
    if let values = newest.enumeration?.values {
      let texts = values.map { value in
        let first = use.schemas.first { $0.schema.enumeration?.values.contains(value) ?? false }?.version
        return first == use.schemas.first?.version ? value : "\(value) (since \(first.map(\.description) ?? ""))"
      }
      return listed(texts, separator: ", ")
    }
    return limits(of: use, newest)
  }

  private static func limits(of use: PropertyUse, _ schema: Schema) -> String? {
    let documented = DocumentedProperty(use.name, of: use.definition, in: use.family)
    let texts = [
      (documented.minimum ?? schema.minimum).map { "at least \(numberText($0))" },
      (documented.maximum ?? schema.maximum).map { "at most \(numberText($0))" },
    ].compactMap(\.self)
    return texts.isEmpty ? nil : texts.joined(separator: ", ")
  }

  private static func listed(_ texts: [String], separator: String) -> String {
    let rest = texts.count - maximumListed
    return (texts.prefix(maximumListed) + (rest > 0 ? ["and \(rest) more"] : [])).joined(separator: separator)
  }

  /// Nil if requests can set the property in all api-versions that have it.
  private static func setter(of use: PropertyUse) -> String? {
    let versions = use.schemas.map(\.version)
    let settable = versions.filter(use.settable.contains)
    guard let first = settable.first, let last = settable.last else { return "the service only; it is read-only" }
    if settable.count == versions.count { return nil }
    if last == versions.last { return "the service only before \(first), then also requests" }
    return "requests up to \(last), then the service only"
  }

  private static func requirement(of use: PropertyUse) -> String? {
    let isAlways = DocumentedProperty.required(of: use.definition).contains(use.name)
    let versions = use.schemas.map(\.version)
    let required = isAlways ? versions : versions.filter(use.required.contains)
    guard let first = required.first, let last = required.last else { return nil }
    if required.count == versions.count { return "yes" }
    return last == versions.last ? "since \(first)" : "up to \(last)"
  }

  private static func versions(of use: PropertyUse, in document: SwaggerDocument) -> String? {
    guard let first = use.schemas.first?.version, let last = use.schemas.last?.version else { return nil }
    return last == document.apiVersions.last ? "\(first)" : "\(first), until \(last)"
  }
}

extension Schema {
  /// The type as people call it, such as `array of string`.
  var typeText: String {
    switch type {
    case .array: "array" + (items.map { " of \($0.typeText)" } ?? "")
    case .object, .string, .integer, .number, .boolean, .any: (type.keyword ?? "any value") + formatText
    }
  }

  private var formatText: String {
    switch checkedFormat {
    case .uri, .uuid, .dateTime: ", \(format ?? "")"
    case .int32, .location, .armID, nil: ""
    }
  }
}
