import JSONText

/// What tests ask of jansson's trees.
enum JSONTree {
  /// `node` and all values below it, each with its pointer.
  static func nodes(of node: JSONNode, at pointer: JSONPointer = .root) -> [(pointer: JSONPointer, node: JSONNode)] {
    var nodes = [(pointer: pointer, node: node)]
    for member in node.members { nodes += self.nodes(of: member.value, at: pointer.appending(member.key)) }
    for (index, element) in node.elements.enumerated() {
      nodes += self.nodes(of: element, at: pointer.appending(index))
    }
    return nodes
  }

  /// Whether two values are the same, keys compared byte by byte and in order.
  static func equal(_ first: JSONNode, _ second: JSONNode) -> Bool {
    guard first.kind == second.kind, first.count == second.count, first.integer == second.integer,
      first.number == second.number, first.boolean == second.boolean,
      first.string.map({ Array($0.utf8) }) == second.string.map({ Array($0.utf8) })
    else { return false }
    let members = zip(first.members, second.members).allSatisfy { one, other in
      Array(one.utf8Key) == Array(other.utf8Key) && equal(one.value, other.value)
    }
    return members && zip(first.elements, second.elements).allSatisfy(equal)
  }
}
