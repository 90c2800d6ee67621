internal import JSONText
public import Swagger

/// The contents of a `.rplint.json`, which apply to the files below its directory.
public struct Configuration: Sendable {
  /// The name of configuration files.
  public static let fileName = ".rplint.json"

  /// The keys of a configuration.
  public enum Key: String, CaseIterable, Sendable {
    case schema = "$schema"
    case minimumApiVersion, apiVersion, operation, select, ignore, severity, exclude
  }

  /// The path as found or given.
  public let path: String
  /// The oldest api-version that requests may use.
  public internal(set) var minimumApiVersion: APIVersion?
  /// The api-version of requests that don't specify one.
  public internal(set) var apiVersion: String?
  /// The operation of requests that don't specify one.
  public internal(set) var operation: String?
  public internal(set) var selection = RuleSelection()
  /// Patterns as in `.gitignore`, relative to the file's directory.
  public internal(set) var exclude: [String] = []

  let text: [UInt8]

  init(path: String, text: [UInt8]) {
    self.path = path
    self.text = text
  }
}

extension Linter.Options {
  /// These options, completed by those of a configuration; options from the command line take precedence.
  public func overriding(_ configuration: Configuration) -> Linter.Options {
    var options = self
    options.operation = operation ?? configuration.operation
    options.apiVersion = apiVersion ?? configuration.apiVersion
    options.minimumApiVersion = minimumApiVersion ?? configuration.minimumApiVersion
    options.selection = selection.overriding(configuration.selection)
    return options
  }
}

extension RuleSelection {
  /// Rules selected here replace both lists of the other selection; otherwise the rules that either ignores are ignored.
  fileprivate func overriding(_ other: RuleSelection) -> RuleSelection {
    RuleSelection(
      selected: selected ?? other.selected, ignored: selected == nil ? ignored.union(other.ignored) : ignored,
      severities: other.severities.merging(severities) { _, own in own })
  }
}
