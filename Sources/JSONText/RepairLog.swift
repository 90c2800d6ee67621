/// The faults that a repair found, and the changes it makes.
struct RepairLog {
  private(set) var faults: [SyntaxFault] = []

  /// The edits that turn the text into JSON: those of the fixes, and those for which there is no fault or no fix.
  private(set) var changes: [TextEdit] = []

  /// Adds a fault with an obvious fix.
  ///
  /// - Parameters:
  ///   - opening: The offset of the bracket or quote whose line number is appended to the message.
  ///   - changes: The edits to make before parsing, if they differ from those of the fix.
  mutating func add(
    _ message: String, at range: Range<Int>, opening: Int? = nil, edits: [TextEdit], fix: String,
    changes: [TextEdit]? = nil
  ) {
    faults.append(SyntaxFault(message: message, range: range, opening: opening, edits: edits, fix: fix))
    self.changes += changes ?? edits
  }

  /// Marks the last fault as caused by a text that is cut off.
  mutating func markLastFaultAsCutOff() {
    guard let last = faults.indices.last else { return }
    faults[last].isCutOff = true
    faults[last].inventsText = true
  }

  /// Marks the fix of the last fault as one that invents text.
  mutating func markLastFixAsInvention() {
    guard let last = faults.indices.last else { return }
    faults[last].inventsText = true
  }

  /// Adds a fault without an obvious fix; `change` only makes the rest of the text parse.
  mutating func add(_ message: String, at range: Range<Int>, change: [TextEdit] = []) {
    faults.append(SyntaxFault(message: message, range: range))
    changes += change
  }

  /// Records a change that is not a fault.
  mutating func change(_ edits: [TextEdit]) {
    changes += edits
  }

  /// Adds the faults and changes of `other` that start before `end`.
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
