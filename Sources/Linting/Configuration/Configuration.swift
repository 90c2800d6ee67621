internal import JSONText
public import Swagger

/// The contents of a `.rplint.json`, which apply to the files below its directory.
public struct Configuration: Sendable {
  /// The name of configuration files.
  public static let fileName = ".rplint.json"

  /// The keys of a configuration.
  public enum Key: String, CaseIterable, Sendable {
    case schema = "$schema"
    case extends, minimumApiVersion, apiVersion, operation, select, ignore, severity, failOn, include, exclude, rules
    case swagger, baseline, suppressions, overrides

    /// The keys that can be set for some files only.
    public static let overridable = [minimumApiVersion, apiVersion, operation, select, ignore, severity]
  }

  /// The settings that can differ from file to file.
  public struct Values: Sendable {
    /// The oldest api-version that requests may use.
    public internal(set) var minimumApiVersion: APIVersion?
    /// The api-version of requests that don't specify one.
    public internal(set) var apiVersion: String?
    /// The operation of requests that don't specify one.
    public internal(set) var operation: String?
    public internal(set) var selection = RuleSelection()

    public init() {}
  }

  /// Settings for some of the files.
  struct Override: Sendable {
    let files: IgnorePatterns
    let values: Values
    /// The index in the configuration's files of the one that contains the entry, and the entry's place in it.
    let file: Int
    let position: JSONPointer
  }

  /// The path as found or given.
  public internal(set) var path: String
  public internal(set) var values = Values()
  public internal(set) var failOn: FailureThreshold?
  /// The files to search; nil for those with a known extension.
  public internal(set) var include: IgnorePatterns?
  public internal(set) var exclude = IgnorePatterns(patterns: [])
  /// The path of the baseline, which is relative to the current directory or absolute.
  public internal(set) var baseline: String?
  /// The rules from the command line and from the files that the configuration names.
  public internal(set) var added: AddedRules
  /// The definitions to check requests against, and the published files that they include.
  public internal(set) var swagger: SwaggerDocuments
  var published: [PublishedSwagger]
  var overrides: [Override] = []
  /// The suppressions, in the order of the files.
  public internal(set) var suppressions: [ConfiguredSuppression] = []

  /// The file itself, after the ones that it extends.
  var files: [UserFile] = []

  init(path: String, _ sources: ConfigurationSources) {
    self.path = path
    added = sources.added
    swagger = sources.swagger
    published = sources.published
  }
}

extension Configuration {
  /// What applies to one file beyond the settings for all files.
  public struct Selector: Hashable, Sendable {
    var overrides: [Int] = []
    var suppressions: [Int] = []

    public init() {}

    init(overrides: [Int], suppressions: [Int]) {
      self.overrides = overrides
      self.suppressions = suppressions
    }

    /// Whether only the settings for all files apply.
    public var isEmpty: Bool { overrides.isEmpty && suppressions.isEmpty }
  }

  /// Whether all files have the same settings.
  public var isUniform: Bool { overrides.isEmpty && suppressions.isEmpty }

  /// What applies to a file.
  ///
  /// - Parameter path: the components of the file's path, relative to the configuration's directory.
  public func selector(for path: [[UInt8]]) -> Selector {
    Selector(
      overrides: overrides.indices.filter { overrides[$0].files.contain(path) },
      suppressions: suppressions.indices.filter { suppressions[$0].files.contain(path) })
  }
}

extension Linter.Options {
  /// These options, completed by those of a configuration; options from the command line take precedence.
  public func overriding(
    _ configuration: Configuration, for selector: Configuration.Selector = Configuration.Selector()
  ) -> Linter.Options {
    let overrides = selector.overrides.reversed().map { configuration.overrides[$0].values }
    var options = (overrides + [configuration.values]).reduce(self) { $0.overriding($1) }
    options.ignoredByConfiguration = options.selection.ignored.subtracting(selection.ignored)
      .filter { options.selection.selected?.contains($0) ?? true }
    options.added = configuration.added
    options.swagger = configuration.swagger
    options.suppressions = selector.suppressions.compactMap { index in
      let suppression = configuration.suppressions[index]
      if let expiry = suppression.expires, let today, expiry < today { return nil }
      return Suppression(suppression, index: index)
    }
    return options
  }

  private func overriding(_ values: Configuration.Values) -> Linter.Options {
    var options = self
    options.operation = operation ?? values.operation
    options.apiVersion = apiVersion ?? values.apiVersion
    options.minimumApiVersion = minimumApiVersion ?? values.minimumApiVersion
    options.selection = selection.overriding(values.selection)
    return options
  }
}

extension Configuration.Values {
  /// These values, completed by others.
  func overriding(_ other: Configuration.Values) -> Configuration.Values {
    var values = self
    values.operation = operation ?? other.operation
    values.apiVersion = apiVersion ?? other.apiVersion
    values.minimumApiVersion = minimumApiVersion ?? other.minimumApiVersion
    values.selection = selection.overriding(other.selection)
    return values
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
