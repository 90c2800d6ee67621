/// An error that jansson reports for a text.
public struct JSONSyntaxError: Error, Equatable {
  /// The kinds of errors that rplint distinguishes.
  public enum Kind: Sendable {
    case duplicateKey
    case endExpected
    case invalidSyntax
    case invalidUTF8
    case nullInKey
    case numericOverflow
    case prematureEnd
    case tooDeep
  }

  public let kind: Kind

  /// The byte offset just after the offending token.
  public let position: Int

  /// jansson's error message.
  public let message: String
}
