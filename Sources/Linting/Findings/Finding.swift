public import JSONText

/// How severe a finding is, ordered from `info` to `error`.
public enum Severity: String, Sendable, Comparable, CaseIterable {
  case info, warning, error

  public static func < (left: Severity, right: Severity) -> Bool { left.rank < right.rank }

  private var rank: Int {
    switch self {
    case .info: 0
    case .warning: 1
    case .error: 2
    }
  }
}

/// A rule's ID in reports. Built-in rules sort before added ones.
public enum RuleID: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// A built-in rule, by its number: `RP101`.
  case bundled(Int)
  /// A rule that a user added; the ID as written.
  case added(String)

  public init(_ number: Int) {
    self = .bundled(number)
  }

  /// Parses an ID such as `RP101`, in any case; nil for anything else.
  public init?(_ text: some StringProtocol) {
    guard text.count == 5, text.prefix(2).uppercased() == "RP", let number = Int(text.dropFirst(2)) else { return nil }
    self = .bundled(number)
  }

  public var description: String {
    switch self {
    case .bundled(let number): "RP\(number < 100 ? number < 10 ? "00" : "0" : "")\(number)"
    case .added(let text): text
    }
  }
}

/// The part of a request that a finding is about.
public enum Part: String, Sendable, CaseIterable {
  case method, url, header, body, file
}

/// A fault in a request, located by pointer; the engine resolves it to lines and columns.
public struct Finding: Sendable, Equatable {
  /// What a finding points at.
  public enum Anchor: Sendable, Equatable {
    /// The key of a member of the body.
    case key(JSONPointer)
    /// A value of the body.
    case value(JSONPointer)
    /// The opening brace or bracket of a value of the body; for something that is missing in it.
    case opening(JSONPointer)
    /// A byte range of the text that the body was parsed from: the key of the member at the pointer.
    case bodyBytes(Range<Int>, JSONPointer)
    /// A byte range of the URL.
    case url(Range<Int>)
    /// The URL's path, a byte range of the URL; for something that is missing in the URL.
    case path(Range<Int>)
    /// The whole method.
    case method
    /// The api-version given outside the URL.
    case apiVersion
    /// A byte range of the file's text.
    case text(Range<Int>, Part)
  }

  /// A finding's message: lower case, names in '…', what is wrong and what was expected, no full stop.
  public struct Message: Sendable, Equatable, ExpressibleByStringInterpolation, CustomStringConvertible {
    public let description: String

    public init(stringLiteral value: String) {
      description = value
    }
  }

  public var rule: RuleID
  public var severity: Severity
  public var message: Message
  public var anchor: Anchor
  public var fix: Fix?

  /// A byte offset in the file's text whose line number is appended to the message.
  public var referencedOffset: Int?

  public init(_ rule: RuleID, _ severity: Severity, _ message: Message, at anchor: Anchor, fix: Fix? = nil) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.anchor = anchor
    self.fix = fix
  }
}

/// A fix for a finding.
public struct Fix: Sendable, Equatable {
  /// A change to the request; the engine turns it into edits of the file.
  public enum Change: Sendable, Equatable {
    /// Removes a member together with its comma and line.
    case removeMember(JSONPointer)
    /// Renames a member.
    case renameKey(JSONPointer, to: String)
    /// Replaces a value with another JSON text.
    case replaceValue(JSONPointer, with: String)
    /// Moves a member to another pointer, creating missing parent objects.
    case moveMember(JSONPointer, to: JSONPointer)
    /// Replaces a byte range of the URL.
    case replaceInURL(Range<Int>, with: String)
    /// Edits the file's text.
    case edit([TextEdit])
  }

  public var description: String

  /// Whether the fix never changes the request's meaning to the service.
  public var isSafe: Bool

  public var change: Change

  public init(_ description: String, isSafe: Bool, _ change: Change) {
    self.description = description
    self.isSafe = isSafe
    self.change = change
  }
}
