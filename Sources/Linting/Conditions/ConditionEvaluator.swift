internal import JSONText
internal import Requests
internal import Swagger

/// Evaluates conditions on values of one request body.
///
/// `null` counts as absent, and a condition that depends on a placeholder is undetermined.
struct ConditionEvaluator {
  let form: RequestForm
  /// Whether the text of the body is truncated, so that a missing member may have followed its end.
  var isTruncated = false
  /// The lowercased keys of members of the root that aren't part of the body.
  var ignoredMembers: Set<String> = []
  /// Whether names of members are compared without case, as those of headers are.
  var ignoresCase = false
  /// Whether evaluation stops at the first violation.
  var stopsAtFirst = false

  /// An evaluator for callers that need only know whether a condition is satisfied.
  var stoppingAtFirst: ConditionEvaluator {
    var evaluator = self
    evaluator.stopsAtFirst = true
    return evaluator
  }

  /// - Parameter isRoot: whether the value is the whole body.
  func evaluate(_ condition: Condition, on node: JSONNode, isRoot: Bool = false) -> ConditionResult {
    switch condition {
    case .constant(let isSatisfied): return isSatisfied ? .satisfied : .violated([.init(.key, of: condition)])
    case .not(let inner): return negation(of: evaluate(inner, on: node, isRoot: isRoot), condition)
    case .any(let conditions): return evaluateAny(conditions, of: condition, on: node, isRoot)
    case .all(let conditions): return evaluateAll(conditions, on: node, isRoot)
    case .choice(let test, let then, let otherwise):
      switch evaluate(test, on: node, isRoot: isRoot) {
      case .satisfied: return evaluate(then, on: node, isRoot: isRoot)
      case .violated: return evaluate(otherwise, on: node, isRoot: isRoot)
      case .undetermined: return .undetermined
      }
    case .type, .scalar, .values: return form.isUnresolved(node) ? .undetermined : evaluateSimple(condition, on: node)
    case .required(let names): return evaluateRequired(names, of: condition, on: node)
    case .members(let members, let additional): return evaluateMembers(members, additional, of: node, isRoot)
    case .items(let item): return evaluateItems(item, of: node)
    case .itemCount(let range):
      guard node.kind == .array, !range.contains(node.count) else { return resultIfNotApplicable(node) }
      return .violated([ConditionViolation(.key, of: condition)])
    case .memberCount(let range):
      guard node.kind == .object, !range.contains(count(of: node, isRoot)) else { return resultIfNotApplicable(node) }
      return .violated([ConditionViolation(.key, of: condition)])
    }
  }

  /// The result of a keyword for objects or arrays on a value that it doesn't apply to.
  private func resultIfNotApplicable(_ node: JSONNode) -> ConditionResult {
    form.isUnresolved(node) ? .undetermined : .satisfied
  }

  private func evaluateSimple(_ condition: Condition, on node: JSONNode) -> ConditionResult {
    let isSatisfied =
      switch condition {
      case .type(let types): types.contains { $0.admits(node) }
      case .scalar(let scalar): scalar.expectation(violatedBy: node) == nil
      case .values(let values, let comparison):
        ScalarValue(node).map { value in values.contains { comparison.isEqual($0, value) } } ?? false
      case .constant, .required, .members, .items, .itemCount, .memberCount, .not, .any, .all, .choice: true
      }
    return isSatisfied ? .satisfied : .violated([ConditionViolation(.value, of: condition)])
  }

  private func negation(of result: ConditionResult, _ condition: Condition) -> ConditionResult {
    switch result {
    case .satisfied: .violated([ConditionViolation(.value, of: condition)])
    case .undetermined: .undetermined
    case .violated: .satisfied
    }
  }

  /// If the first violations of all alternatives have the same path, returns it; otherwise one of the value itself.
  private func evaluateAny(
    _ conditions: [Condition], of whole: Condition, on node: JSONNode, _ isRoot: Bool
  ) -> ConditionResult {
    var firsts: [ConditionViolation] = []
    var isUndetermined = false
    for condition in conditions {
      switch evaluate(condition, on: node, isRoot: isRoot) {
      case .satisfied: return .satisfied
      case .undetermined: isUndetermined = true
      case .violated(let violations): firsts += violations.prefix(1)
      }
    }
    if isUndetermined { return .undetermined }
    if let first = firsts.first, firsts.allSatisfy({ $0.steps == first.steps && $0.isMissing == first.isMissing }) {
      return .violated([first])
    }
    return .violated([ConditionViolation(.value, of: whole)])
  }

  private func evaluateAll(_ conditions: [Condition], on node: JSONNode, _ isRoot: Bool) -> ConditionResult {
    var result = ConditionResult.satisfied
    for condition in conditions {
      result.add(evaluate(condition, on: node, isRoot: isRoot))
      if stopsAtFirst, case .violated = result { return result }
    }
    return result
  }
}

extension ConditionEvaluator {
  private func evaluateRequired(_ names: [String], of condition: Condition, on node: JSONNode) -> ConditionResult {
    guard node.kind == .object else { return resultIfNotApplicable(node) }
    guard let missing = names.first(where: { node.member(named: $0) == nil }) else { return .satisfied }
    if isTruncated || node.members.contains(where: { $0.mayContainPlaceholder && form.isUnresolved($0.key) }) {
      return .undetermined
    }
    return .violated([ConditionViolation(.missing(missing), of: condition)])
  }

  private func evaluateMembers(
    _ members: [Condition.Member], _ additional: Condition?, of node: JSONNode, _ isRoot: Bool
  ) -> ConditionResult {
    guard node.kind == .object else { return resultIfNotApplicable(node) }
    var result = ConditionResult.satisfied
    for member in members {
      guard let value = child(member.name, of: node), !value.isNull else { continue }
      result.add(evaluate(member.condition, on: value).nested(under: member.name))
    }
    guard let additional else { return result }
    for member in node.members where isChecked(member, isRoot) {
      let name = member.key
      guard !members.contains(where: { isEqual($0.name, name) }) else { continue }
      result.add(
        form.isUnresolved(name) ? .undetermined : evaluate(additional, on: member.value).nested(under: name))
    }
    return result
  }

  /// The member with this name, or the element with this index.
  func child(_ step: String, of node: JSONNode) -> JSONNode? {
    if node.kind == .array { return node[JSONPointer([step])] }
    return ignoresCase ? node.member(named: step) : node[step]
  }

  /// The value at a pointer.
  func value(at pointer: JSONPointer, in root: JSONNode) -> JSONNode? {
    pointer.tokens.reduce(root as JSONNode?) { node, step in node.flatMap { child(step, of: $0) } }
  }

  private func isEqual(_ name: String, _ other: String) -> Bool {
    name == other || ignoresCase && name.lowercased() == other.lowercased()
  }

  private func evaluateItems(_ condition: Condition, of node: JSONNode) -> ConditionResult {
    guard node.kind == .array else { return resultIfNotApplicable(node) }
    var result = ConditionResult.satisfied
    for (index, element) in node.elements.enumerated() where !element.isNull {
      result.add(evaluate(condition, on: element).nested(under: String(index)))
    }
    return result
  }

  private func count(of node: JSONNode, _ isRoot: Bool) -> Int { node.members.count { isChecked($0, isRoot) } }

  private func isChecked(_ member: JSONNode.Member, _ isRoot: Bool) -> Bool {
    !member.value.isNull && !(isRoot && !ignoredMembers.isEmpty && ignoredMembers.contains(member.key.lowercased()))
  }
}
