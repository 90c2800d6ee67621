public import JSONText

/// A finding with its position in the file, ready to be reported.
public struct LocatedFinding: Sendable, Equatable {
  /// A byte range of the file on disk, with its lines and columns.
  public struct SourceRange: Sendable, Equatable {
    /// Offsets from 0 in the file on disk.
    public var bytes: Range<Int>
    public var start: LineTable.Position
    /// Exclusive.
    public var end: LineTable.Position

    public init(bytes: Range<Int>, start: LineTable.Position, end: LineTable.Position) {
      self.bytes = bytes
      self.start = start
      self.end = end
    }
  }

  /// A fix as edits of the file on disk; the replacement texts are still UTF-8.
  public struct Fix: Sendable, Equatable {
    public var description: String
    public var isSafe: Bool
    public var edits: [TextEdit]

    public init(description: String, isSafe: Bool, edits: [TextEdit]) {
      self.description = description
      self.isSafe = isSafe
      self.edits = edits
    }
  }

  /// The source line that a finding starts on, for display.
  public struct Excerpt: Sendable, Equatable {
    /// The line without its newline; very long lines are shortened.
    public var line: String
    /// The range of `line` that the finding points at, in Unicode scalars from 0.
    public var highlight: Range<Int>

    public init(line: String, highlight: Range<Int>) {
      self.line = line
      self.highlight = highlight
    }
  }

  /// A related position, such as the first of two conflicting requests.
  public struct Note: Sendable, Equatable {
    public var message: String
    /// The path as the user gave it.
    public var file: String
    public var range: SourceRange

    public init(message: String, file: String, range: SourceRange) {
      self.message = message
      self.file = file
      self.range = range
    }
  }

  public var rule: RuleID
  public var severity: Severity
  public var message: String
  /// The path as the user gave it.
  public var file: String
  public var range: SourceRange
  public var part: Part
  /// Relative to the body's root; nil unless `part` is `body` and the body could be parsed.
  public var pointer: JSONPointer?
  public var operation: String?
  public var apiVersion: String?
  /// The ID or the name of the request's resource, as written; nil if the request doesn't name it.
  public var resource: String?
  public var fix: Fix?
  public var excerpt: Excerpt?
  /// In reading order.
  public var notes: [Note] = []
  /// The ID of the record with the finding; nil unless one was asked for.
  public var recordID: RecordID?
}
