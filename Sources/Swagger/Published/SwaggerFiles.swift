internal import JSONText

/// Why a file can't be read, for people.
public struct SwaggerFileFailure: Error, Sendable {
  public let message: String

  public init(_ message: String) {
    self.message = message
  }
}

/// The files of a published document, each read when a reference first leads to it.
final class SwaggerFiles {
  /// One file's tree.
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
  /// - Parameter link: the reference that leads to it, which is at fault where there is no such file.
  func file(at path: String, from link: Link? = nil) throws(SwaggerError) -> File {
    if let known = files[path] { return known }
    let bytes: [UInt8]
    do throws(SwaggerFileFailure) {
      bytes = try load(path)
    } catch {
      throw link?.fault("'\(path)': \(error.message)") ?? SwaggerError(error.message, at: nil, in: path)
    }
    let file = try Self.parse(bytes, path)
    files[path] = file
    return file
  }

  private static func parse(_ bytes: [UInt8], _ path: String) throws(SwaggerError) -> File {
    let source: SourceText
    do throws(EncodingError) {
      source = try SourceText(decoding: bytes)
    } catch {
      throw SwaggerError(
        "the file is not UTF-8, nor UTF-16 with a byte order mark", at: nil, byteOffset: error.firstBadByte + 1,
        in: path)
    }
    do throws(JSONSyntaxError) {
      return File(try JSONDocument(parsing: source.bytes.span))
    } catch {
      throw SwaggerError("this is no JSON: \(error.message)", at: nil, byteOffset: error.position, in: path)
    }
  }
}
