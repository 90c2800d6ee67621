internal import JSONText

/// The result of running the examples in a rule file.
public struct RuleFileCheck: Sendable {
  public private(set) var rules: [RuleDescriptor] = []
  public private(set) var wrongExamples = 0
  public private(set) var rightExamples = 0
  /// One per example that doesn't give what it should, at its place in the file.
  public private(set) var failures: [UserFileError] = []

  /// Reads a rule file, and runs the wrong and the right examples of each rule with this rule alone.
  ///
  /// - Parameter known: the rules of other files.
  /// - Throws: the errors in the file.
  public init(_ bytes: [UInt8], path: String, known: AddedRules = AddedRules()) throws(UserFileErrors) {
    let file = try UserFile(bytes, path: path)
    var added = known
    try added.add(bytes, path: path)
    rules = Array(added.descriptors.dropFirst(known.descriptors.count))
    for (index, rule) in rules.enumerated() {
      let (wrong, right) = (rule.wrong, rule.right)
      wrongExamples += wrong.count
      rightExamples += right.count
      let failed =
        wrong.indices.map { ("wrong", $0, Self.failure(ofWrong: wrong[$0], of: rule.id, added)) }
        + right.indices.map { ("right", $0, Self.failure(ofRight: right[$0], of: rule.id, added)) }
      for case (let kind, let number, let message?) in failed {
        let pointer = JSONPointer(["rules", String(index), kind, String(number)])
        failures.append(
          UserFileError(
            "\(rule.id): \(kind) example \(number + 1) \(message)", at: file.valueRange(of: pointer).lowerBound,
            of: path, file.source.bytes))
      }
    }
  }

  private static func failure(ofWrong example: RuleExample, of rule: RuleID, _ added: AddedRules) -> String? {
    let file = report(on: example, of: rule, added)
    if file.findings.contains(where: { example.expects($0) }) { return nil }
    guard let found = file.findings.first else {
      return "gives no finding" + (file.requests == 0 ? ", because no request was found in it" : "")
    }
    return "gives \(found.phrase), which is not what the example expects"
  }

  private static func failure(ofRight example: RuleExample, of rule: RuleID, _ added: AddedRules) -> String? {
    let file = report(on: example, of: rule, added)
    if let found = file.findings.first { return "gives \(found.phrase): \(found.message)" }
    return file.requests == 0 && file.outcome != .checked ? "contains no request" : nil
  }

  /// The report on an example, with the findings of one rule only.
  private static func report(on example: RuleExample, of rule: RuleID, _ added: AddedRules) -> RunReport.File {
    var options = Linter.Options(
      operation: example.operation, apiVersion: example.apiVersion, selection: RuleSelection(selected: [rule]),
      added: added)
    options.minimumApiVersion = example.minimumApiVersion
    let bytes = example.bytes
    let linter = Linter(options: options)
    let file = linter.lint(bytes, path: example.file, isNamed: true)
    return linter.completing([file]) { _ in bytes }.first ?? file
  }
}

extension RuleExample {
  /// Whether a finding has the pointer, the line and the severity that the example gives.
  fileprivate func expects(_ finding: LocatedFinding) -> Bool {
    (pointer == nil || pointer == finding.pointer) && (line == nil || line == finding.range.start.line)
      && (severity == nil || severity == finding.severity)
  }
}

extension LocatedFinding {
  /// The severity and the place.
  fileprivate var phrase: String {
    "\(severity == .error || severity == .info ? "an" : "a") \(severity.rawValue) "
      + (pointer.map { "at '\($0)'" } ?? "in line \(range.start.line)")
  }
}
