internal import JSONText
internal import Requests
internal import Swagger

/// Judges values of one body by conditions.
///
/// A `null` counts as absent, and what a placeholder stands for is left open.
struct ConditionCheck {
  let form: RequestForm
  /// Whether the body's text ends too early, so that what lacks may have stood behind its end.
  let isCutOff: Bool
  /// The keys, in lower case, of members of the root that are no part of the body.
  let ignoredMembers: Set<String>
  /// Whether the first breach is enough.
  var stopsAtFirst = false

  /// The same where only the verdict counts, and not every place.
  var firstBreachOnly: ConditionCheck {
    var check = self
    check.stopsAtFirst = true
    return check
  }

  /// - Parameter isRoot: whether the value is the whole body.
  func verdict(on node: JSONNode, _ condition: Condition, isRoot: Bool = false) -> Verdict {
    switch condition {
    case .constant(let isRight): return isRight ? .holds : .fails([Breach(.key, of: condition)])
    case .not(let inner): return negation(of: verdict(on: node, inner, isRoot: isRoot), condition)
    case .any(let conditions): return alternative(on: node, conditions, condition, isRoot)
    case .all(let conditions): return conjunction(on: node, conditions, isRoot)
    case .choice(let test, let then, let otherwise):
      switch verdict(on: node, test, isRoot: isRoot) {
      case .holds: return verdict(on: node, then, isRoot: isRoot)
      case .fails: return verdict(on: node, otherwise, isRoot: isRoot)
      case .open: return .open
      }
    case .type, .scalar, .values: return form.isOpaque(node) ? .open : plain(node, condition)
    case .required(let names): return required(names, in: node, condition)
    case .members(let members, let others): return verdict(onMembersOf: node, members, others, isRoot)
    case .items(let item): return verdict(onItemsOf: node, item)
    case .itemCount(let range):
      guard node.kind == .array, !range.contains(node.count) else { return opaque(node) }
      return .fails([Breach(.key, of: condition)])
    case .memberCount(let range):
      guard node.kind == .object, !range.contains(count(of: node, isRoot)) else { return opaque(node) }
      return .fails([Breach(.key, of: condition)])
    }
  }

  /// What a condition on objects or arrays says of another value.
  private func opaque(_ node: JSONNode) -> Verdict { form.isOpaque(node) ? .open : .holds }

  private func plain(_ node: JSONNode, _ condition: Condition) -> Verdict {
    let holds =
      switch condition {
      case .type(let types): types.contains { $0.admits(node) }
      case .scalar(let scalar): scalar.expectation(brokenBy: node) == nil
      case .values(let values, let comparison):
        ScalarValue(node).map { value in values.contains { comparison.isEqual($0, value) } } ?? false
      case .constant, .required, .members, .items, .itemCount, .memberCount, .not, .any, .all, .choice: true
      }
    return holds ? .holds : .fails([Breach(.value, of: condition)])
  }

  private func negation(of verdict: Verdict, _ condition: Condition) -> Verdict {
    switch verdict {
    case .holds: .fails([Breach(.value, of: condition)])
    case .open: .open
    case .fails: .holds
    }
  }

  /// Where all alternatives fail at one place, that is the place; else it is the value itself.
  private func alternative(
    on node: JSONNode, _ conditions: [Condition], _ whole: Condition, _ isRoot: Bool
  ) -> Verdict {
    var firsts: [Breach] = []
    var isOpen = false
    for condition in conditions {
      switch verdict(on: node, condition, isRoot: isRoot) {
      case .holds: return .holds
      case .open: isOpen = true
      case .fails(let breaches): firsts += breaches.prefix(1)
      }
    }
    if isOpen { return .open }
    if let first = firsts.first, firsts.allSatisfy({ $0.steps == first.steps && $0.isMissing == first.isMissing }) {
      return .fails([first])
    }
    return .fails([Breach(.value, of: whole)])
  }

  private func conjunction(on node: JSONNode, _ conditions: [Condition], _ isRoot: Bool) -> Verdict {
    var verdict = Verdict.holds
    for condition in conditions {
      verdict.add(self.verdict(on: node, condition, isRoot: isRoot))
      if stopsAtFirst, case .fails = verdict { return verdict }
    }
    return verdict
  }
}

extension ConditionCheck {
  private func required(_ names: [String], in node: JSONNode, _ condition: Condition) -> Verdict {
    guard node.kind == .object else { return opaque(node) }
    guard let missing = names.first(where: { node.member(named: $0) == nil }) else { return .holds }
    if isCutOff || node.members.contains(where: { $0.utf8Key.mayHoldPlaceholder && form.isOpaque($0.key) }) {
      return .open
    }
    return .fails([Breach(.missing(missing), of: condition)])
  }

  private func verdict(
    onMembersOf node: JSONNode, _ members: [Condition.Member], _ others: Condition?, _ isRoot: Bool
  ) -> Verdict {
    guard node.kind == .object else { return opaque(node) }
    var verdict = Verdict.holds
    for member in members {
      guard let value = node[member.name], !value.isNull else { continue }
      verdict.add(self.verdict(on: value, member.condition).below(member.name))
    }
    guard let others else { return verdict }
    for member in node.members where isJudged(member, isRoot) {
      let name = member.key
      guard !members.contains(where: { $0.name == name }) else { continue }
      verdict.add(form.isOpaque(name) ? .open : self.verdict(on: member.value, others).below(name))
    }
    return verdict
  }

  private func verdict(onItemsOf node: JSONNode, _ condition: Condition) -> Verdict {
    guard node.kind == .array else { return opaque(node) }
    var verdict = Verdict.holds
    for (index, element) in node.elements.enumerated() where !element.isNull {
      verdict.add(self.verdict(on: element, condition).below(String(index)))
    }
    return verdict
  }

  private func count(of node: JSONNode, _ isRoot: Bool) -> Int { node.members.count { isJudged($0, isRoot) } }

  private func isJudged(_ member: JSONNode.Member, _ isRoot: Bool) -> Bool {
    !member.value.isNull && !(isRoot && !ignoredMembers.isEmpty && ignoredMembers.contains(member.key.lowercased()))
  }
}
