internal import Linting
internal import Synchronization

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
  }

  let linter: Linter
  let fixing: FixMode
  let items: [FileSearch.Item]
  /// How many threads work at the most.
  let jobs: Int

  /// The files' outcomes in the order of `items`.
  func outcomes() -> [Outcome] {
    let workers = min(jobs, max(1, items.count / Self.itemsPerWorker))
    let next = Counter()
    let outcomes = Mutex<[(index: Int, outcome: Outcome)]>([])
    WorkerThreads.run(workers) {
      let part = work(from: next)
      outcomes.withLock { $0 += part }
    }
    return outcomes.withLock { $0.sorted { $0.index < $1.index }.map(\.outcome) }
  }

  /// Fewer files than this a thread are not worth a thread.
  private static let itemsPerWorker = 4
  /// How many files a thread takes at a time.
  private static let batch = 16

  /// Takes items off the shared counter until none are left.
  private func work(from next: Counter) -> [(index: Int, outcome: Outcome)] {
    var done: [(index: Int, outcome: Outcome)] = []
    while true {
      let start = next.take(Self.batch)
      guard start < items.count else { return done }
      for index in start..<min(start + Self.batch, items.count) { done.append((index, outcome(of: items[index]))) }
    }
  }

  private func outcome(of item: FileSearch.Item) -> Outcome {
    do throws(SystemError) {
      switch item.source {
      case .failure(let message): return failure(of: item, message)
      case .file: return outcome(of: item, try FileReading.bytes(at: item.path))
      case .standardInput:
        let bytes = try FileReading.standardInput()
        var outcome = outcome(of: item, bytes)
        outcome.input = bytes
        return outcome
      }
    } catch {
      return failure(of: item, error.description)
    }
  }

  private func failure(of item: FileSearch.Item, _ message: String) -> Outcome {
    Outcome(report: RunReport.File(path: item.path, outcome: .failed(message)))
  }

  private func outcome(of item: FileSearch.Item, _ bytes: [UInt8]) -> Outcome {
    switch fixing {
    case .none:
      return Outcome(report: linter.lint(bytes, path: item.path, isNamed: item.isNamed))
    case .diff(let includesUnsafe):
      let mending = linter.mend(bytes, path: item.path, isNamed: item.isNamed, includesUnsafe: includesUnsafe)
      return Outcome(
        report: linter.lint(bytes, path: item.path, isNamed: item.isNamed),
        diff: UnifiedDiff.text(old: bytes, new: mending.bytes, path: item.path), fixes: mending.fixes)
    case .write(let includesUnsafe, let rewriter):
      let mending = linter.mend(bytes, path: item.path, isNamed: item.isNamed, includesUnsafe: includesUnsafe)
      return written(mending, over: bytes, of: item, by: rewriter)
    }
  }

  private func written(
    _ mending: Mending, over old: [UInt8], of item: FileSearch.Item, by rewriter: FileRewriter
  ) -> Outcome {
    guard mending.bytes != old else { return Outcome(report: mending.report) }
    do throws(FileRewriter.Refusal) {
      try rewriter.rewrite(item.path, from: old, to: mending.bytes)
      return Outcome(report: mending.report, fixes: mending.fixes)
    } catch {
      return Outcome(
        report: linter.lint(old, path: item.path, isNamed: item.isNamed), complaint: error.message)
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
