/// What is wrong with a text that is not JSON.
public struct SyntaxFault: Sendable, Equatable {
  /// What is wrong and what is expected, for people: lower case, no full stop.
  public var message: String

  /// The bytes at fault, in the text that was parsed.
  public var range: Range<Int>

  /// The mend, where it is plain: replacements of bytes of the text that was parsed.
  public var edits: [TextEdit]

  /// What the mend does, for people; nil without one.
  public var mend: String?

  public init(message: String, range: Range<Int>, edits: [TextEdit] = [], mend: String? = nil) {
    self.message = message
    self.range = range
    self.edits = edits
    self.mend = mend
  }
}

/// A replacement of some bytes of a text.
public struct TextEdit: Sendable, Equatable {
  public var range: Range<Int>
  public var text: String

  public init(range: Range<Int>, text: String) {
    self.range = range
    self.text = text
  }
}

/// The ways of writing JSON that a text may follow without fault.
public enum JSONDialect: Sendable {
  /// RFC 8259, and unquoted placeholders and client variables (`{{x}}`, `${x}`, `$x`, `<x>`, `{x}`) where a value
  /// belongs.
  case json
  /// JSON with comments and trailing commas.
  case jsonc
  case json5
  /// A JavaScript object literal.
  case javaScript
}

/// A text that was parsed, mended first where jansson refuses it and the mend is plain.
public struct ParsedText: ~Copyable {
  /// jansson's tree; nil where the text is beyond mending.
  public let document: JSONDocument?

  /// The text that `document` was made of, with the way back to the file.
  public let text: MappedText

  /// What was wrong, in the bytes of the text given.
  public let faults: [SyntaxFault]

  public init(_ text: MappedText, dialect: JSONDialect = .json) {
    self.text = text
    do {
      document = try JSONDocument(parsing: text.bytes.span)
      faults = []
    } catch {
      document = nil
      faults = [SyntaxFault(message: error.message, range: error.position..<error.position)]
    }
  }
}
