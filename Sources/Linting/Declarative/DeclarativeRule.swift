internal import JSONText
internal import Requests
internal import Swagger

/// A rule that is defined by data: an entry of the catalog or of a user's rule file.
///
/// A class, so that selecting the rules for a request costs one retain per rule.
final class DeclarativeRule: Sendable {
  /// The values that a rule checks.
  struct Scope: Sendable {
    /// The IDs of the operations whose requests are checked.
    let operations: [String]
    let part: CheckedPart
    /// Relative to the part.
    let pattern: PointerPattern
    /// The condition that the parts of a request's URL must satisfy for the rule to apply.
    let url: Condition?
    /// The first and the last api-version that the rule applies to.
    let since: APIVersion?
    let until: APIVersion?
    /// The condition that a value must satisfy to be checked.
    var when: Condition?

    func includes(_ version: APIVersion?) -> Bool {
      guard let version else { return true }
      return since.map { $0 <= version } ?? true && until.map { version <= $0 } ?? true
    }
  }

  /// What findings point at, instead of the violated keyword's default.
  enum Anchor: String, Sendable, CaseIterable {
    case key, value
  }

  /// The fix that findings of the rule offer.
  struct FixTemplate: Sendable {
    enum Change: Sendable {
      case remove
      case set(ScalarValue)
    }

    let change: Change
    let applicability: RuleDescriptor.FixApplicability
  }

  let id: RuleID
  let severity: Severity
  let scope: Scope
  let check: Condition
  let message: MessageTemplate
  let anchor: Anchor?
  let fix: FixTemplate?

  init(
    id: RuleID, severity: Severity, scope: Scope, check: Condition, message: MessageTemplate,
    anchor: Anchor?, fix: FixTemplate?
  ) {
    self.id = id
    self.severity = severity
    self.scope = scope
    self.check = check
    self.message = message
    self.anchor = anchor
    self.fix = fix
  }
}

extension DeclarativeRule {
  /// Whether the rule removes every value that it checks.
  var isRemoval: Bool {
    guard case .remove? = fix?.change else { return false }
    return scope.when == nil && check == .constant(false)
  }

  /// Whether the rule applies to a request, by its api-version and its URL.
  func applies(to request: RequestContext) -> Bool {
    guard scope.includes(request.effectiveVersion) else { return false }
    guard let url = scope.url else { return true }
    return request.withSubject(.url) { subject in
      if case .satisfied = subject.evaluator.stoppingAtFirst.evaluate(url, on: subject.root) { true } else { false }
    } ?? false
  }

  /// The findings in a part that the rule applies to, at most one per pointer.
  func findings(in subject: RuleSubject) -> [Finding] {
    var findings: [Finding] = []
    var pointers: Set<JSONPointer> = []
    scope.pattern.forEach(in: subject.root, by: subject.evaluator) { node, path in
      let violations = violations(by: node, isRoot: path.isEmpty, subject.evaluator)
      guard !violations.isEmpty else { return }
      let base = JSONPointer(path)
      for violation in violations {
        let pointer = base.appending(violation.pointer)
        if pointers.insert(pointer).inserted { findings.append(finding(for: violation, at: pointer, in: subject)) }
      }
    }
    return findings
  }

  private func violations(
    by node: JSONNode, isRoot: Bool, _ evaluator: ConditionEvaluator
  ) -> [ConditionViolation] {
    if let when = scope.when {
      guard case .satisfied = evaluator.stoppingAtFirst.evaluate(when, on: node, isRoot: isRoot) else { return [] }
    }
    guard case .violated(let violations) = evaluator.evaluate(check, on: node, isRoot: isRoot) else { return [] }
    return violations
  }

  private func finding(
    for violation: ConditionViolation, at pointer: JSONPointer, in subject: RuleSubject
  ) -> Finding {
    let node = subject.evaluator.value(at: pointer, in: subject.root)
    let message = message.message { field in
      switch field {
      case .value: node?.shown ?? ""
      case .pointer: pointer.description
      case .name: violation.missingName ?? pointer.last ?? scope.part.phrase
      case .expected: node.map(violation.condition.expectation) ?? ""
      }
    }
    return Finding(
      id, severity, message, at: anchor(of: violation, pointer, subject.places),
      fix: fix(for: violation, pointer, in: subject.root))
  }

  private func anchor(
    of violation: ConditionViolation, _ pointer: JSONPointer, _ places: RuleSubject.Places
  ) -> Finding.Anchor {
    if case .described(let anchors, let otherwise) = places {
      return anchors[JSONPointer(pointer.tokens.map { $0.lowercased() })] ?? otherwise
    }
    return switch (anchor, violation.aspect) {
    case (nil, .missing): .opening(pointer)
    case (.key, _), (nil, .key): .key(pointer)
    case (.value, _), (nil, .value): .value(pointer)
    }
  }

  /// Only members are fixed, not array elements or the root, and never an object with a missing member.
  private func fix(for violation: ConditionViolation, _ pointer: JSONPointer, in body: JSONNode) -> Fix? {
    guard let fix, !violation.isMissing, body[pointer.parent]?.kind == .object, pointer != .root else { return nil }
    let isSafe = fix.applicability == .safe
    switch fix.change {
    case .remove: return Fix("remove the property", isSafe: isSafe, .removeMember(pointer))
    case .set(let value):
      return Fix("set the value to \(value.text)", isSafe: isSafe, .replaceValue(pointer, with: value.json))
    }
  }
}

extension ConditionViolation {
  fileprivate var missingName: String? {
    if case .missing(let name) = aspect { name } else { nil }
  }
}

extension JSONNode {
  /// In Unicode scalars; longer strings are truncated in messages.
  private static var maximumShownLength: Int { 200 }

  /// The value as shown in messages: a string without its quotes, an object or array by its kind.
  fileprivate var shown: String {
    if let integer { return String(integer) }
    guard let text = string else { return ScalarValue(self)?.text ?? phrase }
    return text.unicodeScalars.count > Self.maximumShownLength
      ? String(String.UnicodeScalarView(text.unicodeScalars.prefix(Self.maximumShownLength))) + "…" : text
  }
}
