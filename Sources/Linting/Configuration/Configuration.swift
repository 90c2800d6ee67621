internal import JSONText
public import Swagger

/// What a `.rplint.json` says of the files below its folder.
public struct Configuration: Sendable {
  /// The name that configurations go by.
  public static let fileName = ".rplint.json"

  /// What a configuration may hold.
  public enum Key: String, CaseIterable, Sendable {
    case schema = "$schema"
    case minimumApiVersion, apiVersion, operation, select, ignore, severity, exclude
  }

  /// The path as it was found or given.
  public let path: String
  /// The api-version that no request may go below.
  public internal(set) var minimumApiVersion: APIVersion?
  /// The api-version of requests that name none.
  public internal(set) var apiVersion: String?
  /// The operation of requests that don't tell theirs.
  public internal(set) var operation: String?
  public internal(set) var selection = RuleSelection()
  /// Patterns as in `.gitignore`, relative to the file's folder.
  public internal(set) var exclude: [String] = []

  let text: [UInt8]

  init(path: String, text: [UInt8]) {
    self.path = path
    self.text = text
  }
}

extension Linter.Options {
  /// The same with what a configuration says beside it. What was said already, on the command line, wins.
  public func over(_ configuration: Configuration) -> Linter.Options {
    var options = self
    options.operation = operation ?? configuration.operation
    options.apiVersion = apiVersion ?? configuration.apiVersion
    options.minimumApiVersion = minimumApiVersion ?? configuration.minimumApiVersion
    options.selection = selection.over(configuration.selection)
    return options
  }
}

extension RuleSelection {
  /// Rules that are selected here are so whatever the other one says; others that it leaves out stay out.
  fileprivate func over(_ other: RuleSelection) -> RuleSelection {
    RuleSelection(
      selected: selected ?? other.selected, ignored: selected == nil ? ignored.union(other.ignored) : ignored,
      severities: other.severities.merging(severities) { _, own in own })
  }
}
