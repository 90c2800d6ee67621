/// What a repair has found, and what it changes.
struct RepairLog {
  private(set) var faults: [SyntaxFault] = []

  /// What turns the text into JSON: the faults' own edits, and what needs no finding or has no plain mend.
  private(set) var changes: [TextEdit] = []

  /// Adds a fault whose mend is plain; the tree gets the same edits unless it is given others.
  ///
  /// `opening` is where a thing starts whose line the message ends with.
  mutating func add(
    _ message: String, at range: Range<Int>, opening: Int? = nil, edits: [TextEdit], mend: String,
    changes: [TextEdit]? = nil
  ) {
    faults.append(SyntaxFault(message: message, range: range, opening: opening, edits: edits, mend: mend))
    self.changes += changes ?? edits
  }

  /// Marks the fault added last as the text's early end.
  mutating func markCutOff() {
    guard let last = faults.indices.last else { return }
    faults[last].isCutOff = true
  }

  /// Adds a fault without a plain mend; `change` only lets the rest of the text be read.
  mutating func add(_ message: String, at range: Range<Int>, change: [TextEdit] = []) {
    faults.append(SyntaxFault(message: message, range: range))
    changes += change
  }

  /// Notes a change that is no fault.
  mutating func change(_ edits: [TextEdit]) {
    changes += edits
  }

  /// Takes over all of `other` that starts before `end`.
  mutating func merge(_ other: RepairLog, before end: Int) {
    faults += other.faults.filter { $0.range.lowerBound < end }
    changes += other.changes.filter { $0.range.lowerBound < end }
  }
}

extension TextEdit {
  static func insert(_ text: String, at offset: Int) -> TextEdit {
    TextEdit(range: offset..<offset, text: text)
  }

  static func delete(_ range: Range<Int>) -> TextEdit {
    TextEdit(range: range, text: "")
  }
}
