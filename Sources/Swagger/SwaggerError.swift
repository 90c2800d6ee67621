public import JSONText

/// Why a text is no swagger document that rplint can read.
public struct SwaggerError: Error, Equatable {
  /// What is wrong, for people: lower case, no full stop.
  public let message: String

  /// Byte just behind the place where the text stops being JSON; nil where it is JSON.
  public let byteOffset: Int?

  /// The value at fault; nil where the text is not JSON.
  public let pointer: JSONPointer?

  init(_ message: String, at pointer: JSONPointer) {
    self.message = message
    self.pointer = pointer
    byteOffset = nil
  }

  init(_ error: JSONSyntaxError) {
    message = error.message
    byteOffset = error.position
    pointer = nil
  }
}

extension SwaggerError: CustomStringConvertible {
  public var description: String {
    if let byteOffset { return "\(message) (byte \(byteOffset))" }
    guard let pointer, pointer != .root else { return message }
    return "\(message) (\(pointer))"
  }
}
