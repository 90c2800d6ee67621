public import JSONText

extension SwaggerError {
  /// The same error with another file name.
  func withFile(_ file: String) -> SwaggerError {
    SwaggerError(message, at: pointer, byteOffset: byteOffset, in: file)
  }

  /// The line and column of the error; nil if it applies to the file as a whole.
  ///
  /// - Parameter bytes: The contents of the file on disk.
  public func position(in bytes: [UInt8]) -> LineTable.Position? {
    let source = (try? SourceText(decoding: bytes)) ?? SourceText(utf8: bytes)
    let text = source.bytes.span
    let offset = byteOffset.map { max(0, min($0, text.count) - 1) } ?? pointer.flatMap { start(of: $0, in: text) }
    return offset.map { LineTable(text).position(of: $0, in: text) }
  }

  private func start(of pointer: JSONPointer, in text: Span<UInt8>) -> Int? {
    RangeIndex(of: [pointer], in: text)[pointer]?.value.lowerBound
  }
}
