/// Compiles a parsed pattern to instructions.
struct PatternCompiler {
  /// The maximum number of instructions; matching time is proportional to their number times the text's length.
  private static let maximumCount = 5000

  private var instructions: [PatternInstruction] = []

  static func program(for node: PatternNode) throws(PatternError) -> [PatternInstruction] {
    var compiler = PatternCompiler()
    try compiler.compile(node)
    try compiler.append(.match)
    return compiler.instructions
  }

  private mutating func append(_ instruction: PatternInstruction) throws(PatternError) {
    guard instructions.count < Self.maximumCount else {
      throw PatternError(message: "the pattern is too long once its repetitions are expanded")
    }
    instructions.append(instruction)
  }

  private mutating func compile(_ node: PatternNode) throws(PatternError) {
    switch node {
    case .scalar(let set): try append(.scalar(set))
    case .assertion(let assertion): try append(.assertion(assertion))
    case .sequence(let nodes): for node in nodes { try compile(node) }
    case .alternatives(let nodes): try compileAlternatives(nodes)
    case .repetition(let node, let minimum, let maximum):
      try compileRequired(node, minimum)
      if let maximum {
        try compileOptional(node, maximum - minimum)
      } else {
        try compileLoop(node)
      }
    }
  }

  /// Compiles `count` copies of a node; one is enough for a node that compiles to nothing.
  private mutating func compileRequired(_ node: PatternNode, _ count: Int) throws(PatternError) {
    for _ in 0..<count {
      let start = instructions.count
      try compile(node)
      guard instructions.count > start else { return }
    }
  }

  private mutating func compileAlternatives(_ nodes: [PatternNode]) throws(PatternError) {
    var jumps: [Int] = []
    for node in nodes.dropLast() {
      let fork = instructions.count
      try append(.fork(fork + 1, fork + 1))
      try compile(node)
      jumps.append(instructions.count)
      try append(.jump(0))
      instructions[fork] = .fork(fork + 1, instructions.count)
    }
    if let last = nodes.last { try compile(last) }
    for jump in jumps { instructions[jump] = .jump(instructions.count) }
  }

  /// Compiles a node that may occur up to `count` times.
  private mutating func compileOptional(_ node: PatternNode, _ count: Int) throws(PatternError) {
    var forks: [Int] = []
    for _ in 0..<count {
      forks.append(instructions.count)
      try append(.fork(0, 0))
      try compile(node)
    }
    for fork in forks { instructions[fork] = .fork(fork + 1, instructions.count) }
  }

  /// Compiles a node that may occur any number of times.
  private mutating func compileLoop(_ node: PatternNode) throws(PatternError) {
    let fork = instructions.count
    try append(.fork(0, 0))
    try compile(node)
    try append(.jump(fork))
    instructions[fork] = .fork(fork + 1, instructions.count)
  }
}
