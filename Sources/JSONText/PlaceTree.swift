/// The values to find, step by step from the root, with the places found.
///
/// Steps compare as bytes, as jansson's keys do, and not as Swift's strings, which are equal in composed and
/// decomposed form.
struct PlaceTree: Sendable {
  /// Stands for a value to find; an index into the tree.
  typealias Node = Int

  static let root: Node = 0

  private struct Branches {
    var members: [[UInt8]: Node] = [:]
    var elements: [Int: Node] = [:]
    var place: PlaceIndex.Place?
  }

  private var nodes = [Branches()]

  init(of pointers: some Sequence<JSONPointer>) {
    for pointer in pointers {
      var node = Self.root
      for token in pointer.tokens { node = branch(of: node, at: token) }
    }
  }

  /// The value below `node` under an object's key, unescaped, if somebody asked for it.
  func member(of node: Node, key: [UInt8]) -> Node? { nodes[node].members[key] }

  /// The value below `node` at an array's index, if somebody asked for it.
  func element(of node: Node, index: Int) -> Node? { nodes[node].elements[index] }

  /// Whether somebody asked for values below `node`.
  func hasBranches(_ node: Node) -> Bool { !nodes[node].members.isEmpty }

  mutating func set(_ place: PlaceIndex.Place, of node: Node) { nodes[node].place = place }

  mutating func setNextComma(_ offset: Int, of node: Node) { nodes[node].place?.nextComma = offset }

  /// The place of the value at `pointer`.
  ///
  /// A value found below an earlier one of two equal keys lies outside the later one, and so is none.
  func place(of pointer: JSONPointer) -> PlaceIndex.Place? {
    guard var place = nodes[Self.root].place else { return nil }
    var node = Self.root
    for token in pointer.tokens {
      guard let next = member(of: node, key: Array(token.utf8)), let inner = nodes[next].place,
        place.value.lowerBound < inner.value.lowerBound, inner.value.upperBound <= place.value.upperBound
      else { return nil }
      (node, place) = (next, inner)
    }
    return place
  }

  private mutating func branch(of node: Node, at token: String) -> Node {
    let key = Array(token.utf8)
    if let known = nodes[node].members[key] { return known }
    let new = nodes.count
    nodes.append(Branches())
    nodes[node].members[key] = new
    if let index = JSONPointer.index(token) { nodes[node].elements[index] = new }
    return new
  }
}
