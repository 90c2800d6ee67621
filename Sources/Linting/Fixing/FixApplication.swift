public import JSONText

/// A text with as many mends made as don't get into each other's way.
public struct FixApplication: Sendable {
  /// The mended text.
  public let text: [UInt8]

  /// Which of the mends were made, as indices in ascending order.
  public let applied: [Int]

  /// Makes mends in their order, each with all its edits or not at all.
  ///
  /// A mend is left for another round where it overlaps one that was made, or where one of the two inserts at the
  /// other's edge. One whose edits were all made already counts as made.
  public init(of mends: [[TextEdit]], to text: [UInt8]) {
    var chosen = ChosenEdits()
    applied = mends.indices.filter { chosen.take(mends[$0], within: text.count) }
    self.text = chosen.applied(to: text)
  }
}

/// Edits that can be made together, in the order of the text.
private struct ChosenEdits {
  private var edits: [TextEdit] = []

  /// Takes all edits of a mend; false where that can't be.
  mutating func take(_ mend: [TextEdit], within count: Int) -> Bool {
    let mend = mend.inTextOrder
    guard let first = mend.first, mend.allSatisfy({ 0 <= $0.range.lowerBound && $0.range.upperBound <= count }),
      zip(mend, mend.dropFirst()).allSatisfy({ $0.range.upperBound <= $1.range.lowerBound })
    else { return false }
    if has(first), mend.allSatisfy(has) { return true }
    guard !mend.contains(where: touches) else { return false }
    for edit in mend { edits.insert(edit, at: index(behind: edit.range.lowerBound)) }
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

  private func has(_ edit: TextEdit) -> Bool {
    edits[..<index(behind: edit.range.lowerBound)].reversed()
      .prefix { $0.range.lowerBound == edit.range.lowerBound }.contains(edit)
  }

  private func touches(_ edit: TextEdit) -> Bool {
    var index = index(behind: edit.range.upperBound) - 1
    while index >= 0, edits[index].range.upperBound >= edit.range.lowerBound {
      let range = edits[index].range
      if range.isEmpty || edit.range.isEmpty || range.overlaps(edit.range) { return true }
      index -= 1
    }
    return false
  }

  /// How many edits start at `offset` or before it, by bisection.
  private func index(behind offset: Int) -> Int {
    var low = 0
    var high = edits.count
    while low < high {
      let middle = (low + high) / 2
      if edits[middle].range.lowerBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension [TextEdit] {
  /// By start, insertions first, otherwise as they came.
  fileprivate var inTextOrder: [TextEdit] {
    enumerated().sorted { left, right in
      let (first, second) = (left.element.range, right.element.range)
      if first.lowerBound != second.lowerBound { return first.lowerBound < second.lowerBound }
      return first.isEmpty == second.isEmpty ? left.offset < right.offset : first.isEmpty
    }.map(\.element)
  }
}
