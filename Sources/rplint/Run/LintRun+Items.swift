internal import Linting
internal import Requests
internal import Swagger

/// Reading and checking one item.
extension LintRun {
  func outcome(of item: FileSearch.Item, using linters: inout LinterCache) -> Outcome {
    var outcome = checked(item, using: &linters)
    outcome.argument = item.argument
    outcome.isNamed = item.isNamed
    outcome.identity = outcome.identity ?? item.identity
    return outcome
  }

  private func checked(_ item: FileSearch.Item, using linters: inout LinterCache) -> Outcome {
    do throws(SystemError) {
      switch item.source {
      case .skipped(let reason): return Outcome(report: RunReport.File(path: item.path, outcome: .skipped(reason)))
      case .failure(let reason): return failure(of: item, reason)
      case .named:
        return outcome(
          of: item,
          try FileReading.contents(
            at: item.path, longFileSize: longFileSize, maximumSize: maximumFileSize), using: &linters)
      case .file(let size) where size >= longFileSize: return pending(item, .longText(isNamed: item.isNamed))
      case .file(let size):
        return outcome(
          of: item, try FileReading.bytes(at: item.path, expecting: size, maximumSize: maximumFileSize), using: &linters
        )
      case .standardInput:
        return try outcome(ofStandardInput: item, using: &linters)
      }
    } catch {
      return failure(of: item, .system(error.description))
    }
  }

  private func outcome(
    ofStandardInput item: FileSearch.Item, using linters: inout LinterCache
  ) throws(SystemError) -> Outcome {
    let isSplit = !keepsStandardInput && longFileSize <= maximumFileSize
    let start = isSplit ? try FileReading.standardInput(count: longFileSize) : []
    if start.count == longFileSize, RecordSplitter(beginningOf: start, path: item.path)?.hasRecordPerLine == true {
      var outcome = pending(item, .longInput(start))
      outcome.input = .blocks([:])
      return outcome
    }
    let bytes = try FileReading.standardInput(after: start, maximumSize: maximumFileSize)
    var outcome =
      bytes.count < longFileSize
      ? outcome(of: item, bytes, using: &linters) : pending(item, .longText(isNamed: true))
    outcome.input = outcome.input ?? .whole(bytes)
    return outcome
  }

  private func outcome(
    of item: FileSearch.Item, _ contents: FileReading.PathContents, using linters: inout LinterCache
  ) -> Outcome {
    switch contents {
    case .file(let bytes, let identity):
      var outcome = outcome(of: item, bytes, using: &linters)
      outcome.identity = identity
      return outcome
    case .longFile(let identity):
      var outcome = pending(item, .longText(isNamed: item.isNamed))
      outcome.identity = identity
      return outcome
    case .directory: return pending(item, .directory)
    case .other: return failure(of: item, .unsupportedKind)
    }
  }

  private func pending(_ item: FileSearch.Item, _ pending: Pending) -> Outcome {
    Outcome(report: RunReport.File(path: item.path), pending: pending)
  }

  private func failure(of item: FileSearch.Item, _ reason: RunReport.File.FailureReason) -> Outcome {
    Outcome(report: RunReport.File(path: item.path, outcome: .failed(reason)))
  }

  private func outcome(of item: FileSearch.Item, _ bytes: [UInt8], using linters: inout LinterCache) -> Outcome {
    do throws(ConfigurationError) {
      return outcome(of: item, bytes, using: try linters.linter(for: item))
    } catch {
      return failure(of: item, .configuration(error.summary))
    }
  }

  private func outcome(of item: FileSearch.Item, _ bytes: [UInt8], using linter: Linter) -> Outcome {
    switch fixing {
    case .none:
      return Outcome(report: linter.lint(bytes, path: item.path, isNamed: item.isNamed))
    case .diff(let includesUnsafe):
      let result = fixed(bytes, of: item, using: linter, includesUnsafe: includesUnsafe)
      return Outcome(
        report: linter.lint(bytes, path: item.path, isNamed: item.isNamed),
        diff: UnifiedDiff.text(old: bytes, new: result.bytes, path: item.path), fixes: result.fixes)
    case .write(let includesUnsafe, let rewriter):
      let result = fixed(bytes, of: item, using: linter, includesUnsafe: includesUnsafe)
      var outcome = write(result, over: bytes, of: item, using: rewriter, linter)
      if outcome.writeError == nil { outcome.unfixed = result.unfixed }
      return outcome
    }
  }

