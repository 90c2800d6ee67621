internal import JSONText

extension MappedText {
  /// A fault of this text, in bytes of the file that it was taken from.
  ///
  /// The mend is left out where it would change bytes that the file has not, such as those of a resolved variable.
  func placedInFile(_ fault: SyntaxFault, file: [UInt8]) -> SyntaxFault {
    var placed = fault
    placed.range = map.source(of: fault.range)
    placed.edits = fault.edits.map { TextEdit(range: map.source(of: $0.range), text: escaped($0.text)) }
    guard fault.edits.allSatisfy({ isWritten($0.range, in: file) }) else {
      placed.edits = []
      placed.mend = nil
      return placed
    }
    return placed
  }

  /// Whether the bytes of a range, and the ones beside it, stand in the file as they stand here.
  private func isWritten(_ range: Range<Int>, in file: [UInt8]) -> Bool {
    let wide = (range.lowerBound - 1..<range.upperBound + 1).clamped(to: bytes.indices)
    let source = map.source(of: wide)
    return source.count == wide.count && source.upperBound <= file.count && file[source].elementsEqual(bytes[wide])
  }
}
