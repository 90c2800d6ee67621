internal import JSONText

/// A JSON file that a user writes for rplint: rules or a configuration.
enum UserFile {
  /// Decodes the text of a file.
  ///
  /// - Parameter bytes: the contents of the file on disk.
  static func text(of bytes: [UInt8], path: String) throws(UserFileError) -> [UInt8] {
    do throws(TextEncodingError) { return try SourceText(decoding: bytes).bytes } catch {
      throw UserFileError("the file is not valid UTF-8", at: error.firstBadByte, of: path, bytes)
    }
  }

  /// Parses a text without duplicate keys and passes its root to `read`.
  ///
  /// - Throws: the first error, with its position in the text.
  static func read<Result>(
    _ text: [UInt8], path: String,
    _ read: (inout UserFileReader, JSONNode) throws(UserFileFault) -> Result
  ) throws(UserFileError) -> Result {
    let document: JSONDocument
    do throws(JSONSyntaxError) { document = try JSONDocument(parsing: text.span) } catch {
      throw UserFileError(error, of: path, text)
    }
    if document.hasDuplicateKeys, let key = DuplicateKey.all(in: text.span).first {
      throw UserFileError("duplicate key '\(key.pointer.last ?? "")'", at: key.range.lowerBound, of: path, text)
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
