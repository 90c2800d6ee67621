internal import JSONText
internal import Requests

/// A hash that is equal for equivalent bodies.
///
/// The order of members, the case of keys and strings (IDs and enum values are case-insensitive), and members that are
/// null or empty make no difference.
enum BodyDigest {
  /// Nil if there is no parsed body, or if it has unresolved values.
  static func of(_ request: RequestContext) -> UInt64? {
    guard let body = request.request.body, let node = body.node else { return nil }
    return digest(node, ignoring: body.ignoredMembers, isUnresolved: request.isUnresolved)
  }

  /// 0 for a value that counts as absent.
  private static func digest(
    _ node: JSONNode, ignoring: Set<String> = [], isUnresolved: (JSONNode) -> Bool
  ) -> UInt64? {
    switch node.kind {
    case .null: return 0
    case .boolean: return mix(1, node.boolean == true ? 1 : 2)
    case .integer, .real: return mix(3, node.number?.bitPattern ?? 0)
    case .string: return isUnresolved(node) ? nil : node.withUTF8 { mix(4, $0.caselessHash) }
    case .array:
      return node.elements.reduce(0 as UInt64?) { sum, element in
        guard let sum, let value = digest(element, isUnresolved: isUnresolved) else { return nil }
        return mix(sum &+ 5, value)
      }
    case .object:
      return node.members.reduce(0 as UInt64?) { sum, member in
        guard let sum else { return nil }
        if !ignoring.isEmpty, ignoring.contains(member.key.lowercased()) { return sum }
        guard let value = digest(member.value, isUnresolved: isUnresolved) else { return nil }
        return value == 0 ? sum : sum &+ mix(member.withUTF8Key { $0.caselessHash }, value)
      }
    }
  }

  /// Combines two hashes, so that the sum over the members depends on both.
  private static func mix(_ first: UInt64, _ second: UInt64) -> UInt64 {
    let factor: UInt64 = 0x9E37_79B9_7F4A_7C15
    let mixed = ((first &* factor) ^ second) &* factor
    return mixed ^ (mixed >> 29)
  }
}
