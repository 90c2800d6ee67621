public import JSONText

/// Why a text is no swagger document that rplint can read.
public struct SwaggerError: Error, Equatable {
  /// What is wrong, for people: lower case, no full stop.
  public let message: String

  /// The file at fault; nil for a document that isn't read from a file.
  public let file: String?

  /// Byte just behind the place where the text stops being JSON, or text; nil where it is JSON.
  public let byteOffset: Int?

  /// The value at fault; nil where the text is not JSON, or can't be read at all.
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
