internal import Linting
internal import Swagger

/// Checks many files at once and keeps their order.
struct LintRun: Sendable {
  /// What one file came to.
  struct Outcome: Sendable {
    var report: RunReport.File
    /// The change that fixes make or would make, as a unified diff.
    var diff: [UInt8] = []
    var fixes = 0
    /// Why a mended file could not be written.
    var complaint: String?
    /// What standard input held, as it can't be read again.
    var input: [UInt8]?
    /// Which file was read, where its path was named.
    var identity: FileStatus.Identity?
    /// What is still to be checked; `report` holds only the path then.
    var pending: Pending?

    /// The folder whose configuration counts.
    var folder: String { input == nil ? PathName.folder(of: report.path) : "." }
  }

  /// What is not checked in one go.
  enum Pending: Sendable {
    /// The files below a folder that was named.
    case folder
    /// A text that is checked block by block.
    case longText(isNamed: Bool)
  }

  let configurations: Configurations
  let fixing: FixMode
  /// How many threads work at the most.
  let jobs: Int

  /// The outcomes of named items and of the files in named folders, in order, each file once.
  func outcomes(of named: [FileSearch.Item]) -> [Outcome] {
    var search = FileSearch(configurations)
    if case .write = fixing { return check(named.flatMap { search.resolved($0) }) }
    let outcomes = check(named)
    if Self.areDistinctFiles(outcomes) { return outcomes }
    let parts = outcomes.compactMap { Part($0, in: &search) }
    let found = check(parts.flatMap(\.items))
    var next = 0
    return parts.flatMap { part in
      defer { next += part.items.count }
      return (part.outcome.map { [$0] } ?? found[next..<next + part.items.count]).map(finished)
    }
  }

  /// Whether nothing is still to be checked, and no file was met twice.
  private static func areDistinctFiles(_ outcomes: [Outcome]) -> Bool {
    var seen = Set<FileStatus.Identity>(minimumCapacity: outcomes.count)
    for outcome in outcomes {
      if outcome.pending != nil { return false }
      if let identity = outcome.identity, !seen.insert(identity).inserted { return false }
    }
    return true
  }

  /// The reports of all outcomes, with what is found in several requests together.
  func completed(_ outcomes: [Outcome]) -> [RunReport.File] {
    let input = outcomes.first { $0.input != nil }
    return Linter.completing(
      outcomes.map(\.report),
      by: { path in
        let folder = path == input?.report.path ? "." : PathName.folder(of: path)
        return (try? configurations.linter(inFolder: folder)) ?? configurations.plainLinter
      },
      rereading: { path in
        path == input?.report.path ? input?.input : try? FileReading.bytes(at: path)
      })
  }

  /// What one named item comes to: an outcome, or the files below a folder.
  private struct Part {
    var outcome: Outcome?
    var items: [FileSearch.Item] = []

    /// Nil for a file that was met before.
    init?(_ outcome: Outcome, in search: inout FileSearch) {
      if case .folder = outcome.pending {
        items = search.items(below: outcome.report.path)
      } else if outcome.identity.map({ search.meets($0) }) ?? true {
        self.outcome = outcome
      } else {
        return nil
      }
    }
  }

  /// Fewer files than this a thread are not worth a thread.
  private static let itemsPerWorker = 4
  /// How many files a thread takes at a time.
  private static let batch = 16

  /// The items' outcomes in their order.
  private func check(_ items: [FileSearch.Item]) -> [Outcome] {
    let workers = min(jobs, items.count / Self.itemsPerWorker)
    guard workers > 1 else {
      var picker = LinterPicker(configurations)
      return items.map { outcome(of: $0, by: &picker) }
    }
    let next = Counter()
    let outcomes = Guarded<[Outcome?]>(Array(repeating: nil, count: items.count))
    WorkerThreads.run(workers) {
      let done = work(on: items, from: next)
      outcomes.withLock { all in
        for (index, outcome) in done { all[index] = outcome }
      }
    }
    return outcomes.withLock { $0.compactMap(\.self) }
  }

  /// Takes items off the shared counter until none are left.
  private func work(on items: [FileSearch.Item], from next: Counter) -> [(index: Int, outcome: Outcome)] {
    var done: [(index: Int, outcome: Outcome)] = []
    var picker = LinterPicker(configurations)
    while true {
      let start = next.take(Self.batch)
      guard start < items.count else { return done }
      for index in start..<min(start + Self.batch, items.count) {
        done.append((index, outcome(of: items[index], by: &picker)))
      }
    }
  }
}

/// What becomes of fixes.
enum FixMode: Sendable {
  /// They are only announced.
  case none
  /// They are shown as a diff.
  case diff(includesUnsafe: Bool)
  /// They are made in place.
  case write(includesUnsafe: Bool, FileRewriter)
}
