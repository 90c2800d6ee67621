/// All errors that were found in a user's file and the files it refers to.
public struct UserFileErrors: Error, Equatable, CustomStringConvertible {
  /// At least one; those of one file are in the order of its text.
  public let errors: [UserFileError]

  init(_ errors: [UserFileError]) {
    self.errors = errors
  }

  /// One error per line.
  public var description: String { errors.map(\.description).joined(separator: "\n") }
}
