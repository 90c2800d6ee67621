/// An operation of the REST API, in all api-versions that have it.
///
/// A class, so that handing one out to every rule on every thread costs one retain.
public final class Operation: Sendable, Identifiable {
  /// A step of an operation's path.
  public enum PathSegment: Sendable, Equatable {
    case literal(String)
    /// Stands for any one segment; the name is without its braces.
    case parameter(String)
  }

  /// The operationId, such as `RestorePoints_Create`.
  public let id: String
  public let family: ProviderFamily
  /// Upper case.
  public let method: String
  public let path: [PathSegment]
  /// The api-versions that have the operation.
  public let versions: VersionRange
  /// The definition that the body follows; nil for an operation without a body, or with a body described in place.
  public let bodyDefinition: String?
  public let isBodyRequired: Bool
  public let queryParameters: [QueryParameter]

  /// The schema of the body.
  let body: Int?

  /// The schema of the first successful answer that has one.
  let response: Int?

  init(
    id: String, family: ProviderFamily, method: String, path: [PathSegment], versions: VersionRange,
    bodyDefinition: String?, isBodyRequired: Bool, queryParameters: [QueryParameter], body: Int?, response: Int?
  ) {
    self.id = id
    self.family = family
    self.method = method
    self.path = path
    self.versions = versions
    self.bodyDefinition = bodyDefinition
    self.isBodyRequired = isBodyRequired
    self.queryParameters = queryParameters
    self.body = body
    self.response = response
  }

  public var since: APIVersion { versions.since }
  public var until: APIVersion? { versions.until }

  /// Whether a body may be sent at all.
  public var takesBody: Bool { body != nil }

  public func exists(in version: APIVersion) -> Bool { versions.contains(version) }
}

/// What an operation's URL may hold behind the question mark.
public struct QueryParameter: Sendable {
  /// A value that the document lists.
  public struct Value: Sendable, Equatable {
    public let text: String
    public let versions: VersionRange
  }

  public let name: String
  public let isRequired: Bool
  public let versions: VersionRange
  /// The values that the document lists, of all api-versions; nil where any value will do.
  public let values: [Value]?

  let enumName: String?
  let isModelAsString: Bool

  public func exists(in version: APIVersion) -> Bool { versions.contains(version) }

  /// The values that one api-version lists; nil where any value will do or the version lacks the parameter.
  public func enumeration(in version: APIVersion) -> Enumeration? {
    guard exists(in: version), let values else { return nil }
    return Enumeration(
      values: values.filter { $0.versions.contains(version) }.map(\.text), name: enumName,
      modelAsString: isModelAsString)
  }
}
