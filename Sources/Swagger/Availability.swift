/// The api-versions in which something exists: a closed range of indices into the document's list of versions.
struct Availability: Sendable, Equatable {
  var first: Int
  var last: Int

  /// All versions: the availability of anything without version annotations, to be clamped to that of its parent.
  static let always = Availability(first: 0, last: .max)

  func contains(_ version: Int) -> Bool { first <= version && version <= last }

  /// The overlap with the parent's availability; never empty, even if the two don't overlap.
  func clamped(to parent: Availability) -> Availability {
    let first = min(max(first, parent.first), parent.last)
    return Availability(first: first, last: max(first, min(last, parent.last)))
  }
}

/// A value and the api-versions in which it exists.
struct Versioned<Value: Sendable>: Sendable {
  var value: Value
  var availability: Availability
}
