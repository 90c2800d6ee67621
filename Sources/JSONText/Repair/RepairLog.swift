/// The faults that a repair found, and the changes it makes.
///
/// Of a text with too many of them, only the number of faults and the first few are kept, so that the log stays small.
struct RepairLog {
  /// More faults than this are reported as one.
  static let maximumReportedFaults = 1_000

  /// The maximum number of faults that are repaired, and of edits that repair them.
  ///
  /// A text with more is left as it is. It was written by no person, and its edits would take more memory than itself.
  static let maximumRepairs = 10_000

  /// The faults of a text that can be repaired; else some of them.
  private(set) var faults: [SyntaxFault] = []

  /// The edits that turn the text into JSON: those of the fixes, and those for which there is no fault or no fix.
  private(set) var changes: [TextEdit] = []

  /// The number of faults, including those that are not kept.
  private var faultCount = 0

  /// The number of edits that repair faults.
  private var repairCount = 0

  /// Whether anything is kept.
  let isOn: Bool

  init(isOn: Bool = true) {
    self.isOn = isOn
  }

  /// Whether there are more faults or edits than are repaired.
  var isBeyondRepair: Bool { max(faultCount, repairCount) > Self.maximumRepairs }

  /// Adds a fault with an obvious fix.
  ///
  /// - Parameters:
  ///   - opening: The offset of the bracket or quote whose line number is appended to the message.
  ///   - changes: The edits to make before parsing, if they differ from those of the fix.
  mutating func add(
    _ message: String, at range: Range<Int>, opening: Int? = nil, edits: [TextEdit], fix: String,
    changes: [TextEdit]? = nil
  ) {
    add(
      SyntaxFault(message: message, range: range, opening: opening, edits: edits, fix: fix), changes: changes ?? edits)
  }

  /// Adds a fault without an obvious fix; `change` only makes the rest of the text parse.
  mutating func add(_ message: String, at range: Range<Int>, change: [TextEdit] = []) {
    add(SyntaxFault(message: message, range: range), changes: change)
  }

  private mutating func add(_ fault: SyntaxFault, changes: [TextEdit]) {
    guard isOn else { return }
    faultCount += 1
    repairCount += changes.count
    guard isBeyondRepair else {
      faults.append(fault)
      return change(changes)
    }
    self.changes = []
    if faults.count <= Self.maximumReportedFaults {
      faults.append(SyntaxFault(message: fault.message, range: fault.range, opening: fault.opening))
    }
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

  /// Records a change that is not a fault.
  mutating func change(_ edits: [TextEdit]) {
    guard isOn, !isBeyondRepair else { return }
    changes += edits
  }

  /// Adds the faults and changes of `other` that start before `end`.
  mutating func merge(_ other: RepairLog, before end: Int) {
    let added = other.faults.filter { $0.range.lowerBound < end }
    faults += added
    faultCount += added.count + (other.faultCount - other.faults.count)
    repairCount += other.repairCount
    changes = isBeyondRepair ? [] : changes + other.changes.filter { $0.range.lowerBound < end }
  }
}

extension RepairLog {
  /// The faults to report, in document order; if there are too many, one for all of them.
  var reportedFaults: [SyntaxFault] {
    let ordered = faults.sorted { $0.range.lowerBound < $1.range.lowerBound }
    guard faultCount > Self.maximumReportedFaults, let first = ordered.first else { return ordered }
    var whole = SyntaxFault(
      message: "\(faultCount) syntax faults, which are too many to list; the first one: \(first.message)",
      range: first.range, opening: first.opening)
    whole.isCutOff = ordered.contains(where: \.isCutOff)
    whole.inventsText = ordered.contains(where: \.inventsText)
    if !isBeyondRepair, ordered.allSatisfy({ !$0.edits.isEmpty }) {
      whole.edits = ordered.flatMap(\.edits).applicable
      whole.fix = "repair all of them"
    }
    return [whole]
  }
}

extension [TextEdit] {
  /// Adds an edit of a fault, unless there are already too many to be made.
  mutating func record(_ edit: TextEdit) {
    if count <= RepairLog.maximumRepairs { append(edit) }
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
