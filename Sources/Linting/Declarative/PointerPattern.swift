internal import JSONText

/// Names values of a body: a JSON Pointer in which `*` stands for any member or item.
struct PointerPattern: Sendable, Equatable {
  enum Step: Sendable, Equatable {
    case named(String)
    case any
  }

  let steps: [Step]

  /// Nil if the text is no JSON Pointer.
  init?(_ text: String) {
    guard let pointer = JSONPointer(text) else { return nil }
    self.init(pointer)
  }

  init(_ pointer: JSONPointer) {
    steps = pointer.tokens.map { $0 == "*" ? .any : .named($0) }
  }

  /// Calls `body` with each value that is meant and isn't null, and with its pointer's tokens.
  ///
  /// - Parameter ignoredMembers: the keys, in lower case, of members of the root that `*` doesn't stand for.
  func forEach(in root: JSONNode, ignoring ignoredMembers: Set<String>, _ body: (JSONNode, [String]) -> Void) {
    var path: [String] = []
    visit(root, steps[...], &path, ignoredMembers, body)
  }

  private func visit(
    _ node: JSONNode, _ rest: ArraySlice<Step>, _ path: inout [String], _ ignored: Set<String>,
    _ body: (JSONNode, [String]) -> Void
  ) {
    guard !node.isNull else { return }
    func descend(to name: String, _ next: JSONNode) {
      path.append(name)
      visit(next, rest.dropFirst(), &path, ignored, body)
      path.removeLast()
    }
    switch rest.first {
    case nil: body(node, path)
    case .named(let name):
      let next = node.kind == .array ? node[JSONPointer([name])] : node[name]
      if let next { descend(to: name, next) }
    case .any:
      let isRoot = path.isEmpty
      for member in node.members where !(isRoot && ignored.contains(member.key.lowercased())) {
        descend(to: member.key, member.value)
      }
      for (index, element) in node.elements.enumerated() { descend(to: String(index), element) }
    }
  }
}
