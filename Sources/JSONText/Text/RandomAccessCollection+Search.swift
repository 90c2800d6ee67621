extension RandomAccessCollection {
  /// The index of the first element that satisfies a predicate, by binary search; `endIndex` if none does.
  ///
  /// - Precondition: All elements after one that satisfies the predicate satisfy it, too.
  package func partitioningIndex(where isAfter: (Element) -> Bool) -> Index {
    var (start, count) = (startIndex, count)
    while count > 0 {
      let middle = index(start, offsetBy: count / 2)
      if isAfter(self[middle]) {
        count /= 2
      } else {
        start = index(after: middle)
        count -= count / 2 + 1
      }
    }
    return start
  }
}
