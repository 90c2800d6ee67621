/// A range of old lines and the new lines that replace it; either may be empty.
struct LineChange: Equatable {
  var old: Range<Int>
  var new: Range<Int>
}

/// Compares lines with Myers' greedy algorithm ("An O(ND) Difference Algorithm", 1986).
struct LineComparison {
  /// The maximum number of removed and added lines; beyond it, everything between the first and the last change counts
  /// as changed.
  private static let maximumDistance = 1000

  private let old: ArraySlice<Int>
  private let new: ArraySlice<Int>

  /// The changes in line order, separated by unchanged lines.
  static func changes(from old: DiffLines, to new: DiffLines) -> [LineChange] {
    var numbers: [ArraySlice<UInt8>: Int] = [:]
    func number(_ line: ArraySlice<UInt8>) -> Int {
      let number = numbers[line] ?? numbers.count
      numbers[line] = number
      return number
    }
    let (first, second) = (old.lines.map(number), new.lines.map(number))
    let start = zip(first, second).prefix { $0 == $1 }.count
    let end = zip(first[start...].reversed(), second[start...].reversed()).prefix { $0 == $1 }.count
    let comparison = LineComparison(
      old: first[start..<first.count - end], new: second[start..<second.count - end])
    return comparison.changes()
  }

  private func changes() -> [LineChange] {
    guard let steps = editScript() else { return [LineChange(old: old.indices, new: new.indices)] }
    return steps.reduce(into: []) { changes, step in
      guard let last = changes.last, last.old.upperBound == step.old.lowerBound,
        last.new.upperBound == step.new.lowerBound
      else { return changes.append(step) }
      changes[changes.count - 1] = LineChange(
        old: last.old.lowerBound..<step.old.upperBound, new: last.new.lowerBound..<step.new.upperBound)
    }
  }

  /// The shortest edit script, each step a line removed or added; nil if it is too long.
  private func editScript() -> [LineChange]? {
    var reached = FurthestPoints()
    var history: [FurthestPoints] = []
    for count in 0...min(Self.maximumDistance, old.count + new.count) {
      history.append(reached)
      for diagonal in stride(from: -count, through: count, by: 2) {
        let x = slide(from: reached.start(of: diagonal, count: count), on: diagonal)
        reached[diagonal] = x
        if x >= old.count, x - diagonal >= new.count { return backtrack(history, diagonal: diagonal) }
      }
      reached.grow()
    }
    return nil
  }

  private func slide(from start: Int, on diagonal: Int) -> Int {
    var x = start
    while x < old.count, x - diagonal < new.count,
      old[old.startIndex + x] == new[new.startIndex + x - diagonal]
    {
      x += 1
    }
    return x
  }

  /// Reconstructs the edit script from the points reached in each round.
  private func backtrack(_ history: [FurthestPoints], diagonal: Int) -> [LineChange] {
    var steps: [LineChange] = []
    var diagonal = diagonal
    for (count, reached) in history.enumerated().dropFirst().reversed() {
      let isAddition = reached.isAddition(to: diagonal, count: count)
      let x = reached.start(of: diagonal, count: count) - (isAddition ? 0 : 1)
      diagonal += isAddition ? 1 : -1
      let (oldLine, newLine) = (old.startIndex + x, new.startIndex + x - diagonal)
      steps.append(
        LineChange(old: oldLine..<oldLine + (isAddition ? 0 : 1), new: newLine..<newLine + (isAddition ? 1 : 0)))
    }
    return steps.reversed()
  }
}

/// The furthest old index reached on each diagonal (old index minus new index).
private struct FurthestPoints {
  private var points = [0]

  private var center: Int { points.count / 2 }

  subscript(_ diagonal: Int) -> Int {
    get {
      let index = center + diagonal
      return points.indices.contains(index) ? points[index] : -1
    }
    set { if points.indices.contains(center + diagonal) { points[center + diagonal] = newValue } }
  }

  /// Adds a diagonal on either side.
  mutating func grow() { points = [-1] + points + [-1] }

  /// Whether the best step to a diagonal adds a line rather than removes one.
  func isAddition(to diagonal: Int, count: Int) -> Bool {
    diagonal == -count || (diagonal != count && self[diagonal - 1] < self[diagonal + 1])
  }

  /// The old index at which the slide on a diagonal starts after `count` steps.
  func start(of diagonal: Int, count: Int) -> Int {
    guard count > 0 else { return 0 }
    return isAddition(to: diagonal, count: count) ? self[diagonal + 1] : self[diagonal - 1] + 1
  }
}
