/// The results of a run, in the order of the files and of their texts.
public struct RunReport: Sendable {
  /// The result of one file.
  public struct File: Sendable {
    /// The path as the user gave it.
    public var path: String
    public var outcome: Outcome
    /// The number of requests found, including unidentified ones.
    public var requests: Int
    public var findings: [LocatedFinding]
    /// The api-versions that bodies were checked against because none was specified.
    public var assumedVersions: [String]
    /// The findings that are known and therefore not reported, in order.
    public var suppressed: [SuppressedFinding] = []
    /// The number of findings that the configuration ignores.
    public internal(set) var ignored = 0
    /// What is suppressed in the file; nil for nothing.
    var suppressions: FileSuppressions?
    /// The name of the file's format; nil unless an inventory was asked for.
    public var format: String?
    /// Everything that was found, in the order of the text; empty unless asked for.
    public var inventory: [InventoryEntry]
    /// What run rules need to know about the file's requests, in the order of the text.
    var facts = RequestFacts()
    /// Whether the file's linter has rules of users about runs.
    var hasAddedRunRules = false
    /// Whether the file creates a collection whose ID is unknown, so that there is no fact about it.
    var createsUnknownCollection = false

    public init(
      path: String, outcome: Outcome = .checked, requests: Int = 0, findings: [LocatedFinding] = [],
      assumedVersions: [String] = [], inventory: [InventoryEntry] = []
    ) {
      self.path = path
      self.outcome = outcome
      self.requests = requests
      self.findings = findings
      self.assumedVersions = assumedVersions
      self.inventory = inventory
    }
  }

  /// Totals over all files.
  public struct Summary: Sendable, Equatable {
    public var files = 0
    public var requests = 0
    public var skipped = 0
    public var failed = 0
    public var errors = 0
    public var warnings = 0
    public var infos = 0
    /// The number of findings with a safe fix.
    public var fixable = 0
  }

  /// What a configuration leaves out of a report.
  public struct ConfigurationUse: Sendable, Equatable {
    /// The configuration's path.
    public var path: String
    /// The number of excluded files and directories; the files in excluded directories are unknown.
    public var excluded = 0
    /// The numbers of findings that it ignores, that it suppresses, and that are in the baseline that it names.
    public var ignored = 0
    public var suppressed = 0
    public var known = 0

    public init(path: String) {
      self.path = path
    }

    /// The number of findings that it leaves out.
    public var findings: Int { ignored + suppressed + known }
  }

  /// rplint's own version.
  public var version: String
  public var files: [File]
  /// The configurations that leave something out, sorted by path.
  public var configurations: [ConfigurationUse]

  public init(version: String, files: [File], configurations: [ConfigurationUse] = []) {
    self.version = version
    self.files = files
    self.configurations = configurations
  }

  public var findings: some Sequence<LocatedFinding> { files.lazy.flatMap(\.findings) }

  public var summary: Summary {
    files.reduce(into: Summary()) { summary, file in
      switch file.outcome {
      case .checked: summary.files += 1
      case .skipped: summary.skipped += 1
      case .failed: summary.failed += 1
      }
      summary.requests += file.requests
      for finding in file.findings {
        switch finding.severity {
        case .error: summary.errors += 1
        case .warning: summary.warnings += 1
        case .info: summary.infos += 1
        }
        if finding.fix?.isSafe == true { summary.fixable += 1 }
      }
    }
  }
}
