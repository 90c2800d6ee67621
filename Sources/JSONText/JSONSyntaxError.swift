/// Why jansson refuses a text.
public struct JSONSyntaxError: Error, Equatable {
  /// The kinds of refusal that rplint tells apart.
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

  /// Byte offset just behind the token that jansson stumbled over.
  public let position: Int

  /// jansson's own words.
  public let message: String
}
