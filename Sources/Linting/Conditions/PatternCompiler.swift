/// Writes a pattern out as steps.
struct PatternCompiler {
  /// Longer programs are refused: the time for a text is that of its length times the program's.
  private static let longest = 5000

  private var steps: [PatternStep] = []

  static func program(of node: PatternNode) throws(PatternError) -> [PatternStep] {
    var compiler = PatternCompiler()
    try compiler.write(node)
    try compiler.append(.match)
    return compiler.steps
  }

  private mutating func append(_ step: PatternStep) throws(PatternError) {
    guard steps.count < Self.longest else { throw PatternError(message: "with its counts written out it is too long") }
    steps.append(step)
  }

  private mutating func write(_ node: PatternNode) throws(PatternError) {
    switch node {
    case .scalar(let set): try append(.scalar(set))
    case .assertion(let assertion): try append(.assertion(assertion))
    case .sequence(let nodes): for node in nodes { try write(node) }
    case .alternatives(let nodes): try writeAlternatives(nodes)
    case .repetition(let node, let least, let most):
      try writeTimes(node, least)
      if let most {
        try writeOptional(node, most - least)
      } else {
        try writeLoop(node)
      }
    }
  }

  /// The node `count` times; one that takes no scalar stands for itself once.
  private mutating func writeTimes(_ node: PatternNode, _ count: Int) throws(PatternError) {
    for _ in 0..<count {
      let start = steps.count
      try write(node)
      guard steps.count > start else { return }
    }
  }

  private mutating func writeAlternatives(_ nodes: [PatternNode]) throws(PatternError) {
    var jumps: [Int] = []
    for node in nodes.dropLast() {
      let fork = steps.count
      try append(.fork(fork + 1, fork + 1))
      try write(node)
      jumps.append(steps.count)
      try append(.jump(0))
      steps[fork] = .fork(fork + 1, steps.count)
    }
    if let last = nodes.last { try write(last) }
    for jump in jumps { steps[jump] = .jump(steps.count) }
  }

  /// The node up to `count` times.
  private mutating func writeOptional(_ node: PatternNode, _ count: Int) throws(PatternError) {
    var forks: [Int] = []
    for _ in 0..<count {
      forks.append(steps.count)
      try append(.fork(0, 0))
      try write(node)
    }
    for fork in forks { steps[fork] = .fork(fork + 1, steps.count) }
  }

  /// The node any number of times.
  private mutating func writeLoop(_ node: PatternNode) throws(PatternError) {
    let fork = steps.count
    try append(.fork(0, 0))
    try write(node)
    try append(.jump(fork))
    steps[fork] = .fork(fork + 1, steps.count)
  }
}
