/// A regular expression in a subset of ECMA 262's syntax, for JSON Schema's `pattern`.
///
/// Supports anchors, classes, groups, alternation and quantifiers, but neither backreferences nor lookaround. A match may
/// start anywhere in the text. Matching is a single pass over the text, so no pattern backtracks exponentially.
struct Pattern: Sendable, Equatable {
  /// The source text.
  let text: String
  private let program: [PatternInstruction]

  init(_ text: String) throws(PatternError) {
    var parser = PatternParser(text)
    self.text = text
    program = try PatternCompiler.program(for: parser.parse())
  }

  /// Whether the pattern matches anywhere in `text`.
  func matches(_ text: String) -> Bool {
    var run = PatternRun(program)
    var before: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if run.isMatched(between: before, and: scalar) { return true }
      run.consume(scalar)
      before = scalar
    }
    return run.isMatched(between: before, and: nil)
  }
}

/// A syntax error in a pattern.
struct PatternError: Error, Equatable {
  /// Lower case, no full stop.
  let message: String
}

/// An instruction of a compiled pattern.
enum PatternInstruction: Sendable, Equatable {
  case scalar(ScalarSet)
  case assertion(PatternAssertion)
  /// Continues at both addresses.
  case fork(Int, Int)
  case jump(Int)
  case match
}

/// A condition on the position between two scalars.
enum PatternAssertion: Sendable, Equatable {
  case start, end, wordBoundary, noWordBoundary

  func holds(between before: Unicode.Scalar?, and after: Unicode.Scalar?) -> Bool {
    let isBoundary = (before.map(ScalarSet.word.contains) ?? false) != (after.map(ScalarSet.word.contains) ?? false)
    return switch self {
    case .start: before == nil
    case .end: after == nil
    case .wordBoundary: isBoundary
    case .noWordBoundary: !isBoundary
    }
  }
}

/// Simulates all ways through a program at once, as Thompson's NFA algorithm does.
private struct PatternRun {
  private let program: [PatternInstruction]
  /// The addresses of the instructions that wait for the next scalar.
  private var waiting: [Int] = []
  /// The addresses still to be followed at the current position.
  private var pending: [Int] = [0]
  /// For each address, the last position at which it was visited.
  private var lastVisit: [Int]
  private var position = 0

  init(_ program: [PatternInstruction]) {
    self.program = program
    lastVisit = Array(repeating: -1, count: program.count)
  }

  /// Follows the instructions that consume no scalar and returns whether one of them is a match.
  mutating func isMatched(between before: Unicode.Scalar?, and after: Unicode.Scalar?) -> Bool {
    waiting.removeAll(keepingCapacity: true)
    while let address = pending.popLast() {
      guard lastVisit[address] != position else { continue }
      lastVisit[address] = position
      switch program[address] {
      case .match: return true
      case .scalar: waiting.append(address)
      case .jump(let target): pending.append(target)
      case .fork(let one, let other): pending += [one, other]
      case .assertion(let assertion):
        if assertion.holds(between: before, and: after) { pending.append(address + 1) }
      }
    }
    return false
  }

  /// Advances past a scalar; a new match may start after it.
  mutating func consume(_ scalar: Unicode.Scalar) {
    position += 1
    pending.append(0)
    for address in waiting {
      if case .scalar(let set) = program[address], set.contains(scalar) { pending.append(address + 1) }
    }
  }
}
