public import JSONText

/// A finding with its place in the file, ready for a report.
public struct LocatedFinding: Sendable, Equatable {
  /// Bytes of the file on disk, and the same as lines and columns.
  public struct Place: Sendable, Equatable {
    /// From 0, in the file as it is on disk.
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

  /// A mend as replacements of bytes of the file on disk; the texts are still UTF-8.
  public struct Mend: Sendable, Equatable {
    public var description: String
    public var isSafe: Bool
    public var edits: [TextEdit]

    public init(description: String, isSafe: Bool, edits: [TextEdit]) {
      self.description = description
      self.isSafe = isSafe
      self.edits = edits
    }
  }

  /// The source line that a finding starts on, for people to see.
  public struct Excerpt: Sendable, Equatable {
    /// The line's text without its end; shortened where it is very long.
    public var line: String
    /// The part of `line` that is at fault, counted in Unicode scalars from 0.
    public var marked: Range<Int>

    public init(line: String, marked: Range<Int>) {
      self.line = line
      self.marked = marked
    }
  }

  /// Another place that a finding speaks of, such as the first of two equal keys.
  public struct Note: Sendable, Equatable {
    public var message: String
    /// The path as it was given.
    public var file: String
    public var place: Place

    public init(message: String, file: String, place: Place) {
      self.message = message
      self.file = file
      self.place = place
    }
  }

  public var rule: RuleID
  public var severity: Severity
  public var message: String
  /// The path as it was given.
  public var file: String
  public var place: Place
  public var part: Part
  /// From the root of the body; nil unless `part` is `body` and the body could be read.
  public var pointer: JSONPointer?
  public var operation: String?
  public var apiVersion: String?
  public var fix: Mend?
  public var excerpt: Excerpt?
  /// In the order in which they are to be read.
  public var notes: [Note]

  public init(
    rule: RuleID, severity: Severity, message: String, file: String, place: Place, part: Part,
    pointer: JSONPointer? = nil, operation: String? = nil, apiVersion: String? = nil, fix: Mend? = nil,
    excerpt: Excerpt? = nil, notes: [Note] = []
  ) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.file = file
    self.place = place
    self.part = part
    self.pointer = pointer
    self.operation = operation
    self.apiVersion = apiVersion
    self.fix = fix
    self.excerpt = excerpt
    self.notes = notes
  }
}
