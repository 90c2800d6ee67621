internal import ArgumentParser
internal import Linting
internal import Reporting

/// Writing reports.
extension LintCommand {
  /// When to color reports.
  enum Coloring: String, CaseIterable, NamedChoice {
    case auto, always, never

    var isOn: Bool {
      switch self {
      case .auto: !Terminal.forbidsColors && Terminal.isStandardOutput && Terminal.hasEscapeSequences
      case .always: true
      case .never: false
      }
    }
  }

  /// The requested reports; with `--diff` and no `--format` there is none, since the diff goes to standard output.
  var targets: [ReportTarget] { format.isEmpty && !diff ? [ReportTarget(format: .human)] : format }

  /// Writes a report to every target, and errors to standard error; false if a report was not written.
  ///
  /// - Parameters:
  ///   - rules: finds the descriptions of rules.
  ///   - sources: reads checked files again.
  ///   - configurationErrors: are printed once each, not for each file that they keep from being checked.
  func write(
    _ report: RunReport, to targets: [ReportTarget], rules: @escaping RuleLookup, sources: @escaping SourceLookup,
    configurationErrors: [ConfigurationError]
  ) -> Bool {
    var errors = TextOutput.error
    defer { errors.flush() }
    for error in configurationErrors { errors.write("\(error)\n") }
    for file in report.files {
      switch file.outcome {
      case .failed(.configuration), .checked, .skipped: break
      case .failed(let reason): errors.write("rplint: \(file.path.visible): \(reason)\n")
      }
    }
    let failures = targets.compactMap { target in
      let reporter = reporter(
        for: target.format, rules: rules, paths: target.format.paths, sources: sources,
        display: target.path == nil ? display : HumanDisplay(), isQuiet: quiet,
        limit: maxFindings.map(FindingLimit.init) ?? .standard, listsSkipped: showSkipped)
      return write(report, with: reporter, to: target)
    }
    for failure in failures { errors.write("rplint: \(failure)\n") }
    if statistics { errors.write(Self.counts(of: report, rules)) }
    return failures.isEmpty
  }

  /// Writes one report; returns an error message if that fails.
  private func write(_ report: RunReport, with reporter: any Reporter, to target: ReportTarget) -> String? {
    guard let path = target.path else {
      var output = fixesStandardInput ? TextOutput.reportOnStandardError : .standard
      reporter.write(report, to: &output)
      output.flush()
      return output.failure.map { "standard output: \($0)" }
    }
    do throws(SystemError) {
      try TextOutput.withFile(at: path) { reporter.write(report, to: &$0) }
      return nil
    } catch {
      return "\(path.visible): \(error)"
    }
  }

  var display: HumanDisplay {
    // With the fixed text on standard output, the report is on standard error.
    if fixesStandardInput { return HumanDisplay(isColored: color == .always) }
    let isTerminal = Terminal.isStandardOutput
    let isColored = color.isOn
    return HumanDisplay(
      terminalWidth: isTerminal ? Terminal.width : nil, isColored: isColored,
      hasLinks: isTerminal && isColored && Terminal.hasLinks)
  }

  private static func counts(of report: RunReport, _ rules: RuleLookup) -> String {
    let counts = report.findings.reduce(into: [RuleID: Int]()) { $0[$1.rule, default: 0] += 1 }
    return counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { rule, count in
      "\(count)\t\(rule)\t\(rules(rule)?.name ?? "")\n"
    }.joined()
  }
}

extension FailureThreshold: NamedChoice {}
