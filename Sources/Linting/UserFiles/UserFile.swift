internal import JSONText

/// A file in JSON that a user wrote for the program: rules, or a configuration.
enum UserFile {
  /// The file's text.
  ///
  /// - Parameter bytes: the file as it is on disk.
  static func text(of bytes: [UInt8], path: String) throws(UserFileError) -> [UInt8] {
    do throws(EncodingError) { return try SourceText(decoding: bytes).bytes } catch {
      throw UserFileError("the file is not UTF-8", at: error.firstBadByte, of: path, bytes)
    }
  }

  /// Reads a text in which no key stands twice.
  ///
  /// - Throws: the first fault, at its place in the text.
  static func read<Result>(
    _ text: [UInt8], path: String,
    _ read: (inout UserFileReader, JSONNode) throws(UserFileFault) -> Result
  ) throws(UserFileError) -> Result {
    let document: JSONDocument
    do throws(JSONSyntaxError) { document = try JSONDocument(parsing: text.span) } catch {
      throw UserFileError(error, of: path, text)
    }
    if document.hasDuplicateKeys, let key = DuplicateKey.all(in: text.span).first {
      throw UserFileError("'\(key.pointer.last ?? "")' stands here twice", at: key.range.lowerBound, of: path, text)
    }
    do throws(UserFileFault) {
      return try document.withRoot { (root) throws(UserFileFault) in
        var reader = UserFileReader()
        return try read(&reader, root)
      }
    } catch {
      throw UserFileError(error, of: path, text)
    }
  }
}
