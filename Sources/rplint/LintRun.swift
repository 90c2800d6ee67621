internal import Linting
internal import Synchronization

/// Hands out the numbers from 0 on to several threads, each number once.
private final class Counter: Sendable {
  private let next = Atomic(0)

  /// The first of the next `count` numbers.
  func take(_ count: Int) -> Int { next.wrappingAdd(count, ordering: .relaxed).oldValue }
}

/// Checks many files at once and keeps their order.
struct LintRun {
  /// What one file came to.
  struct Outcome {
    var report: RunReport.File
    /// The change that fixes make or would make, as a unified diff.
    var diff: [UInt8] = []
    var fixes = 0
    /// Why a mended file could not be written.
    var complaint: String?
  }

  let linter: Linter
  let fixing: FixMode
  let items: [FileSearch.Item]
  /// How many threads work at the most.
  let jobs: Int

  /// The files' outcomes in the order of `items`.
  func outcomes() async -> [Outcome] {
    let workers = min(jobs, max(1, items.count / Self.itemsPerWorker))
    guard workers > 1 else { return items.map(outcome(of:)) }
    let next = Counter()
    return await withTaskGroup(of: [(Int, Outcome)].self) { group in
      for _ in 0..<workers { group.addTask { work(from: next) } }
      var outcomes: [(Int, Outcome)] = []
      for await part in group { outcomes += part }
      return outcomes.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// Fewer files than this a thread are not worth a thread.
  private static let itemsPerWorker = 4
  /// How many files a thread takes at a time.
  private static let batch = 16

  /// Takes items off the shared counter until none are left.
  private func work(from next: Counter) -> [(Int, Outcome)] {
    var done: [(Int, Outcome)] = []
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
      case .standardInput: return outcome(of: item, try FileReading.standardInput())
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
enum FixMode {
  /// They are only announced.
  case none
  /// They are shown as a diff.
  case diff(includesUnsafe: Bool)
  /// They are made in place.
  case write(includesUnsafe: Bool, FileRewriter)
}
