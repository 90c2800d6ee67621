public import JSONText

/// How bad a fault is. Ordered: an error is the highest.
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

/// What a rule goes by in reports. Ordered: the program's own rules come first.
public enum RuleID: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// A rule of the program, by its number: `RP101`.
  case bundled(Int)
  /// A rule that a user adds, as written.
  case added(String)

  public init(_ number: Int) {
    self = .bundled(number)
  }

  /// Reads `RP101`, in any case; nil for anything else.
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
public enum Part: String, Sendable {
  case method, url, header, body, file
}

/// A fault in a request, placed by pointer; the engine turns it into lines and columns.
public struct Finding: Sendable, Equatable {
  /// Where a fault stands.
  public enum Anchor: Sendable, Equatable {
    /// The key of a member of the body.
    case key(JSONPointer)
    /// A value of the body.
    case value(JSONPointer)
    /// The opening brace or bracket of a value of the body, for what it lacks.
    case opening(JSONPointer)
    /// Bytes of the text that the body was parsed from, which hold the key of the member that the pointer names.
    case bodyBytes(Range<Int>, JSONPointer)
    /// Bytes of the URL.
    case url(Range<Int>)
    /// The whole method.
    case method
    /// The api-version given beside the URL.
    case apiVersion
    /// Bytes of the file's text.
    case text(Range<Int>, Part)
  }

  /// What a finding says, for people: lower case, names in '…', what is wrong and what is expected, no full stop.
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

  /// The byte of the file's text whose line number belongs behind the message.
  public var opening: Int?

  public init(_ rule: RuleID, _ severity: Severity, _ message: Message, at anchor: Anchor, fix: Fix? = nil) {
    self.rule = rule
    self.severity = severity
    self.message = message
    self.anchor = anchor
    self.fix = fix
  }
}

/// A mend of a fault.
public struct Fix: Sendable, Equatable {
  /// What changes, in terms of the request; the engine turns it into edits of the file.
  public enum Change: Sendable, Equatable {
    /// Takes a member out, with its comma and line.
    case removeMember(JSONPointer)
    /// Gives a member another key.
    case renameKey(JSONPointer, to: String)
    /// Puts another JSON text in a value's place.
    case replaceValue(JSONPointer, with: String)
    /// Moves a member to another place of the body, making the objects on the way.
    case moveMember(JSONPointer, to: JSONPointer)
    /// Replaces bytes of the URL.
    case replaceInURL(Range<Int>, with: String)
    /// Replaces bytes of the file's text.
    case edit([TextEdit])
  }

  public var description: String

  /// Whether the mend can't change what the request means to the service.
  public var isSafe: Bool

  public var change: Change

  public init(_ description: String, isSafe: Bool, _ change: Change) {
    self.description = description
    self.isSafe = isSafe
    self.change = change
  }
}