  /// Fixes what is not known from a baseline.
  private func fixed(
    _ bytes: [UInt8], of item: FileSearch.Item, using linter: Linter, includesUnsafe: Bool
  ) -> FixResult {
    linter.fix(bytes, path: item.path, isNamed: item.isNamed, includesUnsafe: includesUnsafe) { findings in
      baselines.unknown(among: findings, of: item.path, inDirectory: item.directory)
    }
  }

  private func write(
    _ result: FixResult, over old: [UInt8], of item: FileSearch.Item, using rewriter: FileRewriter, _ linter: Linter
  ) -> Outcome {
    if case .standardInput = item.source {
      return Outcome(report: result.report, fixes: result.fixes, input: .whole(result.bytes))
    }
    rewriter.removeAbandonedFiles(besides: item.path)
    guard result.bytes != old else { return Outcome(report: result.report) }
    do throws(FileRewriter.Failure) {
      try rewriter.rewrite(item.path, from: old, to: result.bytes)
      return Outcome(report: result.report, fixes: result.fixes)
    } catch {
      return Outcome(
        report: linter.lint(old, path: item.path, isNamed: item.isNamed), writeError: error.message)
    }
  }
}

/// Checking long texts.
extension LintRun {
  /// The size in bytes from which a text is checked block by block; to be fixed, a text must be in memory as a whole.
  private var longFileSize: Int {
    if case .none = fixing { BlockRun.minimumSize } else { .max }
  }

  /// Checks a long text that is pending; returns any other outcome unchanged.
  func finished(_ outcome: Outcome) -> Outcome {
    var outcome = outcome
    do throws(ConfigurationError) {
      switch outcome.pending {
      case .longText(let isNamed):
        outcome.report = report(of: outcome, isNamed: isNamed, using: try linter(of: outcome))
      case .longInput(let start):
        (outcome.report, outcome.input) = report(ofInputAfter: start, outcome.report.path, try linter(of: outcome))
      case .directory, nil: break
      }
    } catch {
      outcome.report.outcome = .failed(.configuration(error.summary))
    }
    return outcome
  }

  private func linter(of outcome: Outcome) throws(ConfigurationError) -> Linter {
    try configurations.linter(for: outcome.report.path, inDirectory: outcome.directory)
  }

  private func blockRun(_ linter: Linter, _ path: String, isNamed: Bool) -> BlockRun {
    BlockRun(
      linter: linter, path: path, isNamed: isNamed, jobs: threads(atMost: .max), maximumRecordSize: maximumFileSize,
      progress: progress)
  }

  private func report(of outcome: Outcome, isNamed: Bool, using linter: Linter) -> RunReport.File {
    let path = outcome.report.path
    do throws(SystemError) {
      let input = outcome.input?.whole
      let text = if let input { ChunkReader(input) } else { try ChunkReader(fileAt: path) }
      let read = { try? text.chunk(at: $0.lowerBound, count: $0.count) } as @Sendable (Range<Int>) -> [UInt8]?
      if let report = try blockRun(linter, path, isNamed: isNamed).report(of: text, rereading: read) { return report }
      let bytes = if let input { input } else { try FileReading.bytes(at: path, maximumSize: maximumFileSize) }
      return linter.lint(bytes, path: path, isNamed: isNamed)
    } catch {
      return RunReport.File(path: path, outcome: .failed(.system(error.description)))
    }
  }

  /// The report on the lines of standard input, and the blocks that have to be kept.
  private func report(
    ofInputAfter start: [UInt8], _ path: String, _ linter: Linter
  ) -> (RunReport.File, StandardInput) {
    let kept = Guarded<[Int: [UInt8]]>([:])
    let text = ChunkReader(standardInputAfter: start)
    do throws(SystemError) {
      let report = try blockRun(linter, path, isNamed: true).report(
        of: text, rereading: { range in kept.withLock { $0[range.lowerBound] } },
        keeping: { block in kept.withLock { $0[block.offset] = block.bytes } })
      return (report ?? RunReport.File(path: path), .blocks(kept.withLock { $0 }))
    } catch {
      return (RunReport.File(path: path, outcome: .failed(.system(error.description))), .blocks([:]))
    }
  }
}
