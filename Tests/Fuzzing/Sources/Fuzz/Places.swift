import JSONText

/// In a text that jansson accepts, every value and key is found, and the bytes there parse to them.
func checkPlaces(_ input: [UInt8]) {
  guard let document = try? JSONDocument(parsing: input.span) else { return }
  document.withRoot { root in
    let nodes = nodes(of: root)
    let index = RangeIndex(of: nodes.map(\.pointer), in: input.span)
    for (pointer, node) in nodes {
      guard let entry = index[pointer] else { fatalError("'\(pointer)' is not found") }
      expect(isValue(at: entry.value, of: input, equalTo: node), "'\(pointer)' has another value")
      guard let range = entry.key else { continue }
      expect(isKey(at: range, of: input, equalTo: pointer.last), "'\(pointer)' has another key")
    }
  }
  for duplicate in DuplicateKey.all(in: input.span) {
    let key = duplicate.pointer.last
    expect(duplicate.first.upperBound <= duplicate.range.lowerBound, "the first key is not before its duplicate")
    expect(isKey(at: duplicate.first, of: input, equalTo: key), "the first key differs")
    expect(isKey(at: duplicate.range, of: input, equalTo: key), "the duplicate key differs")
  }
}

/// A value and the values in it, with their pointers.
private func nodes(of root: JSONNode) -> [(pointer: JSONPointer, node: JSONNode)] {
  var nodes = [(pointer: JSONPointer.root, node: root)]
  var next = 0
  while next < nodes.count {
    let (pointer, node) = nodes[next]
    for member in node.members { nodes.append((pointer.appending(member.key), member.value)) }
    for (index, element) in node.elements.enumerated() { nodes.append((pointer.appending(index), element)) }
    next += 1
  }
  return nodes
}

private func isValue(at range: Range<Int>, of text: [UInt8], equalTo node: JSONNode) -> Bool {
  guard let value = try? JSONDocument(parsing: Array(text[range]).span) else { return false }
  return value.withRoot { jsonText(of: $0) == jsonText(of: node) }
}

private func isKey(at range: Range<Int>, of text: [UInt8], equalTo key: String?) -> Bool {
  guard let value = try? JSONDocument(parsing: Array(text[range]).span) else { return false }
  return value.withRoot { $0.string.map { Array($0.utf8) } == key.map { Array($0.utf8) } }
}

/// A value as JSON text.
func jsonText(of node: JSONNode) -> [UInt8] {
  var text = ""
  node.appendText(to: &text)
  return Array(text.utf8)
}
