/// Walks a JSON text and records the ranges of the values in a `RangeTree`, skipping all others.
struct RangeFinder {
  /// An object or array that contains requested values.
  private struct Container {
    let node: RangeTree.Node
    let start: Int
    let isObject: Bool
    /// The current element's index.
    var index = 0
    /// The current member's key.
    var key: Range<Int>?
    /// The comma before the current member or element.
    var comma: Int?
    /// The value found last, until a comma follows it.
    var lastFound: RangeTree.Node?
  }

  private var containers: [Container] = []
  private var scanner = JSONScanner()

  /// Records the ranges of the values of `tree` in `text`; stops where `text` is not valid JSON.
  mutating func fill(_ tree: inout RangeTree, from text: Span<UInt8>) {
    while let token = scanner.next(in: text), handle(token, in: text, for: &tree), !containers.isEmpty {}
  }

  /// Handles one token; false if the text is not valid JSON.
  private mutating func handle(_ token: JSONToken, in text: Span<UInt8>, for tree: inout RangeTree) -> Bool {
    switch token.kind {
    case .objectStart, .arrayStart:
      return open(token, in: text, for: &tree)
    case .objectEnd, .arrayEnd:
      return close(token, for: &tree)
    case .comma:
      handleComma(at: token.range.lowerBound, for: &tree)
    case .colon:
      break
    case .string:
      if expectsKey {
        containers[containers.count - 1].key = token.range
      } else {
        handleValue(token.range, in: text, &tree)
      }
    case .scalar:
      handleValue(token.range, in: text, &tree)
    }
    return true
  }

  private var expectsKey: Bool {
    containers.last.map { $0.isObject && $0.key == nil } ?? false
  }

  private mutating func open(_ token: JSONToken, in text: Span<UInt8>, for tree: inout RangeTree) -> Bool {
    let start = token.range.lowerBound
    guard let node = current(in: text, tree), tree.hasBranches(node) else {
      guard scanner.skipContainer(in: text) else { return false }
      handleValue(start..<scanner.offset, in: text, &tree)
      return true
    }
    containers.append(Container(node: node, start: start, isObject: token.kind == .objectStart))
    return true
  }

  private mutating func close(_ token: JSONToken, for tree: inout RangeTree) -> Bool {
    guard let closed = containers.popLast() else { return false }
    record(closed.start..<token.range.upperBound, of: closed.node, &tree)
    return true
  }

  private mutating func handleComma(at offset: Int, for tree: inout RangeTree) {
    guard let last = containers.indices.last else { return }
    if let node = containers[last].lastFound { tree.setNextComma(offset, of: node) }
    containers[last].lastFound = nil
    containers[last].key = nil
    containers[last].comma = offset
    containers[last].index += 1
  }

  private mutating func handleValue(_ value: Range<Int>, in text: Span<UInt8>, _ tree: inout RangeTree) {
    guard let node = current(in: text, tree) else { return }
    record(value, of: node, &tree)
  }

  private mutating func record(_ value: Range<Int>, of node: RangeTree.Node, _ tree: inout RangeTree) {
    let container = containers.last
    tree.set(.init(key: container?.key, value: value, previousComma: container?.comma), of: node)
    if let last = containers.indices.last { containers[last].lastFound = node }
  }

  /// The requested value at the current position of the walk; nil if it was not requested.
  private func current(in text: Span<UInt8>, _ tree: RangeTree) -> RangeTree.Node? {
    guard let container = containers.last else { return RangeTree.root }
    guard container.isObject else { return tree.element(of: container.node, index: container.index) }
    guard let key = container.key else { return nil }
    return tree.member(of: container.node, key: StringLiteral.unescaped(key, in: text))
  }
}
