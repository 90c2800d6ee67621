internal import JSONText

/// The reason that a file can't be read, for users.
public struct SwaggerFileFailure: Error, Sendable {
  public let message: String

  public init(_ message: String) {
    self.message = message
  }
}

/// The files of a published document, each read when it is first referenced.
final class SwaggerFiles {
  /// A parsed file.
  final class File {
    let document: JSONDocument

    init(_ document: consuming JSONDocument) {
      self.document = document
    }
  }

  /// The file that the user named.
  let main: String
  private let load: (String) throws(SwaggerFileFailure) -> [UInt8]
  private var files: [String: File] = [:]

  init(main: String, load: @escaping (String) throws(SwaggerFileFailure) -> [UInt8]) {
    self.main = main
    self.load = load
  }

  /// The file at a path.
  ///
  /// - Parameter reference: The reference to it, which is the location of the error if the file can't be read.
  func file(at path: String, from reference: Reference? = nil) throws(SwaggerError) -> File {
    if let file = files[path] { return file }
    let bytes: [UInt8]
    do throws(SwaggerFileFailure) {
      bytes = try load(path)
    } catch {
      throw reference?.error("'\(path)': \(error.message)") ?? SwaggerError(error.message, at: nil, in: path)
    }
    let file = try Self.parse(bytes, path)
    files[path] = file
    return file
  }

  private static func parse(_ bytes: [UInt8], _ path: String) throws(SwaggerError) -> File {
    let source: SourceText
    do throws(TextEncodingError) {
      source = try SourceText(decoding: bytes)
    } catch {
      throw SwaggerError(
        "the file is neither UTF-8 nor UTF-16 with a byte order mark", at: nil, byteOffset: error.firstBadByte + 1,
        in: path)
    }
    do throws(JSONSyntaxError) {
      return File(try JSONDocument(parsing: source.bytes.span))
    } catch {
      throw SwaggerError("invalid JSON: \(error.message)", at: nil, byteOffset: error.position, in: path)
    }
  }
}
