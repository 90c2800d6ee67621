public import JSONText

/// An error in a Swagger document.
public struct SwaggerError: Error, Equatable {
  /// A description of the error for users: lower case, no full stop.
  public let message: String

  /// The file with the error; nil for a document that wasn't read from a file.
  public let file: String?

  /// The byte offset just after a JSON syntax or text encoding error; nil for any other error.
  public let byteOffset: Int?

  /// The invalid value; nil if the text is not JSON or can't be read at all.
  public let pointer: JSONPointer?

  init(_ message: String, at pointer: JSONPointer?, byteOffset: Int? = nil, in file: String? = nil) {
    self.message = message
    self.file = file
    self.pointer = pointer
    self.byteOffset = byteOffset
  }

  init(_ error: JSONSyntaxError) {
    self.init(error.message, at: nil, byteOffset: error.position)
  }
}

extension SwaggerError: CustomStringConvertible {
  public var description: String {
    if let byteOffset { return "\(message) (byte \(byteOffset))" }
    guard let pointer, pointer != .root else { return message }
    return "\(message) (\(pointer))"
  }
}
