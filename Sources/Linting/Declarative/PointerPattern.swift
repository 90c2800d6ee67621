internal import JSONText

/// A JSON Pointer in which `*` matches any member or item.
struct PointerPattern: Sendable, Equatable {
  enum Step: Sendable, Equatable {
    case named(String)
    case any
  }

  /// The tokens before the first `*`.
  private let names: [String]
  /// The steps starting at the first `*`.
  private let rest: [Step]

  init(_ pointer: JSONPointer) {
    names = Array(pointer.tokens.prefix { $0 != "*" })
    rest = pointer.tokens.dropFirst(names.count).map { $0 == "*" ? .any : .named($0) }
  }

  /// Calls `body` with each matching value that isn't null, and the tokens of its pointer.
  ///
  /// - Parameter evaluator: looks members up, and says which members of the root `*` doesn't match.
  func forEach(in root: JSONNode, by evaluator: ConditionEvaluator, _ body: (JSONNode, [String]) -> Void) {
    guard let node = evaluator.value(at: JSONPointer(names), in: root), !node.isNull else { return }
    if rest.isEmpty { return body(node, names) }
    var path = names
    visit(node, rest[...], &path, evaluator, body)
  }

  private func visit(
    _ node: JSONNode, _ rest: ArraySlice<Step>, _ path: inout [String], _ evaluator: ConditionEvaluator,
    _ body: (JSONNode, [String]) -> Void
  ) {
    guard !node.isNull else { return }
    func descend(to name: String, _ next: JSONNode) {
      path.append(name)
      visit(next, rest.dropFirst(), &path, evaluator, body)
      path.removeLast()
    }
    switch rest.first {
    case nil: body(node, path)
    case .named(let name): if let next = evaluator.child(name, of: node) { descend(to: name, next) }
    case .any:
      let isRoot = path.isEmpty
      for member in node.members where !(isRoot && evaluator.ignoredMembers.contains(member.key.lowercased())) {
        descend(to: member.key, member.value)
      }
      for (index, element) in node.elements.enumerated() { descend(to: String(index), element) }
    }
  }
}
