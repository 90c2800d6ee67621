internal import ArgumentParser
internal import JSONText
internal import Linting
internal import Reporting
internal import Swagger

/// The linter's options from the command line.
extension LintCommand {
  /// - Parameters:
  ///   - swagger: the definitions to check requests against.
  ///   - added: the user's rules, which can be selected and ignored like the others.
  func linterOptions(_ swagger: SwaggerDocuments, _ added: AddedRules) throws -> Linter.Options {
    var options = Linter.Options(
      operation: try knownOperation(swagger), apiVersion: try knownVersion(), selection: try selection(of: added),
      added: added)
    options.recordPointer = recordID.flatMap { JSONPointer($0) }
    options.keepsInventory = format.contains { $0.format == .html }
    return options
  }

  /// The maximum size of a file that is read as a whole, in bytes.
  var maximumFileSize: Int { maxFileSize?.bytes ?? FileReading.defaultMaximumSize }

  /// Whether an option asks for files to be written.
  var writesFiles: Bool {
    fix || writeBaseline != nil || addSuppressions || format.contains { $0.path != nil }
  }

  private func knownOperation(_ swagger: SwaggerDocuments) throws -> String? {
    guard let operation else { return nil }
    guard let known = swagger.operation(caseless: operation) else {
      throw ValidationError(unknown: "operation", operation, among: swagger.operations.map(\.id).sorted())
    }
    return known.id
  }

  private func knownVersion() throws -> String? {
    guard let apiVersion else { return nil }
    guard APIVersion(apiVersion) != nil else {
      throw ValidationError("api-version '\(apiVersion)' is not a date of the form YYYY-MM-DD")
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
      let matches = added.catalog.rules(matching: String(text)).map(\.id)
      guard !matches.isEmpty else { throw ValidationError(added.catalog.unknownRule(String(text))) }
      return matches
    }
  }

  private func levels(_ text: String, _ added: AddedRules) throws -> [(RuleID, Severity)] {
    let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
    guard parts.count == 2 else {
      throw ValidationError("--severity must be RULE=error, RULE=warning or RULE=info, but is '\(text)'")
    }
    guard let level = Severity(rawValue: parts[1]) else {
      throw ValidationError(unknown: "severity", parts[1], among: ["error", "warning", "info"])
    }
    return try rules(parts[0], added).map { ($0, level) }
  }
}
