internal import ArgumentParser
internal import Linting
internal import Swagger

/// What is checked, and how.
extension LintCommand {
  /// - Parameters:
  ///   - swagger: what requests are checked against.
  ///   - added: the user's own rules, which may be named like the others.
  func linterOptions(_ swagger: SwaggerDocuments, _ added: AddedRules) throws -> Linter.Options {
    var options = Linter.Options(
      operation: try knownOperation(swagger), apiVersion: try knownVersion(), selection: try selection(of: added),
      added: added)
    options.swagger = swagger
    return options
  }

  private func knownOperation(_ swagger: SwaggerDocuments) throws -> String? {
    guard let operation else { return nil }
    let ids = ProviderFamily.allCases.lazy.flatMap { swagger[$0].operations.map(\.id) }
    guard let id = ids.first(where: { $0.lowercased() == operation.lowercased() }) else {
      throw ValidationError("no operation '\(operation)'; there are \(ids.sorted().joined(separator: ", "))")
    }
    return id
  }

  private func knownVersion() throws -> String? {
    guard let apiVersion else { return nil }
    guard APIVersion(apiVersion) != nil else {
      throw ValidationError("the api-version '\(apiVersion)' is no date of the form YYYY-MM-DD")
    }
    return apiVersion
  }

  private func selection(of added: AddedRules) throws -> RuleSelection {
    RuleSelection(
      selected: try select.map { Set(try rules($0, added)) },
      ignored: Set(try ignore.map { try rules($0, added) } ?? []),
      severities: Dictionary(try severity.flatMap { try levels($0, added) }) { _, last in last })
  }

  private func rules(_ list: String, _ added: AddedRules) throws -> [RuleID] {
    try list.split(separator: ",").flatMap { text in
      let meant = added.catalog.rules(meant: String(text)).map(\.id)
      guard !meant.isEmpty else { throw ValidationError("no rule '\(text)'; 'rplint rules' lists them") }
      return meant
    }
  }

  private func levels(_ text: String, _ added: AddedRules) throws -> [(RuleID, Severity)] {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2, let level = Severity(rawValue: parts[1]) else {
      throw ValidationError("--severity takes RULE=error, RULE=warning or RULE=info")
    }
    return try rules(parts[0], added).map { ($0, level) }
  }
}
