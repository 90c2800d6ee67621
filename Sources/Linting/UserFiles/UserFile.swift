internal import JSONText

/// A JSON file that a user writes for rplint: rules, a configuration or a baseline. It may contain comments.
struct UserFile: Sendable {
  /// The path as given.
  let path: String
  let source: SourceText

  /// Decodes a file.
  ///
  /// - Parameter bytes: the contents of the file on disk.
  init(_ bytes: [UInt8], path: String) throws(UserFileErrors) {
    self.path = path
    do throws(TextEncodingError) { source = try SourceText(decoding: bytes) } catch {
      throw UserFileErrors([
        UserFileError("the file is not valid UTF-8", at: error.firstBadByte, of: path, bytes)
      ])
    }
  }

  /// The text without its comments.
  var json: [UInt8] { ParsedText(MappedText(bytes: source.bytes), dialect: .jsonc).text.bytes }

  /// Parses the text, which must not have duplicate keys, and passes its root to `read`.
  ///
  /// - Throws: all errors that were found.
  func read<Result>(
    _ read: (UserFileReader, JSONNode) throws(UserFileFault) -> Result?
  ) throws(UserFileErrors) -> Result {
    let parsed = ParsedText(MappedText(bytes: source.bytes), dialect: .jsonc)
    let faults = parsed.faults.map { UserFileError($0, of: path, source.bytes) }
    guard faults.isEmpty else { throw UserFileErrors(faults) }
    switch parsed.document {
    case .some(let document):
      var errors = document.hasDuplicateKeys ? duplicateKeys(in: parsed.text) : []
      let reader = UserFileReader()
      let result = document.withRoot { root in
        reader.gather { () throws(UserFileFault) in try read(reader, root) }
      }
      errors += self.errors(at: reader.faults, in: parsed.text)
      errors.sort { ($0.position.line, $0.position.column) < ($1.position.line, $1.position.column) }
      errors += reader.errorsElsewhere
      guard errors.isEmpty, let result else { throw UserFileErrors(errors) }
      return result
    case .none: throw UserFileErrors([UserFileError("not JSON", at: 0, of: path, source.bytes)])
    }
  }

  private func duplicateKeys(in text: MappedText) -> [UserFileError] {
    DuplicateKey.all(in: text.bytes.span).map { key in
      UserFileError(
        "duplicate key '\(key.pointer.last ?? "")'", at: text.map.source(of: key.range).lowerBound, of: path,
        source.bytes)
    }
  }

  private func errors(at faults: [UserFileFault], in text: MappedText) -> [UserFileError] {
    let index = RangeIndex(of: faults.map(\.pointer), in: text.bytes.span)
    return faults.map { fault in
      let entry = index[fault.pointer]
      let range = fault.aspect == .key ? entry?.key ?? entry?.value : entry?.value
      return UserFileError(
        fault.message, at: range.map { text.map.source(of: $0).lowerBound } ?? 0, of: path, source.bytes)
    }
  }

  /// The ranges of members' keys or of elements in the text; the whole text for those that don't exist.
  func ranges(of pointers: [JSONPointer]) -> [Range<Int>] {
    ranges(of: pointers) { $0.key ?? $0.value }
  }

  /// The range of a value in the text; the whole text if it doesn't exist.
  func valueRange(of pointer: JSONPointer) -> Range<Int> { ranges(of: [pointer], \.value)[0] }

  private func ranges(of pointers: [JSONPointer], _ part: (RangeIndex.Entry) -> Range<Int>) -> [Range<Int>] {
    let text = ParsedText(MappedText(bytes: source.bytes), dialect: .jsonc).text
    let index = RangeIndex(of: pointers, in: text.bytes.span)
    return pointers.map { index[$0].map { text.map.source(of: part($0)) } ?? 0..<source.bytes.count }
  }
}
