public import JSONText

/// The result of applying as many fixes to a text as don't conflict with each other.
public struct FixApplication: Sendable {
  /// The fixed text.
  public let text: [UInt8]

  /// The indices of the fixes that were applied, ascending.
  public let applied: [Int]

  /// Applies fixes in order, each with all its edits or not at all.
  ///
  /// A fix is left for a later round if it overlaps one that is applied, or if either inserts at the other's boundary.
  /// A fix whose edits are all applied already counts as applied.
  public init(of fixes: [[TextEdit]], to text: [UInt8]) {
    var chosen = ChosenEdits()
    applied = fixes.indices.filter { chosen.add(fixes[$0], within: text.count) }
    self.text = chosen.applied(to: text)
  }
}

/// Edits that can be applied together, in text order.
private struct ChosenEdits {
  private var edits: [TextEdit] = []

  /// Adds all edits of a fix; returns false, and adds none, if that is not possible.
  mutating func add(_ fix: [TextEdit], within count: Int) -> Bool {
    let fix = fix.inTextOrder
    guard let first = fix.first, fix.allSatisfy({ 0 <= $0.range.lowerBound && $0.range.upperBound <= count }),
      zip(fix, fix.dropFirst()).allSatisfy({ $0.range.upperBound <= $1.range.lowerBound })
    else { return false }
    if contains(first), fix.allSatisfy(contains) { return true }
    guard !fix.contains(where: conflicts) else { return false }
    for edit in fix { edits.insert(edit, at: index(after: edit.range.lowerBound)) }
    return true
  }

  func applied(to text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(text.count)
    var end = 0
    for edit in edits {
      result += text[end..<edit.range.lowerBound]
      result += edit.text.utf8
      end = edit.range.upperBound
    }
    return result + text[end...]
  }

  private func contains(_ edit: TextEdit) -> Bool {
    edits[..<index(after: edit.range.lowerBound)].reversed()
      .prefix { $0.range.lowerBound == edit.range.lowerBound }.contains(edit)
  }

  private func conflicts(_ edit: TextEdit) -> Bool {
    var index = index(after: edit.range.upperBound) - 1
    while index >= 0, edits[index].range.upperBound >= edit.range.lowerBound {
      let range = edits[index].range
      if range.isEmpty || edit.range.isEmpty || range.overlaps(edit.range) { return true }
      index -= 1
    }
    return false
  }

  /// The number of edits that start at or before `offset`.
  private func index(after offset: Int) -> Int { edits.partitioningIndex { $0.range.lowerBound > offset } }
}
