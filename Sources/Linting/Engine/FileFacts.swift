/// What run rules need to know about one file.
struct FileFacts: Sendable {
  var requests = RequestFacts()
  /// Whether a collection is created whose ID is unknown, so that there is no fact about it.
  var createsUnknownCollection = false
  /// Whether the file's linter has rules of users about runs.
  var hasAddedRunRules = false

  /// Adds the facts of the next block.
  ///
  /// - Parameter count: the number of requests in the earlier blocks.
  mutating func append(_ next: FileFacts, after count: Int) {
    requests.append(next.requests, after: count)
    createsUnknownCollection = createsUnknownCollection || next.createsUnknownCollection
  }
}
