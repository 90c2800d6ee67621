extension SwaggerDocument {
  /// The api-versions in which an operation's body has a member, oldest first.
  ///
  /// - Parameter path: The keys from the body's root to the member, in any case. An array element is a decimal index or
  ///   `*`; a key of a map can be any name. The empty path is the body itself.
  public func versions(of operation: APIOperation, withMember path: [String]) -> [APIVersion] {
    apiVersions.filter { member(path, of: operation, in: $0) != nil }
  }

  /// The api-versions whose enum for a member lists a value, ignoring case, oldest first.
  public func versions(
    of operation: APIOperation, withMember path: [String], allowing value: String
  ) -> [APIVersion] {
    let value = value.lowercased()
    return apiVersions.filter { version in
      let enumeration = member(path, of: operation, in: version)?.schema.enumeration
      return enumeration?.values.contains { $0.lowercased() == value } ?? false
    }
  }

  /// The api-versions in which a request may set a member, oldest first: neither it nor any of its ancestors is
  /// `readOnly`.
  public func versions(of operation: APIOperation, withWritableMember path: [String]) -> [APIVersion] {
    apiVersions.filter { member(path, of: operation, in: $0)?.isReadOnly == false }
  }

  private func member(_ path: [String], of operation: APIOperation, in version: APIVersion) -> Member? {
    guard let body = bodySchema(of: operation, in: version) else { return nil }
    return path.reduce(Member(schema: body, isReadOnly: false)) { $0?.child($1) }
  }
}

/// A member of a body.
private struct Member {
  let schema: Schema
  /// Whether the member or one of its ancestors is `readOnly`.
  let isReadOnly: Bool

  func child(_ token: String) -> Member? {
    if let property = schema.property(token) ?? schema.property(caseless: token) {
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
