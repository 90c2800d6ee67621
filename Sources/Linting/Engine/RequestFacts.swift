internal import Requests

/// The facts about the requests of a text, in the order of the text.
///
/// They stay in the blocks in which they were found: those of a long text take a good part of the memory.
struct RequestFacts: Sendable {
  struct Block: Sendable {
    /// Where the text of the requests is; nil if they are in the whole text.
    fileprivate(set) var place: RecordSplitter.Place?
    /// The number of requests in earlier blocks.
    let precedingRequests: Int
    fileprivate(set) var facts: [RequestFact]
  }

  private(set) var blocks: [Block] = []

  mutating func append(_ fact: RequestFact) {
    if blocks.isEmpty { blocks.append(Block(precedingRequests: 0, facts: [])) }
    blocks[blocks.count - 1].facts.append(fact)
  }

  /// Appends the facts of the next block.
  ///
  /// - Parameter requests: the number of requests in earlier blocks.
  mutating func append(_ next: RequestFacts, after requests: Int) {
    blocks += next.blocks.map {
      Block(place: $0.place, precedingRequests: requests + $0.precedingRequests, facts: $0.facts)
    }
  }

  /// The same facts, of requests that are all in one block.
  func inBlock(at place: RecordSplitter.Place) -> RequestFacts {
    var facts = self
    for index in facts.blocks.indices { facts.blocks[index].place = place }
    return facts
  }
}
