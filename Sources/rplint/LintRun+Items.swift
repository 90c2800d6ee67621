internal import Linting

/// Reading one item and checking it.
extension LintRun {
  /// What one item comes to.
  func outcome(of item: FileSearch.Item, by picker: inout LinterPicker) -> Outcome {
    do throws(SystemError) {
      switch item.source {
      case .failure(let message): return failure(of: item, message)
      case .named: return outcome(of: item, try FileReading.named(item.path, longFrom: longSize), by: &picker)
      case .file(let size) where size >= longSize: return pending(item, .longText(isNamed: item.isNamed))
      case .file(let size): return outcome(of: item, try FileReading.bytes(at: item.path, expecting: size), by: &picker)
      case .standardInput:
        let bytes = try FileReading.standardInput()
        var outcome =
          bytes.count < longSize ? outcome(of: item, bytes, by: &picker) : pending(item, .longText(isNamed: true))
        outcome.input = bytes
        return outcome
      }
    } catch {
      return failure(of: item, error.description)
    }
  }

  private func outcome(
    of item: FileSearch.Item, _ found: FileReading.Named, by picker: inout LinterPicker
  ) -> Outcome {
    switch found {
    case .file(let bytes, let identity):
      var outcome = outcome(of: item, bytes, by: &picker)
      outcome.identity = identity
      return outcome
    case .longFile(let identity):
      var outcome = pending(item, .longText(isNamed: item.isNamed))
      outcome.identity = identity
      return outcome
    case .folder: return pending(item, .folder)
    case .other: return failure(of: item, FileSearch.unreadableKind)
    }
  }

  /// An item that is still to be checked.
  private func pending(_ item: FileSearch.Item, _ pending: Pending) -> Outcome {
    Outcome(report: RunReport.File(path: item.path), pending: pending)
  }

  private func failure(of item: FileSearch.Item, _ message: String) -> Outcome {
    Outcome(report: RunReport.File(path: item.path, outcome: .failed(message)))
  }

  private func outcome(of item: FileSearch.Item, _ bytes: [UInt8], by picker: inout LinterPicker) -> Outcome {
    do throws(BrokenConfiguration) {
      return outcome(of: item, bytes, by: try picker.linter(for: item))
    } catch {
      return failure(of: item, error.description)
    }
  }

  private func outcome(of item: FileSearch.Item, _ bytes: [UInt8], by linter: Linter) -> Outcome {
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
      return written(mending, over: bytes, of: item, by: rewriter, linter)
    }
  }

  private func written(
    _ mending: Mending, over old: [UInt8], of item: FileSearch.Item, by rewriter: FileRewriter, _ linter: Linter
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

/// Long texts.
extension LintRun {
  /// From how many bytes on a text is checked block by block; one that is mended is held whole.
  private var longSize: Int {
    if case .none = fixing { BlockRun.leastSize } else { .max }
  }

  /// The outcome of a long text; others are as they are.
  func finished(_ outcome: Outcome) -> Outcome {
    guard case .longText(let isNamed) = outcome.pending else { return outcome }
    var outcome = outcome
    do throws(BrokenConfiguration) {
      let linter = try configurations.linter(inFolder: outcome.folder)
      outcome.report = report(of: outcome, isNamed: isNamed, by: linter)
    } catch {
      outcome.report.outcome = .failed(error.description)
    }
    return outcome
  }

  /// The report of a long text.
  private func report(of outcome: Outcome, isNamed: Bool, by linter: Linter) -> RunReport.File {
    let path = outcome.report.path
    do throws(SystemError) {
      let run = BlockRun(linter: linter, path: path, isNamed: isNamed, jobs: jobs)
      if let report = try run.report(of: try Self.pieces(of: outcome)) {
        return report
      }
      let bytes = if let input = outcome.input { input } else { try FileReading.bytes(at: path) }
      return linter.lint(bytes, path: path, isNamed: isNamed)
    } catch {
      return RunReport.File(path: path, outcome: .failed(error.description))
    }
  }

  private static func pieces(of outcome: Outcome) throws(SystemError) -> TextPieces {
    if let input = outcome.input { return TextPieces(input) }
    return try TextPieces(ofFileAt: outcome.report.path)
  }
}
