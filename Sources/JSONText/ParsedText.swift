/// What is wrong with a text that is not JSON.
public struct SyntaxFault: Sendable, Equatable {
  /// What is wrong and what is expected, for people: lower case, no full stop.
  public var message: String

  /// The bytes at fault, in the text that was parsed.
  public var range: Range<Int>

  /// Where the thing starts that `message` speaks of last, such as an open bracket: its line belongs behind the
  /// message, and only who knows the file can tell it.
  public var opening: Int?

  /// Whether the text ends too early, so that what lacks in it may have stood behind its end.
  public var isCutOff = false

  /// The mend, where it is plain: replacements of bytes of the text that was parsed.
  public var edits: [TextEdit]

  /// What the mend does, for people; nil without one.
  public var mend: String?

  public init(
    message: String, range: Range<Int>, opening: Int? = nil, edits: [TextEdit] = [], mend: String? = nil
  ) {
    self.message = message
    self.range = range
    self.opening = opening
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
    do throws(JSONSyntaxError) {
      self.init(document: try JSONDocument(parsing: text.bytes.span), text: text, faults: [])
    } catch {
      self.init(mending: text, dialect: dialect, refusal: error)
    }
  }

  private init(mending text: MappedText, dialect: JSONDialect, refusal: JSONSyntaxError) {
    let repair = SyntaxRepair(of: text.bytes, dialect: dialect)
    guard let edits = repair.edits else {
      self.init(document: nil, text: text, faults: repair.faults)
      return
    }
    let mended = text.applying(edits)
    do {
      self.init(document: try JSONDocument(parsing: mended.bytes.span), text: mended, faults: repair.faults)
    } catch {
      let faults = repair.faults.isEmpty ? [SyntaxFault(refusal, in: text.bytes)] : repair.faults
      self.init(document: nil, text: text, faults: faults)
    }
  }

  private init(document: consuming JSONDocument?, text: MappedText, faults: [SyntaxFault]) {
    self.document = document
    self.text = text
    self.faults = faults
  }
}

extension SyntaxFault {
  /// jansson's refusal in plain words, at the last byte that it read.
  fileprivate init(_ error: JSONSyntaxError, in bytes: [UInt8]) {
    let end = min(error.position, bytes.count)
    let message =
      switch error.kind {
      case .duplicateKey: "a key stands twice"
      case .endExpected: "text behind the end of the body"
      case .invalidSyntax: "not JSON: \(error.message)"
      case .invalidUTF8: "not UTF-8"
      case .nullInKey: "NUL in a key"
      case .numericOverflow: "number out of range"
      case .prematureEnd: "cut off: the text ends inside a value"
      case .tooDeep: "nested deeper than \(SyntaxStructure.deepest) levels"
      }
    self.init(message: message, range: max(0, end - 1)..<end)
  }
}
