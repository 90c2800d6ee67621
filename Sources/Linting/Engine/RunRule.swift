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
  /// A finding in one of the run's requests.
  struct EntryFinding {
    /// The request's index in the run's entries.
    let entry: Int
    let finding: Finding
  }

  let primary: EntryFinding
  /// The related requests; only the message and anchor of their findings are used.
  let notes: [EntryFinding]

  var rule: RuleID { primary.finding.rule }
}

extension RunFinding {
  /// One of two conflicting requests.
  struct Side {
    let entry: Int
    /// The message and anchor if the finding is placed here.
    let message: Finding.Message
    let anchor: Finding.Anchor
    /// The message and anchor of the note if the finding is placed at the other request.
    let note: Finding.Message
    let noteAnchor: Finding.Anchor
  }

  /// A finding about two requests, placed at the later one with a note at the earlier one.
  init(_ rule: RuleID, _ severity: Severity, _ one: Side, _ other: Side) {
    let (earlier, later) = one.entry < other.entry ? (one, other) : (other, one)
    primary = EntryFinding(entry: later.entry, finding: Finding(rule, severity, later.message, at: later.anchor))
    notes = [EntryFinding(entry: earlier.entry, finding: Finding(rule, severity, earlier.note, at: earlier.noteAnchor))]
  }
}

extension RunFinding.Side {
  /// The creation of a collection, with its note at the collection's name.
  init(
    creation: Int, of collection: RequestFact, _ message: Finding.Message, at anchor: Finding.Anchor
  ) {
    self.init(
      entry: creation, message: message, anchor: anchor, note: .collectionCreated, noteAnchor: collection.name)
  }
}

extension Finding.Message {
  fileprivate static var collectionCreated: Self { "collection created here" }
}
