internal import JSONText

/// A value of a parsed JSON text, and the way to it. It borrows its node like a request.
struct JSONPart {
  let node: JSONNode
  let pointer: JSONPointer
  let holder: JSONHolder

  /// The value of an object's member; nil if there is none or it is `null`.
  subscript(_ key: String) -> JSONPart? {
    guard let member = node[key], !member.isNull else { return nil }
    return JSONPart(node: member, pointer: pointer.appending(key), holder: holder)
  }

  /// The elements of an array; none of other kinds.
  var elements: [JSONPart] {
    node.elements.enumerated().map { JSONPart(node: $1, pointer: pointer.appending($0), holder: holder) }
  }

  /// The members' values of an object; none of other kinds.
  var members: [(key: String, value: JSONPart)] {
    node.members.map { ($0.key, JSONPart(node: $0.value, pointer: pointer.appending($0.key), holder: holder)) }
  }

  /// The string, unescaped; nil for other kinds.
  var text: RequestText? { holder.string(node, at: pointer) }

  /// The same value as a part of `holder`, which was cut out of this one's at the value `depth` steps from the root.
  func moved(to holder: JSONHolder, depth: Int) -> JSONPart {
    JSONPart(node: node, pointer: JSONPointer(Array(pointer.tokens.dropFirst(depth))), holder: holder)
  }

  /// The first member whose key is one of `keys`, which are in lower case; ASCII letters compare without case.
  func member(_ keys: [String]) -> JSONPart? {
    guard let member = node.member(keys), !member.value.isNull else { return nil }
    return JSONPart(node: member.value, pointer: pointer.appending(member.key), holder: holder)
  }
}

extension [JSONPart] {
  /// Parts of one text, each cut out as a text of its own, so that later looks for places are short.
  ///
  /// The text is passed over once; the pieces are copied one after the other.
  func cutOut() -> some Sequence<JSONPart> {
    let holder = first { !$0.pointer.tokens.isEmpty }?.holder
    let index = holder.map { PlaceIndex(of: map(\.pointer), in: $0.text.bytes.span) }
    return lazy.map { part in
      guard let place = index?[part.pointer], !part.pointer.tokens.isEmpty else { return part }
      return part.moved(to: part.holder.cutOut(place.value), depth: part.pointer.tokens.count)
    }
  }
}

extension JSONNode {
  /// The first member whose key is one of `keys`, which are in lower case; ASCII letters compare without case.
  func member(_ keys: [String]) -> Member? {
    members.first { member in keys.contains { member.isNamed($0) } }
  }

  /// Whether this is a string that holds `piece`, which is lower case; ASCII letters compare without case.
  func mentions(_ piece: String) -> Bool {
    string.map { $0.lowercased().contains(piece) } ?? false
  }
}

extension JSONNode.Member {
  fileprivate func isNamed(_ name: String) -> Bool {
    utf8Key.count == name.utf8.count && zip(utf8Key, name.utf8).allSatisfy { $0.asciiLowercased == $1 }
  }
}
