extension SwaggerDocument {
  /// The api-versions whose body of an operation has a member, oldest first.
  ///
  /// - Parameter path: the names from the body's root; an array's step is a decimal index or `*`, a step into a map
  ///   any name. The empty path is the body itself.
  public func versions(in operation: Operation, havingMember path: [String]) -> [APIVersion] {
    apiVersions.filter { member(path, of: operation, in: $0) != nil }
  }

  /// The api-versions that list a value for a member, compared without case, oldest first.
  public func versions(in operation: Operation, member path: [String], allowing value: String) -> [APIVersion] {
    let value = value.lowercased()
    return apiVersions.filter { version in
      let enumeration = member(path, of: operation, in: version)?.schema.enumeration
      return enumeration?.values.contains { $0.lowercased() == value } ?? false
    }
  }

  /// The api-versions in which a request may set a member: there, and nothing on the way to it readOnly. Oldest first.
  public func versions(in operation: Operation, writable path: [String]) -> [APIVersion] {
    apiVersions.filter { member(path, of: operation, in: $0)?.isReadOnly == false }
  }

  private func member(_ path: [String], of operation: Operation, in version: APIVersion) -> Member? {
    guard let body = bodySchema(of: operation, in: version) else { return nil }
    return path.reduce(Member(schema: body, isReadOnly: false)) { $0?.step($1) }
  }
}

/// A place in a body, and whether something on the way to it is readOnly.
private struct Member {
  let schema: Schema
  let isReadOnly: Bool

  func step(_ token: String) -> Member? {
    if let property = schema.property(token) {
      return Member(schema: property.schema, isReadOnly: isReadOnly || property.isReadOnly)
    }
    if let items = schema.items,
      token == "*" || (!token.isEmpty && token.utf8.allSatisfy { (0x30...0x39).contains($0) })
    {
      return Member(schema: items, isReadOnly: isReadOnly)
    }
    switch schema.additionalProperties {
    case .schema(let schema): return Member(schema: schema, isReadOnly: isReadOnly)
    case .unspecified: return nil
    }
  }
}
