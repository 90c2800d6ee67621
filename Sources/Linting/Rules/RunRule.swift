/// A check of all requests of a run together.
///
/// Such rules see only what is kept of each request. What they find stands at the later one of the requests that don't
/// go together; the order is that of the files in the run.
protocol RunRule: Sendable {
  func findings(in run: Run) -> [RunFinding]
}

extension RuleID {
  static let perRun: [any RunRule] = [
    InstantAccessNotEnabled(), CopySourceMismatch(), TooManyRestorePoints(), ConflictingRequest(),
  ]
}

/// A finding about several requests, with places that are still to be looked up.
struct RunFinding {
  /// A place in one of the run's requests, and what is said there.
  struct Mark {
    /// An index of the run's entries.
    let entry: Int
    let finding: Finding
  }

  let mark: Mark
  /// The other places; of their findings only the message and the anchor count.
  let notes: [Mark]
}

extension RunFinding {
  /// One of two requests that don't go together.
  struct Side {
    let entry: Int
    /// What is found if the finding stands here, and where.
    let message: Finding.Message
    let anchor: Finding.Anchor
    /// What is said here if the finding stands at the other one, and where.
    let note: Finding.Message
    let noteAnchor: Finding.Anchor
  }

  /// A finding about two requests: it stands at the later one, and its note at the earlier one.
  init(_ rule: RuleID, _ severity: Severity, _ one: Side, _ other: Side) {
    let (earlier, later) = one.entry < other.entry ? (one, other) : (other, one)
    mark = Mark(entry: later.entry, finding: Finding(rule, severity, later.message, at: later.anchor))
    notes = [Mark(entry: earlier.entry, finding: Finding(rule, severity, earlier.note, at: earlier.noteAnchor))]
  }
}

extension RunFinding.Side {
  /// The creation of a collection; its note stands at the collection's name.
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
