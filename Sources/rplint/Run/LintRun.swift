internal import Linting
internal import Swagger

/// Checks files in parallel and returns their outcomes in order.
struct LintRun: Sendable {
  /// The result of checking one file.
  struct Outcome: Sendable {
    var report: RunReport.File
    /// The changes that fixes would make, as a unified diff.
    var diff: [UInt8] = []
    var fixes = 0
    /// The findings whose fixes were not made because they don't remove them.
    var unfixed: [LocatedFinding] = []
    /// Why a fixed file could not be written.
    var writeError: String?
    /// Nil for files.
    var input: StandardInput?
    /// The index of the path on the command line that leads to the file.
    var argument = 0
    /// Whether that path is the file's own, and not a directory's.
    var isNamed = false
    /// Nil for standard input, and for what could not be opened.
    var identity: FileStatus.Identity?
    /// What is still to be checked; until then, `report` has only the path.
    var pending: Pending?

    /// The directory whose configuration applies.
    var directory: String { input == nil ? PathName.directory(of: report.path) : "." }
  }

  /// Work that is left for a later pass.
  enum Pending: Sendable {
    /// Search a directory that was named.
    case directory
    /// Check a text block by block.
    case longText(isNamed: Bool)
    /// Check the lines of standard input, of which the start has been read, block by block.
    case longInput([UInt8])
  }

  let configurations: Configurations
  let baselines: Baselines
  let fixing: FixMode
  /// The maximum number of threads; nil for the number of usable processors.
  let jobs: Int?
  /// The maximum size of a file that is read as a whole, in bytes.
  var maximumFileSize = FileReading.defaultMaximumSize
  /// Whether a report needs all of standard input.
  var keepsStandardInput = false
  /// Shows the progress of a long run; nil if nobody watches.
  var progress: ProgressLine?

  /// What became of the files that the command line names.
  struct Outcomes: Sendable {
    /// In order, each file once.
    var files: [Outcome]
    /// The paths that lead to a file again.
    var repetitions: [FileSearch.Repetition] = []
  }

  /// The outcomes of named items and of the files in named directories.
  func outcomes(of named: [FileSearch.Item]) -> Outcomes {
    if case .write = fixing {
      var search = FileSearch(configurations, findingHardLinks: true)
      let files = check(named.flatMap { search.resolved($0) })
      return Outcomes(files: files, repetitions: search.repetitions)
    }
    var search = FileSearch(configurations)
    let outcomes = check(named)
    if Self.areDistinctFiles(outcomes) { return Outcomes(files: outcomes) }
    let parts = outcomes.compactMap { Part($0, in: &search) }
    let found = check(parts.flatMap(\.items))
    var next = 0
    let files = parts.flatMap { part in
      defer { next += part.items.count }
      return (part.outcome.map { [$0] } ?? found[next..<next + part.items.count]).map(finished)
    }
    return Outcomes(files: files, repetitions: search.repetitions)
  }

  /// Whether nothing is pending, and no file was named twice.
  private static func areDistinctFiles(_ outcomes: [Outcome]) -> Bool {
    var seen = Set<FileStatus.Identity>(minimumCapacity: outcomes.count)
    for outcome in outcomes {
      if outcome.pending != nil { return false }
      if let identity = outcome.identity, !seen.insert(identity).inserted { return false }
    }
    return true
  }

  /// The reports of all outcomes, with the findings of rules over several requests added.
  func completed(_ outcomes: [Outcome]) -> [RunReport.File] {
    let input = outcomes.first { $0.input != nil }
    return Linter.completing(
      outcomes.map(\.report),
      by: { path in
        let directory = path == input?.report.path ? "." : PathName.directory(of: path)
        return (try? configurations.linter(for: path, inDirectory: directory)) ?? configurations.defaultLinter
      },
      rereading: Self.parts(of: outcomes))
  }

  /// Reads parts of checked files again.
  private static func parts(of outcomes: [Outcome]) -> Linter.Rereading {
    let input = outcomes.first { $0.input != nil }
    return { path, range in
      if path == input?.report.path { return input?.input?.bytes(in: range) }
      guard let range else { return try? FileReading.bytes(at: path) }
      return try? ChunkReader(fileAt: path).chunk(at: range.lowerBound, count: range.count)
    }
  }

  /// Reads checked files again; nil for standard input that isn't kept.
  static func sources(of outcomes: [Outcome]) -> @Sendable (String) -> [UInt8]? {
    let input = outcomes.first { $0.input != nil }
    return { path in path == input?.report.path ? input?.input?.whole : try? FileReading.bytes(at: path) }
  }

  /// The result of one named item: an outcome, or the files in a directory.
  private struct Part {
    var outcome: Outcome?
    var items: [FileSearch.Item] = []

    /// Nil for a file that was already found.
    init?(_ outcome: Outcome, in search: inout FileSearch) {
      if case .directory = outcome.pending {
        items = search.items(below: outcome.report.path, argument: outcome.argument)
      } else if outcome.identity.map({ search.insert($0, argument: outcome.argument) }) ?? true {
        self.outcome = outcome
      } else {
        return nil
      }
    }
  }

  /// The minimum number of items that make another thread worthwhile.
  private static let itemsPerWorker = 4
  /// The number of items that a thread reserves at a time.
  private static let batchSize = 16

  /// The number of threads to use if no more than `useful` have work; looks at the processors only if it matters.
  func threads(atMost useful: Int) -> Int { useful > 1 ? min(jobs ?? Processors.usableCount, useful) : 1 }

  /// The items' outcomes, in the order of the items.
  private func check(_ items: [FileSearch.Item]) -> [Outcome] {
    let workers = threads(atMost: items.count / Self.itemsPerWorker)
    guard workers > 1 else {
      var linters = LinterCache(configurations)
      return items.map { item in
        progress?.add(files: 1)
        return outcome(of: item, using: &linters)
      }
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

  /// Checks the items whose numbers the shared counter yields, until none are left.
  private func work(on items: [FileSearch.Item], from next: Counter) -> [(index: Int, outcome: Outcome)] {
    var done: [(index: Int, outcome: Outcome)] = []
    var linters = LinterCache(configurations)
    while true {
      let start = next.reserve(Self.batchSize)
      guard start < items.count else { return done }
      for index in start..<min(start + Self.batchSize, items.count) {
        done.append((index, outcome(of: items[index], using: &linters)))
        progress?.add(files: 1)
      }
    }
  }
}

/// How fixes are applied.
enum FixMode: Sendable {
  /// Fixes are only reported.
  case none
  /// Fixes are shown as a diff.
  case diff(includesUnsafe: Bool)
  /// Files are fixed in place.
  case write(includesUnsafe: Bool, FileRewriter)
}
