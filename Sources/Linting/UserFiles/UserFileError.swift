public import JSONText

/// An error in a user's file, with its position.
public struct UserFileError: Error, Equatable, CustomStringConvertible {
  /// The path as given.
  public let path: String
  public let position: LineTable.Position
  /// Lower case, no full stop.
  public let message: String

  /// `path:line:column: message`
  public var description: String { "\(path):\(position.line):\(position.column): \(message)" }
}

extension UserFileError {
  /// An error at a byte offset of the text.
  init(_ message: String, at offset: Int, of path: String, _ text: [UInt8]) {
    self.init(path: path, position: LineTable(text.span).position(of: offset, in: text.span), message: message)
  }

  /// A syntax error, described as those of request bodies are, by its cause.
  init(_ fault: SyntaxFault, of path: String, _ text: [UInt8]) {
    let opening = fault.opening.map { " \(LineTable(text.span).position(of: $0, in: text.span).line)" } ?? ""
    self.init(fault.message + opening, at: fault.range.lowerBound, of: path, text)
  }
}
