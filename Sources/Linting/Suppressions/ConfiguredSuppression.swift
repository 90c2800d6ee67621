internal import JSONText

/// An entry of a configuration's `suppressions`.
public struct ConfiguredSuppression: Sendable {
  let files: IgnorePatterns
  /// Whether the patterns can match only one file.
  let isForOneFile: Bool
  /// The rules as written.
  let text: String
  let rules: Set<RuleID>
  /// The suppressed value of the body; nil for all findings.
  let pointer: JSONPointer?
  let reason: String
  let expires: CalendarDate?
  /// The index in the configuration's files of the one that contains the entry, and the entry's place in it.
  let file: Int
  let position: JSONPointer
}

extension Suppression {
  init(_ configured: ConfiguredSuppression, index: Int) {
    rules = configured.rules
    scope = configured.pointer.map(Scope.pointer) ?? .file
    reason = configured.reason
    origin = .configuration(index)
  }
}

extension UserFileReader {
  func suppression(
    _ node: JSONNode, in file: Int, _ added: AddedRules
  ) throws(UserFileFault) -> ConfiguredSuppression {
    try expectObject(node, keys: ["files", "rules", "pointer", "reason", "expires"])
    let files = try required("files", of: node, patterns)
    let rules = try required("rules", of: node) { (node) throws(UserFileFault) in
      (try strings(node), try self.rules(node, mayBeEmpty: false, added))
    }
    let pointer = try optional("pointer", of: node) { (node) throws(UserFileFault) -> JSONPointer in
      guard let pointer = JSONPointer(try string(node)) else {
        throw fault("not a JSON Pointer; expected a text such as '/properties/source'")
      }
      return pointer
    }
    let reason = try required("reason", of: node) { (node) throws(UserFileFault) -> String in
      let reason = try string(node)
      guard reason.contains(where: { !$0.isWhitespace }) else { throw fault("the reason must not be empty") }
      return reason
    }
    let expires = try optional("expires", of: node) { (node) throws(UserFileFault) -> CalendarDate in
      let text = try string(node)
      guard let date = CalendarDate(text) else { throw fault("'\(text)' is not a date such as 2027-01-31") }
      return date
    }
    return ConfiguredSuppression(
      files: IgnorePatterns(patterns: files), isForOneFile: files.count == 1 && files.allSatisfy(\.isLiteralPath),
      text: rules.0.joined(separator: ", "), rules: Set(rules.1), pointer: pointer, reason: reason, expires: expires,
      file: file, position: self.pointer)
  }
}

extension String {
  /// Whether a pattern is the path of one file: anchored, and without special characters.
  fileprivate var isLiteralPath: Bool {
    contains("/") && !hasSuffix("/") && !hasPrefix("!") && !contains { "*?[\\".contains($0) }
  }
}

extension Configuration {
  /// What became of the suppressions for one checked file.
  public struct SuppressionUse: Sendable {
    var matching: [Int]
    var used: [Int]
  }

  /// What became of the suppressions for a file; nil if the configuration has none.
  public func suppressionUse(in file: RunReport.File, selector: Selector) -> SuppressionUse? {
    guard !suppressions.isEmpty, file.isChecked else { return nil }
    return SuppressionUse(matching: selector.suppressions, used: file.suppressions?.usedInConfiguration ?? [])
  }

  /// The findings about suppressions that are expired, or that matched nothing.
  ///
  /// - Parameters:
  ///   - uses: what became of the suppressions for each checked file.
  ///   - isComplete: whether all files that the configuration applies to were checked; otherwise, a suppression for
  ///     several files may match a finding in another one.
  public func suppressionFindings(
    after uses: [SuppressionUse], isComplete: Bool, selection: RuleSelection, today: CalendarDate
  ) -> [LocatedFinding] {
    let matching = Set(uses.flatMap(\.matching))
    let used = Set(uses.flatMap(\.used))
    let found = suppressions.enumerated().compactMap { index, suppression -> (ConfiguredSuppression, Finding)? in
      if let expiry = suppression.expires, expiry < today {
        guard matching.contains(index) else { return nil }
        return (suppression, ExpiredSuppression.finding(expiry, at: 0..<0))
      }
      let isCovered = isComplete || suppression.isForOneFile && matching.contains(index)
      guard isCovered, !used.contains(index), suppression.rules.allSatisfy(selection.includes) else { return nil }
      return (suppression, UnusedSuppression.finding(suppression.text, at: 0..<0))
    }
    return selection.applied(
      to: files.indices.flatMap { file in locate(found.filter { $0.0.file == file }, in: files[file]) })
  }

  private func locate(
    _ found: [(suppression: ConfiguredSuppression, finding: Finding)], in file: UserFile
  ) -> [LocatedFinding] {
    guard !found.isEmpty else { return [] }
    let locator = FindingLocator(path: file.path, source: file.source)
    let ranges = file.ranges(of: found.map(\.suppression.position))
    return zip(found, ranges).map { found, range in
      var finding = found.finding
      finding.anchor = .text(range, .file)
      return locator.locate(finding)
    }
  }
}
