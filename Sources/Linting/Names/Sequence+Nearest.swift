extension Sequence<String> {
  /// The name closest to a misspelled one; nil if none is close.
  ///
  /// Close means that at most a third of the longer name's characters are replaced, deleted, inserted or transposed,
  /// ignoring case. Of equally close names the first one is returned.
  ///
  /// - Parameter maximumDistance: the maximum number of such changes.
  package func nearest(to misspelled: String, maximumDistance: Int = .max) -> String? {
    let scalars = Array(misspelled.lowercased().unicodeScalars.prefix(Self.maximumLength))
    return lazy.map { name in
      let other = Array(name.lowercased().unicodeScalars)
      return (
        name: name, distance: editDistance(scalars, other),
        limit: Swift.min(maximumDistance, Swift.max(scalars.count, other.count) / 3)
      )
    }
    .filter { $0.distance <= $0.limit }
    .min { $0.distance < $1.distance }?.name
  }

  /// Longer names are truncated, so that a hostile file can't cause quadratic time.
  private static var maximumLength: Int { 64 }
}

/// The Damerau-Levenshtein distance (optimal string alignment) of two strings.
private func editDistance(_ left: [Unicode.Scalar], _ right: [Unicode.Scalar]) -> Int {
  var previous: [Int] = []
  var last = Array(0...right.count)
  for (row, scalar) in left.enumerated() {
    var current = [row + 1]
    for (column, other) in right.enumerated() {
      let substitution = last[column] + (scalar == other ? 0 : 1)
      var cost = Swift.min(substitution, last[column + 1] + 1, current[column] + 1)
      if row > 0, column > 0, scalar == right[column - 1], left[row - 1] == other {
        cost = Swift.min(cost, previous[column - 1] + 1)
      }
      current.append(cost)
    }
    previous = last
    last = current
  }
  return last[right.count]
}
