internal import JSONText

extension JSONSource {
  /// Parses a text and calls `visit` with its root, which is nil if it can't be parsed; nodes are valid only during the
  /// call.
  static func withParsed(
    _ text: MappedText, dialect: JSONDialect, path: String = "", visit: (JSONNode?, JSONSource) -> Void
  ) {
    let parsed = ParsedText(text, dialect: dialect)
    let faults = parsed.faults.map { text.mappedToFile($0) }
    var source = JSONSource(text: parsed.text, faults: faults, path: path)
    switch parsed.document {
    case .some(let document):
      source.hasDuplicateKeys = document.hasDuplicateKeys
      document.withRoot { visit($0, source) }
    case .none: visit(nil, source)
    }
  }
}

extension MappedText {
  /// A fault of this text, in bytes of the file's text; it has no fix if the edits can't be made in the file's own bytes.
  func mappedToFile(_ fault: SyntaxFault) -> SyntaxFault {
    var mapped = fault
    mapped.range = map.source(of: fault.range)
    mapped.opening = fault.opening.map { map.source(of: $0..<$0).lowerBound }
    mapped.edits = fault.edits.map { TextEdit(range: map.source(of: $0.range), text: escaped($0.text)) }
    guard fault.edits.allSatisfy({ isVerbatim($0.range) }) else {
      mapped.edits = []
      mapped.fix = nil
      return mapped
    }
    return mapped
  }

  /// Whether the bytes of a range, and those next to it, map to the file one to one.
  private func isVerbatim(_ range: Range<Int>) -> Bool {
    map.isExact((range.lowerBound - 1..<range.upperBound + 1).clamped(to: bytes.indices))
  }
}
