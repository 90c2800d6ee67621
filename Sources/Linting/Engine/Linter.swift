public import JSONText
internal import Requests
public import Swagger

/// Checks files: finds their requests, runs the rules on each, and locates their findings.
///
/// A class, so that passing it to another thread costs one retain per file.
public final class Linter: Sendable {
  /// The user's options for all files.
  public struct Options: Sendable {
    /// The operation of requests that don't specify theirs.
    public var operation: String?
    /// The api-version of requests that don't specify one.
    public var apiVersion: String?
    /// The oldest api-version that requests may use.
    public var minimumApiVersion: APIVersion?
    /// The rules to run, and their severities.
    public var selection: RuleSelection
    /// The rules that are not run because a configuration ignores them; their findings are only counted.
    var ignoredByConfiguration: Set<RuleID> = []
    /// The documents that requests are checked against.
    public var swagger = SwaggerDocuments.bundled
    /// The user's own rules.
    public var added: AddedRules
    /// The rules whose findings are reported or only counted.
    var wholeSelection: RuleSelection {
      guard !ignoredByConfiguration.isEmpty else { return selection }
      var whole = selection
      whole.ignored.subtract(ignoredByConfiguration)
      return whole
    }
    /// The suppressions of the file's configuration.
    var suppressions: [Suppression] = []
    /// The date on which suppressions may have expired; nil if none expires.
    public var today: CalendarDate?
    /// Where the records of JSON lines have their IDs, which findings then carry.
    public var recordPointer: JSONPointer?
    /// Whether reports list everything that was found.
    public var keepsInventory = false

    public init(
      operation: String? = nil, apiVersion: String? = nil, selection: RuleSelection = RuleSelection(),
      added: AddedRules = AddedRules()
    ) {
      self.operation = operation
      self.apiVersion = apiVersion
      self.selection = selection
      self.added = added
    }
  }

  package let options: Options
  let requestRules: RequestRules
  /// The rules whose findings are only counted.
  let countedRules: RequestRules

  /// The user's own rules.
  public var added: AddedRules { options.added }

  /// The documents that requests are checked against.
  package var swagger: SwaggerDocuments { options.swagger }

  /// The rules that are run.
  public var selection: RuleSelection { options.selection }

  public init(options: Options = Options()) {
    self.options = options
    requestRules = RequestRules(options.selection)
    countedRules = RequestRules(RuleSelection(selected: options.ignoredByConfiguration))
  }

  /// Checks one file.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes on disk.
  ///   - isNamed: whether the user named the file itself rather than its directory; with an operation, it then is a body.
  public func lint(_ bytes: [UInt8], path: String, isNamed: Bool) -> RunReport.File {
    do throws(TextEncodingError) {
      return lint(try SourceText(replacingUndecodable: bytes), path: path, isNamed: isNamed)
    } catch {
      return undecodable(bytes, path: path, isNamed: isNamed, error)
    }
  }

  /// Where each line of a text has the ID of its record; nil if none is asked for, or if lines aren't records.
  func recordPointer(of text: [UInt8], path: String) -> JSONPointer? {
    options.recordPointer.flatMap { RequestFinder.hasRecordPerLine(text, path: path) ? $0 : nil }
  }

  func lint(_ source: SourceText, path: String, isNamed: Bool) -> RunReport.File {
    var collector = FindingCollector(
      path: path, source: source, linter: self, isNamed: isNamed,
      recordPointer: recordPointer(of: source.bytes, path: path))
    RequestFinder(operation: options.operation).findRequests(in: source.bytes, path: path) { collector.handle($0) }
    collector.addMissingBody(isBlank: source.bytes.allSatisfy { $0 <= 0x20 })
    let result = collector.finish { RequestFinder.hasRecordPerLine(source.bytes, path: path) }
    var file = report(of: result, source.bytes, path: path, collector.suppressions())
    if options.keepsInventory { file.format = RequestFinder.formatName(of: source.bytes, path: path) }
    return file
  }

  /// The report on a text with a result.
  func report(
    of result: LintResult, _ text: [UInt8], path: String, _ suppressions: FileSuppressions
  ) -> RunReport.File {
    var file = result.report(of: path, options)
    if file.outcome == .skipped(.noRequest), text.allSatisfy({ $0 <= 0x20 }) { file.outcome = .skipped(.empty) }
    file.suppress(with: suppressions, options.selection)
    return file
  }

  /// The report on a file that isn't text, or at least in no supported encoding.
  private func undecodable(_ bytes: [UInt8], path: String, isNamed: Bool, _ error: TextEncodingError) -> RunReport.File
  {
    // In UTF-32, the characters of a name have NUL bytes between them.
    let characters = bytes.filter { $0 != 0 }
    let isBody = isNamed && options.operation != nil
    guard isBody || characters.mentionsRestorePoints else {
      return RunReport.File(path: path, outcome: .skipped(.noRequest))
    }
    let range = min(error.firstBadByte, bytes.count)..<min(error.firstBadByte + 1, bytes.count)
    let finding = UnsupportedEncoding.finding(range.lowerBound, at: range)
    let located = FindingLocator(path: path, source: SourceText(utf8: bytes)).locate(finding)
    var file = RunReport.File(path: path, findings: options.selection.applied(to: [located]))
    file.suppress(with: FileSuppressions(options.suppressions), options.selection)
    return file
  }
}
