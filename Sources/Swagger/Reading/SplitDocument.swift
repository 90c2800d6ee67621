internal import JSONText

/// A document's text with its definitions split off, so that each can be read on demand.
///
/// Most requests need only a few definitions, and reading all of them takes longer than checking the request.
struct SplitDocument {
  /// The document with an empty `definitions` object.
  let rest: [UInt8]
  /// The byte range of each definition's value, in document order.
  let definitions: [(name: String, range: Range<Int>)]

  /// Nil if the text has no `definitions` object at its root.
  ///
  /// - Precondition: The text is valid JSON.
  init?(_ text: Span<UInt8>) {
    var scan = MemberScan(at: 0)
    guard scan.enterObject(in: text) else { return nil }
    while let key = scan.nextKey(in: text), key != "definitions" { scan.skipValue(in: text) }
    let start = scan.index
    guard let members = scan.members(in: text) else { return nil }
    definitions = members.map { ($0.key, $0.value) }
    rest =
      Array(copying: text.extracting(..<start)) + Array("{}".utf8) + Array(copying: text.extracting(scan.index...))
  }
}
