internal import Swagger

/// Compares what the requests of an operation may contain in two api-versions.
struct VersionComparison {
  private var changes: [RequestChange] = []

  /// The changes from one version to another, in the order of the newer one's definitions; none if the document lacks
  /// one of the versions.
  static func changes(
    of operation: Swagger.APIOperation, from old: APIVersion, to new: APIVersion, in document: SwaggerDocument
  ) -> [RequestChange] {
    guard document.has(operation, in: old), document.has(operation, in: new) else { return [] }
    var comparison = VersionComparison()
    comparison.compareQueries(document.operation(operation, in: old), document.operation(operation, in: new), old, new)
    if let before = document.bodySchema(of: operation, in: old),
      let after = document.bodySchema(of: operation, in: new)
    {
      comparison.compare(before, after, at: "", inside: [])
    }
    return comparison.changes
  }

  private mutating func add(_ place: String, _ kind: RequestChange.Kind) {
    changes.append(RequestChange(place: place, kind: kind))
  }

  private mutating func compareQueries(
    _ before: Swagger.APIOperation, _ after: Swagger.APIOperation, _ old: APIVersion, _ new: APIVersion
  ) {
    let names = Set(after.queryParameters.map(\.name) + before.queryParameters.map(\.name)).sorted()
    for name in names where name != "api-version" {
      let parameters = (
        before.queryParameters.first { $0.name == name && $0.exists(in: old) },
        after.queryParameters.first { $0.name == name && $0.exists(in: new) }
      )
      switch parameters {
      case (nil, nil): break
      case (nil, .some): add(name, .available)
      case (.some, nil): add(name, .unknown)
      case (let before?, let after?):
        compareValues(before.enumeration(in: old), after.enumeration(in: new), at: name)
      }
    }
  }

  private mutating func compareValues(_ before: Enumeration?, _ after: Enumeration?, at place: String) {
    guard let before = before?.values, let after = after?.values else { return }
    let new = after.filter { !before.contains($0) }
    let removed = before.filter { !after.contains($0) }
    if !new.isEmpty { add(place, .newValues(new)) }
    if !removed.isEmpty { add(place, .removedValues(removed)) }
  }

  /// Compares two schemas, but not what is inside of a property that is only in one or can't be set.
  ///
  /// - Parameter definitions: the definitions that contain the schemas; they aren't entered again.
  private mutating func compare(_ before: Schema, _ after: Schema, at place: String, inside definitions: [String]) {
    if let definition = after.definition, definitions.contains(definition) { return }
    compareValues(before.enumeration, after.enumeration, at: place)
    if let oldItems = before.items, let newItems = after.items {
      return compare(oldItems, newItems, at: place + "[]", inside: definitions)
    }
    let names = after.properties.map(\.name) + before.properties.map(\.name).filter { after.property($0) == nil }
    for name in names {
      compare(
        before.property(name), after.property(name), at: place.isEmpty ? name : "\(place).\(name)",
        inside: definitions + [after.definition].compactMap(\.self))
    }
  }

  private mutating func compare(
    _ before: Property?, _ after: Property?, at place: String, inside definitions: [String]
  ) {
    switch (before?.isReadOnly, after?.isReadOnly) {
    case (nil, false?), (true?, false?):
      add(place, .available)
      if after?.isRequired == true { add(place, .required) }
    case (false?, nil): add(place, .unknown)
    case (false?, true?): add(place, .readOnly)
    case (false?, false?):
      guard let before, let after else { return }
      if before.isRequired != after.isRequired { add(place, after.isRequired ? .required : .optional) }
      compare(before.schema, after.schema, at: place, inside: definitions)
    case (nil, true?), (true?, nil), (true?, true?), (nil, nil): break
    }
  }
}
