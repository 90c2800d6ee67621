internal import JSONText

/// A value of a parsed JSON text, with its pointer and the text that it is in.
///
/// Its node is borrowed, like that of a request.
struct LocatedNode {
  let node: JSONNode
  var pointer = JSONPointer.root
  let source: JSONSource

  /// The value of an object's member; nil if there is none or it is `null`.
  subscript(_ key: String) -> LocatedNode? {
    guard let member = node[key], !member.isNull else { return nil }
    return LocatedNode(node: member, pointer: pointer.appending(key), source: source)
  }

  /// The elements of an array; empty for values of other kinds.
  var elements: [LocatedNode] {
    node.elements.enumerated().map { LocatedNode(node: $1, pointer: pointer.appending($0), source: source) }
  }

  /// The members of an object; empty for values of other kinds.
  var members: [(key: String, value: LocatedNode)] {
    node.members.map { ($0.key, LocatedNode(node: $0.value, pointer: pointer.appending($0.key), source: source)) }
  }

  /// The unescaped string; nil for values of other kinds.
  var text: RequestText? { source.string(node, at: pointer) }

  /// The range in bytes of the file's text.
  var extent: Range<Int> { textSlice.sourceRange }

  /// The value's own text.
  var textSlice: MappedText {
    guard !pointer.tokens.isEmpty, let ranges = RangeIndex(of: [pointer], in: source.text.bytes.span)[pointer] else {
      return source.text
    }
    return source.text.slice(ranges.value)
  }

  /// The HTTP status that this value holds; nil for values other than integers.
  var status: Int? { node.integer.flatMap(Int.init(exactly:)) }

  /// The first member whose key is one of `keys`, which must be lower case, ignoring ASCII case.
  func member(_ keys: [StaticString]) -> LocatedNode? {
    guard let member = node.member(keys), !member.value.isNull else { return nil }
    return LocatedNode(node: member.value, pointer: pointer.appending(member.key), source: source)
  }
}

extension LocatedNode {
  /// The root of a parsed body.
  init(_ root: JSONNode, of body: RequestBody) {
    let source = JSONSource(text: body.text, faults: [], hasDuplicateKeys: body.hasDuplicateKeys)
    self.init(node: root, pointer: body.pointer, source: source)
  }
}

extension [LocatedNode] {
  /// The values of one text, each detached into a text of its own, so that locating ranges in it is fast.
  ///
  /// The text is scanned once; each value is copied when the sequence is iterated.
  func detached() -> some Sequence<LocatedNode> {
    let source = first { !$0.pointer.tokens.isEmpty }?.source
    let index = source.map { RangeIndex(of: map(\.pointer), in: $0.text.bytes.span) }
    return lazy.map { value in
      guard let ranges = index?[value.pointer], !value.pointer.tokens.isEmpty else { return value }
      return LocatedNode(node: value.node, source: value.source.slice(ranges.value))
    }
  }

  /// The literal values, by name, of the variables in a client's export; a later one replaces an earlier one.
  var variableValues: [[UInt8]: [UInt8]] {
    reduce(into: [:]) { values, variable in
      let node = variable.node
      let name = ["key", "id", "name"].lazy.compactMap { node[$0]?.string }.first
      guard node["disabled"]?.boolean != true, node["enabled"]?.boolean != false, let name,
        let value = node["value"]?.literal
      else { return }
      values[[UInt8](name.utf8)] = [UInt8](value.utf8)
    }
  }
}

extension JSONNode {
  /// The text of a string or an integer.
  var literal: String? { string ?? integer.map { String($0) } }

  /// The first member whose key is one of `keys`, which must be lower case, ignoring ASCII case.
  func member(_ keys: [StaticString]) -> Member? {
    members.first { member in keys.contains { member.isNamed($0) } }
  }

  /// Whether this is a string that contains `word`, which must be lower case, ignoring case.
  func mentions(_ word: String) -> Bool {
    string.map { $0.lowercased().contains(word) } ?? false
  }
}

extension JSONNode.Member {
  /// Whether the key is an ASCII name, ignoring case.
  func isNamed(_ name: StaticString) -> Bool {
    withUTF8Key { key in name.withUTF8Span { key.isEqual(ignoringCase: $0) } }
  }
}

extension LocatedNode {
  /// The headers in this value: an object with their values or arrays of these, or an array of objects with a name and
  /// a value.
  var headers: [RequestHeader] {
    let named = members.map { (name: $0.key as String?, value: $0.value as LocatedNode?) }
    let listed = elements.filter { $0["disabled"]?.node.boolean != true }.map { element in
      (name: element.member(["name", "key"])?.node.string, value: element.member(["value"]))
    }
    return (named + listed).flatMap { name, value -> [RequestHeader] in
      guard let name, let value else { return [] }
      let values = value.node.kind == .array ? value.elements : [value]
      return values.compactMap { $0.text.map { RequestHeader(name: name, value: $0) } }
    }
  }
}
