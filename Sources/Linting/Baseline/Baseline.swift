internal import JSONText

/// The known findings of a tree, which are not reported.
///
/// A finding is recognized by its file, rule, place in the body, and request, not by its line or message.
public struct Baseline: Sendable {
  /// What identifies a finding.
  struct Key: Sendable, Hashable {
    /// Relative to the baseline's directory.
    let file: String
    let rule: RuleID
    let part: Part
    let pointer: JSONPointer?
    let operation: String?
    /// The ID or the name of the request's resource, as written.
    let resource: String?

    /// The key in which names that Azure compares without case are in lower case.
    var folded: Key {
      Key(
        file: file, rule: rule, part: part, pointer: pointer.map { JSONPointer($0.tokens.map { $0.lowercased() }) },
        operation: operation, resource: resource?.lowercased())
    }
  }

  /// A number of equal findings.
  struct Entry: Sendable {
    let key: Key
    var count: Int
    /// The entry's index in the file.
    var index = 0
  }

  /// Sorted by key.
  private(set) var entries: [Entry]
  /// Nil for a baseline that wasn't read from a file.
  let file: UserFile?

  init(_ entries: [Entry], from file: UserFile? = nil) {
    self.entries = entries
    self.file = file
  }

  /// A baseline of a run's findings, without those of the baseline itself.
  ///
  /// - Parameters:
  ///   - previous: the baseline to replace.
  ///   - files: the checked files, with their paths relative to the baseline's directory.
  ///   - isKept: whether the entries of a file that was not checked are kept.
  public init(
    replacing previous: Baseline?, with files: [(name: String, file: RunReport.File)], isKept: (String) -> Bool
  ) {
    var counts: [Key: Int] = [:]
    for (name, file) in files {
      for finding in file.findings { counts[Key(finding, in: name), default: 0] += 1 }
    }
    let checked = Set(files.map(\.name))
    for entry in previous?.entries ?? [] where !checked.contains(entry.key.file) && isKept(entry.key.file) {
      counts[entry.key] = entry.count
    }
    self.init(counts.map { Entry(key: $0, count: $1) }.sorted { $0.key.precedes($1.key) })
  }

  /// The number of findings.
  public var count: Int { entries.reduce(0) { $0 + $1.count } }
}

extension Baseline.Key {
  init(_ finding: LocatedFinding, in file: String) {
    self.init(
      file: file, rule: finding.rule, part: finding.part, pointer: finding.pointer, operation: finding.operation,
      resource: finding.resource)
  }

  fileprivate func precedes(_ other: Baseline.Key) -> Bool {
    guard file == other.file else { return file.utf8.lexicographicallyPrecedes(other.file.utf8) }
    guard rule == other.rule else { return rule < other.rule }
    return [operation ?? "", resource ?? "", part.rawValue, pointer?.description ?? ""].lexicographicallyPrecedes(
      [other.operation ?? "", other.resource ?? "", other.part.rawValue, other.pointer?.description ?? ""])
  }
}
