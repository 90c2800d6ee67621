internal import JSONText

/// The result of evaluating a condition on a value.
enum ConditionResult {
  case satisfied
  /// Depends on what a placeholder will be replaced with.
  case undetermined
  /// At least one violation.
  case violated([ConditionViolation])
}

/// A violation of a condition by a value, or by one inside it.
struct ConditionViolation {
  /// What a finding points at.
  enum Aspect {
    /// The member must not be present.
    case key
    case value
    /// The object has no member of this name.
    case missing(String)
  }

  /// The path from the value that was evaluated, innermost step first.
  private(set) var steps: [String] = []
  let aspect: Aspect
  /// The condition that is violated at the end of the path.
  let condition: Condition

  init(_ aspect: Aspect, of condition: Condition) {
    self.aspect = aspect
    self.condition = condition
  }

  /// The violation as seen from the object or array that contains the value under `step`.
  func nested(under step: String) -> ConditionViolation {
    var violation = self
    violation.steps.append(step)
    return violation
  }

  var pointer: JSONPointer { JSONPointer(steps.reversed()) }

  var isMissing: Bool {
    if case .missing = aspect { true } else { false }
  }
}

extension ConditionResult {
  /// The result for an object or array, given that of the value it contains under `step`.
  func nested(under step: @autoclosure () -> String) -> ConditionResult {
    guard case .violated(let violations) = self else { return self }
    let step = step()
    return .violated(violations.map { $0.nested(under: step) })
  }

  /// Adds the result of another condition that must be satisfied as well.
  mutating func add(_ other: ConditionResult) {
    switch other {
    case .satisfied: break
    case .undetermined: if case .satisfied = self { self = .undetermined }
    case .violated(let more):
      var violations = removeViolations()
      violations += more
      self = .violated(violations)
    }
  }

  /// Removes and returns the violations, so that appending to them doesn't copy the array.
  private mutating func removeViolations() -> [ConditionViolation] {
    guard case .violated(let violations) = self else { return [] }
    self = .satisfied
    return violations
  }
}
