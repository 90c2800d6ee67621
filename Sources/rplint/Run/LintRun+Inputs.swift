internal import Linting
internal import Requests
internal import Swagger

/// What happens to one input: it is skipped, fails, or is checked, as a whole or in blocks.
extension LintRun {
  /// Whether an input is checked block by block; to be fixed, a text must be in memory as a whole.
  func isLong(_ input: Input) -> Bool { fixing.isNone && input.size >= BlockRun.minimumSize }

  /// The result of an input that is not long.
  func result(of input: Input, using linters: inout LinterCache) -> InputResult {
    do {
      switch input.source {
      case .skipped(let reason): return InputResult(input: input, outcome: .skipped(reason))
      case .failed(let reason): return InputResult(input: input, outcome: .failed(reason))
      case .standardInput(let text):
        return result(of: input, text.whole ?? [], using: try linters.linter(for: input))
      case .file(let size):
        let bytes = try FileReading.bytes(at: input.path, expecting: size, maximumSize: maximumFileSize)
        return result(of: input, bytes, using: try linters.linter(for: input))
      }
    } catch {
      return InputResult(input: input, failure: error)
    }
  }

  /// The result of a long input, for which all threads are used.
  func resultInBlocks(of input: Input) -> InputResult {
    do {
      let linter = try configurations.linter(for: input.path, inDirectory: input.directory)
      let run = BlockRun(
        linter: linter, path: input.path, isNamed: input.isNamed, jobs: threads(atMost: .max),
        maximumRecordSize: maximumFileSize, progress: progress)
      if case .standardInput(.started(let start)) = input.source { return try result(of: input, after: start, run) }
      let whole = input.standardInput?.whole
      let text = try whole.map(ChunkReader.init(_:)) ?? ChunkReader(fileAt: input.path)
      if let report = try run.report(
        of: text, rereading: { try? text.chunk(at: $0.lowerBound, count: $0.count) })
      {
        return InputResult(input: input, report: report)
      }
      let bytes = try whole ?? FileReading.bytes(at: input.path, maximumSize: maximumFileSize)
      return InputResult(input: input, report: linter.lint(bytes, of: input))
    } catch {
      return InputResult(input: input, failure: error)
    }
  }

  /// The result of long JSON lines on standard input, of which the start has been read.
  private func result(of input: Input, after start: [UInt8], _ run: BlockRun) throws -> InputResult {
    let kept = Guarded(KeptBlocks())
    let report = try run.report(
      of: ChunkReader(standardInputAfter: start), rereading: { range in kept.withLock { $0.bytes[range.lowerBound] } },
      keeping: { [maximumFileSize] block throws(SystemError) in
        let isKept = kept.withLock { $0.add(block, maximumSize: maximumFileSize) }
        guard isKept else { throw .tooLarge(maximumFileSize) }
      })
    var input = input
    input.source = .standardInput(.checked(keeping: kept.withLock { $0.bytes }))
    return InputResult(input: input, report: report ?? RunReport.File(path: input.path))
  }

  private func result(of input: Input, _ bytes: [UInt8], using linter: Linter) -> InputResult {
    switch fixing {
    case .none:
      return InputResult(input: input, report: linter.lint(bytes, of: input))
    case .diff(let includesUnsafe):
      let result = fixed(bytes, of: input, using: linter, includesUnsafe: includesUnsafe)
      return InputResult(
        input: input, report: linter.lint(bytes, of: input),
        fixes: .shown(diff: UnifiedDiff.text(old: bytes, new: result.bytes, path: input.path)))
    case .write(let includesUnsafe, let rewriter):
      let result = fixed(bytes, of: input, using: linter, includesUnsafe: includesUnsafe)
      do throws(FileRewriter.Failure) {
        return InputResult(
          input: try written(result.bytes, over: bytes, to: input, using: rewriter), report: result.report,
          fixes: .made(result.fixes, unfixed: result.unfixed))
      } catch {
        return InputResult(input: input, report: linter.lint(bytes, of: input), fixes: .failed(error))
      }
    }
  }

  /// Fixes what is not known from a baseline.
  private func fixed(_ bytes: [UInt8], of input: Input, using linter: Linter, includesUnsafe: Bool) -> FixResult {
    linter.fix(bytes, path: input.path, isNamed: input.isNamed, includesUnsafe: includesUnsafe) { findings in
      baselines.unknown(among: findings, of: input.path, inDirectory: input.directory)
    }
  }

  /// The input with new bytes, which replace the content of a file on disk.
  private func written(
    _ new: [UInt8], over old: [UInt8], to input: Input, using rewriter: FileRewriter
  ) throws(FileRewriter.Failure) -> Input {
    var input = input
    if input.standardInput != nil {
      input.source = .standardInput(.whole(new))
    } else {
      rewriter.removeAbandonedFiles(besides: input.path)
      if new != old { try rewriter.rewrite(input.path, from: old, to: new) }
    }
    return input
  }
}

extension Linter {
  fileprivate func lint(_ bytes: [UInt8], of input: Input) -> RunReport.File {
    lint(bytes, path: input.path, isNamed: input.isNamed)
  }
}

extension InputResult {
  fileprivate init(input: Input, outcome: RunReport.File.Outcome) {
    self.init(input: input, report: RunReport.File(path: input.path, outcome: outcome))
  }

  /// - Parameter failure: why the input or its configuration could not be read.
  fileprivate init(input: Input, failure: any Error) {
    let reason: RunReport.File.FailureReason =
      if let error = failure as? ConfigurationError { .configuration(error.summary) } else { .system("\(failure)") }
    self.init(input: input, outcome: .failed(reason))
  }
}
