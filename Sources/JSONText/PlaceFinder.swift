/// Walks a JSON text and notes where the values of a `PlaceTree` stand, skipping what nobody asked for.
struct PlaceFinder {
  /// An object or array that holds values to find.
  private struct Container {
    let node: PlaceTree.Node
    let start: Int
    let isObject: Bool
    /// The current element's index.
    var index = 0
    /// The current member's key.
    var key: Range<Int>?
    /// The comma before the current member or element.
    var comma: Int?
    /// The value found last, as long as no comma followed it.
    var found: PlaceTree.Node?
  }

  private var containers: [Container] = []
  private var scanner = JSONScanner()

  /// Sets the places of `tree` to where its values stand in `text`; stops where `text` is no JSON.
  mutating func fill(_ tree: inout PlaceTree, from text: Span<UInt8>) {
    while let token = scanner.next(in: text), take(token, in: text, for: &tree), !containers.isEmpty {}
  }

  /// Handles one token; false where no JSON can go on.
  private mutating func take(_ token: JSONToken, in text: Span<UInt8>, for tree: inout PlaceTree) -> Bool {
    switch token.kind {
    case .objectStart, .arrayStart:
      return open(token, in: text, for: &tree)
    case .objectEnd, .arrayEnd:
      return close(token, for: &tree)
    case .comma:
      takeComma(at: token.range.lowerBound, for: &tree)
    case .colon:
      break
    case .string:
      if expectsKey { containers[containers.count - 1].key = token.range } else { found(token.range, in: text, &tree) }
    case .scalar:
      found(token.range, in: text, &tree)
    }
    return true
  }

  private var expectsKey: Bool {
    containers.last.map { $0.isObject && $0.key == nil } ?? false
  }

  private mutating func open(_ token: JSONToken, in text: Span<UInt8>, for tree: inout PlaceTree) -> Bool {
    let start = token.range.lowerBound
    guard let node = current(in: text, tree), tree.hasBranches(node) else {
      guard scanner.skipContainer(in: text) else { return false }
      found(start..<scanner.offset, in: text, &tree)
      return true
    }
    containers.append(Container(node: node, start: start, isObject: token.kind == .objectStart))
    return true
  }

  private mutating func close(_ token: JSONToken, for tree: inout PlaceTree) -> Bool {
    guard let closed = containers.popLast() else { return false }
    note(closed.start..<token.range.upperBound, of: closed.node, &tree)
    return true
  }

  private mutating func takeComma(at offset: Int, for tree: inout PlaceTree) {
    guard let last = containers.indices.last else { return }
    if let found = containers[last].found { tree.setNextComma(offset, of: found) }
    containers[last].found = nil
    containers[last].key = nil
    containers[last].comma = offset
    containers[last].index += 1
  }

  private mutating func found(_ value: Range<Int>, in text: Span<UInt8>, _ tree: inout PlaceTree) {
    guard let node = current(in: text, tree) else { return }
    note(value, of: node, &tree)
  }

  private mutating func note(_ value: Range<Int>, of node: PlaceTree.Node, _ tree: inout PlaceTree) {
    let container = containers.last
    tree.set(.init(key: container?.key, value: value, previousComma: container?.comma), of: node)
    if let last = containers.indices.last { containers[last].found = node }
  }

  /// The value to find that stands where the walk is; nil if nobody asked for it.
  private func current(in text: Span<UInt8>, _ tree: PlaceTree) -> PlaceTree.Node? {
    guard let container = containers.last else { return PlaceTree.root }
    guard container.isObject else { return tree.element(of: container.node, index: container.index) }
    guard let key = container.key else { return nil }
    return tree.member(of: container.node, key: StringLiteral.unescaped(key, in: text))
  }
}
