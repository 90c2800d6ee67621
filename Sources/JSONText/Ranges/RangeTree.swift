/// The requested values as a tree of reference tokens, with the ranges that were found for them.
///
/// Tokens are compared as bytes, like jansson's keys, not as Swift strings, which ignore differences in Unicode
/// normalization.
struct RangeTree: Sendable {
  /// A requested value or one that encloses it: an index into `nodes`.
  typealias Node = Int

  static let root: Node = 0

  private struct Branch {
    var members: [[UInt8]: Node] = [:]
    var elements: [Int: Node] = [:]
    var entry: RangeIndex.Entry?
  }

  private var nodes = [Branch()]

  init(of pointers: some Sequence<JSONPointer>) {
    for pointer in pointers {
      var node = Self.root
      for token in pointer.tokens { node = branch(of: node, at: token) }
    }
  }

  /// The requested member of `node` with the given unescaped key; nil if it was not requested.
  func member(of node: Node, key: [UInt8]) -> Node? { nodes[node].members[key] }

  /// The requested element of `node` at `index`; nil if it was not requested.
  func element(of node: Node, index: Int) -> Node? { nodes[node].elements[index] }

  /// Whether values below `node` were requested.
  func hasBranches(_ node: Node) -> Bool { !nodes[node].members.isEmpty }

  mutating func set(_ entry: RangeIndex.Entry, of node: Node) { nodes[node].entry = entry }

  mutating func setNextComma(_ offset: Int, of node: Node) { nodes[node].entry?.nextComma = offset }

  /// The entry of the value at `pointer`; nil if it was not found.
  ///
  /// A value found below the earlier of two duplicate keys is outside the later one and does not count.
  func entry(of pointer: JSONPointer) -> RangeIndex.Entry? {
    guard var entry = nodes[Self.root].entry else { return nil }
    var node = Self.root
    for token in pointer.tokens {
      guard let next = member(of: node, key: Array(token.utf8)), let inner = nodes[next].entry,
        entry.value.lowerBound < inner.value.lowerBound, inner.value.upperBound <= entry.value.upperBound
      else { return nil }
      (node, entry) = (next, inner)
    }
    return entry
  }

  private mutating func branch(of node: Node, at token: String) -> Node {
    let key = Array(token.utf8)
    if let known = nodes[node].members[key] { return known }
    let new = nodes.count
    nodes.append(Branch())
    nodes[node].members[key] = new
    if let index = JSONPointer.index(token) { nodes[node].elements[index] = new }
    return new
  }
}
