extension Sequence<String> {
  /// The name that `typed` was most likely meant to be; nil if none is near.
  ///
  /// Near means at most a third of the longer name's letters changed, left out, added or swapped, case aside. Of names
  /// that are equally near the first one counts.
  func nearest(to typed: String) -> String? {
    let letters = Array(typed.lowercased().unicodeScalars.prefix(Self.longest))
    return lazy.map { name in
      let wanted = Array(name.lowercased().unicodeScalars)
      return (name: name, distance: editDistance(letters, wanted), reach: Swift.max(letters.count, wanted.count) / 3)
    }
    .filter { $0.distance <= $0.reach }
    .min { $0.distance < $1.distance }?.name
  }

  /// Longer names are cut here: a name from a hostile file must not cost quadratic time.
  private static var longest: Int { 64 }
}

/// How many letters have to be changed, left out, added or swapped with their neighbour to get from one to the other.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var beforeLast: [Int] = []
  var last = Array(0...right.count)
  for (row, letter) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      let replaced = last[column] + (letter == other ? 0 : 1)
      var cost = Swift.min(replaced, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, letter == right[column - 1], left[row - 1] == other {
        cost = Swift.min(cost, beforeLast[column - 1] + 1)
      }
      current.append(cost)
    }
    beforeLast = last
    last = current
  }
  return last[right.count]
}
