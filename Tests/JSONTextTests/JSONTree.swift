import JSONText

/// Traversal and comparison of jansson's trees.
enum JSONTree {
  /// `node` and its descendants with their pointers.
  static func nodes(of node: JSONNode, at pointer: JSONPointer = .root) -> [(pointer: JSONPointer, node: JSONNode)] {
    var nodes = [(pointer: pointer, node: node)]
    for member in node.members { nodes += self.nodes(of: member.value, at: pointer.appending(member.key)) }
    for (index, element) in node.elements.enumerated() {
      nodes += self.nodes(of: element, at: pointer.appending(index))
    }
    return nodes
  }

  /// Whether two values are equal, including the order of their keys, which are compared byte by byte.
  static func equal(_ first: JSONNode, _ second: JSONNode) -> Bool {
    guard first.kind == second.kind, first.count == second.count, first.integer == second.integer,
      first.number == second.number, first.boolean == second.boolean,
      first.string.map({ Array($0.utf8) }) == second.string.map({ Array($0.utf8) })
    else { return false }
    let members = zip(first.members, second.members).allSatisfy { one, other in
      Array(one.key.utf8) == Array(other.key.utf8) && equal(one.value, other.value)
    }
    return members && zip(first.elements, second.elements).allSatisfy(equal)
  }
}
