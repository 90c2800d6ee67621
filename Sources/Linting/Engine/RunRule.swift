/// A check across all requests of a run.
///
/// Run rules see only the `RequestFact` of each request. Their findings are placed at the later of two conflicting
/// requests, in the order of the run's files.
protocol RunRule: Sendable {
  static var id: RuleID { get }

  func findings(in run: Run) -> [RunFinding]
}

extension RuleID {
  static let perRun: [any RunRule] = [
    InstantAccessNotEnabled(), CopySourceMismatch(), TooManyRestorePoints(), ConflictingRequest(),
  ]
}

/// A finding about several requests, not yet located.
struct RunFinding {
  /// The names in the run's requests, found again for those that findings are about, by their indices in the run's
  /// entries.
  struct Names {
    private let names: [Int: RequestNames]

    init(_ names: [Int: RequestNames]) {
      self.names = names
    }

    subscript(entry: Int) -> RequestNames { names[entry] ?? .unknown }
  }

  typealias Message = (Names) -> Finding.Message

  /// A finding in one of the run's requests.
  struct EntryFinding {
    /// The request's index in the run's entries.
    let entry: Int
    /// Without its message.
    let finding: Finding
    let message: Message

    init(entry: Int, _ rule: RuleID, _ severity: Severity, at anchor: Finding.Anchor, message: @escaping Message) {
      self.entry = entry
      self.message = message
      finding = Finding(rule, severity, "", at: anchor)
    }

    /// A finding whose message names no request.
    init(entry: Int, _ finding: Finding) {
      self.entry = entry
      self.finding = finding
      message = { _ in finding.message }
    }
  }

  let primary: EntryFinding
  /// The related requests; only the message and anchor of their findings are used.
  var notes: [EntryFinding] = []
  /// The other requests that the message names, by their indices in the run's entries.
  var named: [Int] = []

  var rule: RuleID { primary.finding.rule }
}

extension RunFinding {
  /// One of two conflicting requests.
  struct Side {
    let entry: Int
    /// The message and anchor if the finding is placed here.
    let message: Message
    let anchor: Finding.Anchor
    /// The message and anchor of the note if the finding is placed at the other request.
    let note: Finding.Message
    let noteAnchor: Finding.Anchor
  }

  /// A finding about two requests, placed at the later one with a note at the earlier one.
  init(_ rule: RuleID, _ severity: Severity, _ one: Side, _ other: Side) {
    let (earlier, later) = one.entry < other.entry ? (one, other) : (other, one)
    primary = EntryFinding(entry: later.entry, rule, severity, at: later.anchor, message: later.message)
    notes = [EntryFinding(entry: earlier.entry, Finding(rule, severity, earlier.note, at: earlier.noteAnchor))]
  }
}

extension RunFinding.Side {
  /// The creation of a collection, with its note at the collection's name.
  init(
    creation: Int, of collection: RequestFact, at anchor: Finding.Anchor, message: @escaping RunFinding.Message
  ) {
    self.init(
      entry: creation, message: message, anchor: anchor, note: .collectionCreated, noteAnchor: collection.name)
  }
}

extension Finding.Message {
  fileprivate static var collectionCreated: Self { "collection created here" }
}
