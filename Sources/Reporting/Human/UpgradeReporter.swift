public import Linting

/// Writes what a newer api-version changes, request by request, for reading in a terminal.
public struct UpgradeReporter {
  private let version: String
  private let rules: RuleLookup
  private let display: HumanDisplay

  /// - Parameter version: the newer api-version.
  public init(version: String, rules: @escaping RuleLookup, display: HumanDisplay = HumanDisplay()) {
    self.version = version
    self.rules = rules
    self.display = display
  }

  public func write(_ files: [FileUpgrade], to output: inout some TextOutputStream) {
    for file in files where !file.requests.isEmpty {
      if isTerminal { output.write(display.line(file.path.visible, .bold)) }
      for request in file.requests { output.write(text(of: request, in: file.path)) }
      if isTerminal { output.write("\n") }
    }
    output.write(summary(of: files.flatMap(\.requests)))
  }

  private var isTerminal: Bool { display.terminalWidth != nil }
  private var indent: Int { isTerminal ? 2 : 0 }

  private func text(of request: RequestUpgrade, in path: String) -> String {
    let position = "\(isTerminal ? "" : "\(path.visible):")\(request.start.text):"
    let head = [Word(position), Word("\(request.operation ?? "request"):", .bold)]
    switch request.outcome {
    case .leftAlone(let reason):
      return paragraph(head + Word.words(of: "left alone: \(reason)"), at: 0)
    case .possible(let old):
      return paragraph(head + Word.words(of: "\(old) → \(version)"), at: 0)
        + request.changes.map { paragraph(Word.words(of: $0.description), at: 2) }.joined()
        + request.appearing.map { finding("new", $0) }.joined()
        + request.vanishing.map { finding("gone", $0) }.joined()
    }
  }

  private func finding(_ label: String, _ finding: LocatedFinding) -> String {
    let position = isTerminal ? finding.range.start.text : finding.positionText
    return paragraph(
      [
        Word("\(label):", .bold), Word("\(position):"),
        Word(finding.severity.rawValue, ANSIStyle(finding.severity)),
      ] + Word.words(of: "\(finding.title(rules(finding.rule))): \(finding.message)"), at: 2)
  }

  private func paragraph(_ words: [Word], at level: Int) -> String {
    display.paragraph(words, indent: indent + level, hanging: indent + level + 4)
  }

  private func summary(of requests: [RequestUpgrade]) -> String {
    let possible = requests.filter { request in
      if case .possible = request.outcome { true } else { false }
    }
    let withFindings = possible.count { !$0.appearing.isEmpty }
    let errors = possible.count { $0.appearing.contains { $0.severity == .error } }
    let parts = [
      "\(pluralized(possible.count, "request")) can use api-version \(version)",
      withFindings > 0 ? ", \(withFindings) with new findings" : "", errors > 0 ? " (\(errors) with new errors)" : "",
      requests.count > possible.count ? "; \(requests.count - possible.count) left alone" : "",
    ]
    return display.paragraph(Word.words(of: parts.joined()), indent: 0, hanging: 2)
  }
}
