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
  let linter: Linter
  let items: [FileSearch.Item]
  /// How many threads work at the most.
  let jobs: Int

  /// The files' reports in the order of `items`.
  func reports() async -> [RunReport.File] {
    let workers = min(jobs, max(1, items.count / Self.itemsPerWorker))
    guard workers > 1 else { return items.map(report) }
    let next = Counter()
    return await withTaskGroup(of: [(Int, RunReport.File)].self) { group in
      for _ in 0..<workers { group.addTask { work(from: next) } }
      var reports: [(Int, RunReport.File)] = []
      for await part in group { reports += part }
      return reports.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// Fewer files than this a thread are not worth a thread.
  private static let itemsPerWorker = 4
  /// How many files a thread takes at a time.
  private static let batch = 16

  /// Takes items off the shared counter until none are left.
  private func work(from next: Counter) -> [(Int, RunReport.File)] {
    var done: [(Int, RunReport.File)] = []
    while true {
      let start = next.take(Self.batch)
      guard start < items.count else { return done }
      for index in start..<min(start + Self.batch, items.count) { done.append((index, report(items[index]))) }
    }
  }

  private func report(_ item: FileSearch.Item) -> RunReport.File {
    do throws(SystemError) {
      switch item.source {
      case .failure(let message): return RunReport.File(path: item.path, outcome: .failed(message))
      case .file: return linter.lint(try FileReading.bytes(at: item.path), path: item.path, isNamed: item.isNamed)
      case .standardInput: return linter.lint(try FileReading.standardInput(), path: item.path, isNamed: true)
      }
    } catch {
      return RunReport.File(path: item.path, outcome: .failed(error.description))
    }
  }
}
