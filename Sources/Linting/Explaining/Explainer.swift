public import Swagger

/// Explains everything that the Swagger documents define, by name.
public struct Explainer: Sendable {
  private let documents: SwaggerDocuments
  private let survey: PropertySurvey

  public init(_ documents: SwaggerDocuments) {
    self.documents = documents
    survey = PropertySurvey(of: documents)
  }

  /// All names that have an explanation.
  public var names: [String] {
    documents.operations.map(\.id) + documents.apiVersions.map(\.description) + survey.names
  }

  /// The explanations of everything with a name, ignoring case; empty if nothing has it.
  ///
  /// - Parameter name: an operation's ID, an api-version, a property's name, or its place such as `properties.source`.
  public func explanations(of name: String) -> [Explanation] {
    if let operation = documents.operation(caseless: name) {
      return [Explanation(of: operation, in: documents[operation.family])]
    }
    if let version = APIVersion(name) {
      return ProviderFamily.allCases.compactMap { Explanation(of: version, in: documents[$0]) }
    }
    return survey.uses(named: name).map { Explanation(of: $0, in: documents[$0.family]) }
  }
}
