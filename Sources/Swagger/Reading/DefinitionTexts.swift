internal import JSONText

/// A document's text with its definitions set apart, each to be read when it is asked for.
///
/// Most requests need a few of the definitions only, and reading them all costs more than checking the request.
struct DefinitionTexts {
  /// The document with no definitions in it.
  let rest: [UInt8]
  /// The bytes of each definition's value, in the order of the document.
  let definitions: [(name: String, range: Range<Int>)]

  /// Nil if the text, which is JSON, has no object of definitions at its root.
  init?(of text: Span<UInt8>) {
    var scan = MemberScan(at: 0)
    guard let whole = scan.members(in: text)?.first(where: { $0.key == "definitions" })?.value else { return nil }
    scan = MemberScan(at: whole.lowerBound)
    guard let members = scan.members(in: text) else { return nil }
    definitions = members.map { ($0.key, $0.value) }
    rest =
      Array(copying: text.extracting(..<whole.lowerBound)) + Array("{}".utf8)
      + Array(copying: text.extracting(whole.upperBound...))
  }
}

extension [UInt8] {
  fileprivate init(copying bytes: Span<UInt8>) {
    self = bytes.withUnsafeBufferPointer { Array($0) }
  }
}
