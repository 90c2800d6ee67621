internal import JSONText

extension RequestBody {
  /// Parses a body's text and lends the body.
  static func withParsed(_ text: MappedText, dialect: JSONDialect = .json, lend: (RequestBody) -> Void) {
    let parsed = ParsedText(text, dialect: dialect)
    let faults = parsed.faults.map { text.placedInFile($0) }
    switch parsed.document {
    case .some(let document):
      document.withRoot { root in
        lend(RequestBody(node: root, text: parsed.text, faults: faults, hasDuplicateKeys: document.hasDuplicateKeys))
      }
    case .none:
      lend(RequestBody(node: nil, text: parsed.text, faults: faults))
    }
  }
}

extension MappedText {
  /// A fault of this text, in bytes of the file's text. Its mend goes where the file's own bytes can't be mended so.
  func placedInFile(_ fault: SyntaxFault) -> SyntaxFault {
    var placed = fault
    placed.range = map.source(of: fault.range)
    placed.opening = fault.opening.map { map.source(of: $0..<$0).lowerBound }
    placed.edits = fault.edits.map { TextEdit(range: map.source(of: $0.range), text: escaped($0.text)) }
    guard fault.edits.allSatisfy({ isWritten($0.range) }) else {
      placed.edits = []
      placed.mend = nil
      return placed
    }
    return placed
  }

  /// Whether the bytes of a range, and the ones beside it, stand in the file one by one as they stand here.
  private func isWritten(_ range: Range<Int>) -> Bool {
    map.isExact((range.lowerBound - 1..<range.upperBound + 1).clamped(to: bytes.indices))
  }
}
