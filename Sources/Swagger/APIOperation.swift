/// An operation of the REST API, across all api-versions that have it.
///
/// A class, so that passing one to a rule costs a single retain.
public final class APIOperation: Sendable, Identifiable {
  /// One segment of an operation's path.
  public enum PathSegment: Sendable, Equatable {
    case literal(String)
    /// Stands for any one segment; the name excludes the braces.
    case parameter(String)
  }

  /// The `operationId`, such as `RestorePoints_Create`.
  public let id: String
  public let family: ProviderFamily
  /// In upper case.
  public let method: String
  public let path: [PathSegment]
  /// The api-versions that have the operation.
  public let versions: VersionRange
  public let isBodyRequired: Bool
  public let queryParameters: [QueryParameter]

  /// The index of the body's schema.
  let body: Int?

  /// The index of the schema of the first successful response that has one.
  let response: Int?

  init(
    id: String, family: ProviderFamily, method: String, path: [PathSegment], versions: VersionRange,
    isBodyRequired: Bool, queryParameters: [QueryParameter], body: Int?, response: Int?
  ) {
    self.id = id
    self.family = family
    self.method = method
    self.path = path
    self.versions = versions
    self.isBodyRequired = isBodyRequired
    self.queryParameters = queryParameters
    self.body = body
    self.response = response
  }

  public var since: APIVersion { versions.since }

  /// Whether a request may have a body.
  public var takesBody: Bool { body != nil }

  public func exists(in version: APIVersion) -> Bool { versions.contains(version) }
}

/// A query parameter that an operation accepts.
public struct QueryParameter: Sendable {
  /// An enum value that the document lists.
  public struct Value: Sendable, Equatable {
    public let text: String
    public let versions: VersionRange
  }

  public let name: String
  public let isRequired: Bool
  public let versions: VersionRange
  /// The allowed values, across all api-versions; nil if any value is allowed.
  public let values: [Value]?

  let enumName: String?

  public func exists(in version: APIVersion) -> Bool { versions.contains(version) }

  /// The values allowed in one api-version; nil if any value is allowed or the version doesn't have the parameter.
  public func enumeration(in version: APIVersion) -> Enumeration? {
    guard exists(in: version), let values else { return nil }
    return Enumeration(
      values: values.filter { $0.versions.contains(version) }.map(\.text), name: enumName)
  }
}
