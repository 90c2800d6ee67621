internal import Linting
internal import Swagger

/// Checks inputs in parallel and returns their results in order.
struct LintRun: Sendable {
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

  /// The results of what paths on the command line lead to.
  ///
  /// - Parameters:
  ///   - standardInputName: the path to report for `-`.
  ///   - excludesNamed: whether configurations exclude the paths themselves too.
  func results(
    of paths: [String], standardInputName: String? = nil, excludesNamed: Bool = false
  ) -> RunResults {
    var search = FileSearch(configurations, findingHardLinks: fixing.writesFiles)
    let inputs = search.inputs(
      named: paths, standardInputName: standardInputName, maximumInputSize: maximumFileSize,
      excludesNamed: excludesNamed, splitsStandardInput: fixing.isNone && !keepsStandardInput)
    return RunResults(inputs: results(of: inputs), repetitions: search.repetitions)
  }

  /// Long texts come last, since each takes all threads.
  private func results(of inputs: [Input]) -> [InputResult] {
    var others = resultsInParallel(of: inputs.filter { !isLong($0) }).makeIterator()
    return inputs.compactMap { isLong($0) ? resultInBlocks(of: $0) : others.next() }
  }

  /// The reports of all results, with the findings of rules over several requests added.
  func completed(_ results: RunResults) -> [RunReport.File] {
    Linter.completing(
      results.inputs.map(\.report),
      by: { path in
        (try? configurations.linter(for: path, inDirectory: results.directory(of: path)))
          ?? configurations.defaultLinter
      },
      rereading: results.part)
  }

  /// The minimum number of inputs that make another thread worthwhile.
  private static let inputsPerWorker = 4
  /// The number of inputs that a thread reserves at a time.
  private static let batchSize = 16

  /// The number of threads to use if no more than `useful` have work; looks at the processors only if it matters.
  func threads(atMost useful: Int) -> Int { useful > 1 ? min(jobs ?? Processors.usableCount, useful) : 1 }

  private func resultsInParallel(of inputs: [Input]) -> [InputResult] {
    let workers = threads(atMost: inputs.count / Self.inputsPerWorker)
    guard workers > 1 else {
      var linters = LinterCache(configurations)
      return inputs.map { input in
        progress?.add(files: 1)
        return result(of: input, using: &linters)
      }
    }
    let next = Counter()
    let results = Guarded<[InputResult?]>(Array(repeating: nil, count: inputs.count))
    WorkerThreads.run(workers) {
      let done = work(on: inputs, from: next)
      results.withLock { all in
        for (index, result) in done { all[index] = result }
      }
    }
    return results.withLock { $0.compactMap(\.self) }
  }

  /// Checks the inputs whose numbers the shared counter yields, until none are left.
  private func work(on inputs: [Input], from next: Counter) -> [(index: Int, result: InputResult)] {
    var done: [(index: Int, result: InputResult)] = []
    var linters = LinterCache(configurations)
    while true {
      let start = next.reserve(Self.batchSize)
      guard start < inputs.count else { return done }
      for index in start..<min(start + Self.batchSize, inputs.count) {
        done.append((index, result(of: inputs[index], using: &linters)))
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

  var isNone: Bool {
    switch self {
    case .none: true
    case .diff, .write: false
    }
  }

  var writesFiles: Bool {
    switch self {
    case .none, .diff: false
    case .write: true
    }
  }
}
