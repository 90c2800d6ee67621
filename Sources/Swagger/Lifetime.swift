/// The api-versions that have something: a run of indexes into the document's list of versions.
struct Lifetime: Sendable, Equatable {
  var first: Int
  var last: Int

  /// What carries no marks lives as long as its carrier.
  static let always = Lifetime(first: 0, last: .max)

  func contains(_ version: Int) -> Bool { first <= version && version <= last }

  /// The part that lies within a carrier's lifetime; the carrier's first version if none does.
  func clamped(to carrier: Lifetime) -> Lifetime {
    let first = min(max(first, carrier.first), carrier.last)
    return Lifetime(first: first, last: max(first, min(last, carrier.last)))
  }
}

/// A value with the api-versions that have it.
struct Marked<Value: Sendable>: Sendable {
  var value: Value
  var lifetime: Lifetime
}
