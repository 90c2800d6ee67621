/// A syntax fault in a text that is not JSON.
public struct SyntaxFault: Sendable, Equatable {
  /// What is wrong and what was expected, for people: lower case, no full stop.
  public var message: String

  /// The byte range at fault, in the text that was parsed.
  public var range: Range<Int>

  /// The offset of the opening bracket or quote that `message` refers to.
  ///
  /// `message` ends before its line number, which is appended when the position in the file is known.
  public var opening: Int?

  /// Whether the text ends too early, so that anything missing may have been in the part that was cut off.
  public var isCutOff = false

  /// Whether the fix invents text: whatever was cut off may have been something else.
  public var inventsText = false

  /// The edits of the fix, in the text that was parsed; empty if there is no obvious fix.
  public var edits: [TextEdit]

  /// What the fix does, for people; nil if there is none.
  public var fix: String?

  public init(
    message: String, range: Range<Int>, opening: Int? = nil, edits: [TextEdit] = [], fix: String? = nil
  ) {
    self.message = message
    self.range = range
    self.opening = opening
    self.edits = edits
    self.fix = fix
  }
}

/// A replacement of a byte range of a text.
public struct TextEdit: Sendable, Equatable {
  public var range: Range<Int>
  public var text: String

  public init(range: Range<Int>, text: String) {
    self.range = range
    self.text = text
  }
}

/// The syntax that a text may use without a fault.
public enum JSONDialect: Sendable {
  /// RFC 8259, with unquoted placeholders and client variables (`{{x}}`, `${x}`, `$x`, `<x>`, `{x}`) allowed as
  /// values.
  case json
  /// JSON with comments and trailing commas.
  case jsonc
  case json5
}

/// A parsed text, which is repaired first if jansson rejects it and the repair is obvious.
public struct ParsedText: ~Copyable {
  /// jansson's tree; nil if the text can't be repaired.
  public let document: JSONDocument?

  /// The text that `document` was parsed from, mapped to the file.
  public let text: MappedText

  /// The faults, with ranges in the original text.
  public let faults: [SyntaxFault]

  public init(_ text: MappedText, dialect: JSONDialect = .json) {
    do throws(JSONSyntaxError) {
      self.init(document: try JSONDocument(parsing: text.bytes.span), text: text, faults: [])
    } catch {
      self.init(repairing: text, dialect: dialect, after: error)
    }
  }

  private init(repairing text: MappedText, dialect: JSONDialect, after syntaxError: JSONSyntaxError) {
    let repair = SyntaxRepair(of: text.bytes, dialect: dialect)
    guard let edits = repair.edits else {
      self.init(document: nil, text: text, faults: repair.faults)
      return
    }
    let repaired = text.applying(edits)
    do {
      self.init(document: try JSONDocument(parsing: repaired.bytes.span), text: repaired, faults: repair.faults)
    } catch {
      let faults = repair.faults.isEmpty ? [SyntaxFault(syntaxError, in: text.bytes)] : repair.faults
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
  /// The fault for a jansson error, at the last byte that jansson read.
  fileprivate init(_ error: JSONSyntaxError, in bytes: [UInt8]) {
    let end = min(error.position, bytes.count)
    let message =
      switch error.kind {
      case .duplicateKey: "duplicate key"
      case .endExpected: "unexpected text after the end of the body"
      case .invalidSyntax: "not JSON: \(error.message)"
      case .invalidUTF8: "not valid UTF-8"
      case .nullInKey: "NUL in a key"
      case .numericOverflow: "number out of range"
      case .prematureEnd: "cut off: the text ends inside a value"
      case .tooDeep: "nested deeper than \(SyntaxStructure.maximumDepth) levels"
      }
    self.init(message: message, range: max(0, end - 1)..<end)
  }
}
