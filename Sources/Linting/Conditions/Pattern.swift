/// A regular expression in the common part of ECMA 262's syntax, as JSON Schema's `pattern` takes it.
///
/// Anchors, classes, groups, alternation and quantifiers; neither references back nor looks around. It is looked for
/// anywhere in a text, one pass over the text, so that no pattern and no text make it take long.
struct Pattern: Sendable, Equatable {
  /// As written.
  let text: String
  private let program: [PatternStep]

  init(_ text: String) throws(PatternError) {
    var parser = PatternParser(text)
    self.text = text
    program = try PatternCompiler.program(of: parser.parse())
  }

  /// Whether the pattern is found in `text`.
  func matches(_ text: String) -> Bool {
    var run = PatternRun(program)
    var before: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      if run.isMatched(between: before, and: scalar) { return true }
      run.take(scalar)
      before = scalar
    }
    return run.isMatched(between: before, and: nil)
  }
}

/// Why a text is no pattern.
struct PatternError: Error, Equatable {
  /// What is wrong, for people: lower case, no full stop.
  let message: String
}

/// A step of a compiled pattern.
enum PatternStep: Sendable, Equatable {
  case scalar(ScalarSet)
  case assertion(PatternAssertion)
  /// Goes on at either place.
  case fork(Int, Int)
  case jump(Int)
  case match
}

/// What has to hold between two scalars.
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

/// The places of a program that a text has led to so far, all at once.
private struct PatternRun {
  private let program: [PatternStep]
  /// The places that wait for the next scalar.
  private var waiting: [Int] = []
  private var next: [Int] = [0]
  /// For each place the round in which it was reached last.
  private var reached: [Int]
  private var round = 0

  init(_ program: [PatternStep]) {
    self.program = program
    reached = Array(repeating: -1, count: program.count)
  }

  /// Follows all steps that take no scalar; whether that leads to the end of the pattern.
  mutating func isMatched(between before: Unicode.Scalar?, and after: Unicode.Scalar?) -> Bool {
    waiting.removeAll(keepingCapacity: true)
    while let place = next.popLast() {
      guard reached[place] != round else { continue }
      reached[place] = round
      switch program[place] {
      case .match: return true
      case .scalar: waiting.append(place)
      case .jump(let target): next.append(target)
      case .fork(let one, let other): next += [one, other]
      case .assertion(let assertion): if assertion.holds(between: before, and: after) { next.append(place + 1) }
      }
    }
    return false
  }

  /// Goes over a scalar; the pattern may start behind it as well.
  mutating func take(_ scalar: Unicode.Scalar) {
    round += 1
    next.append(0)
    for place in waiting {
      if case .scalar(let set) = program[place], set.contains(scalar) { next.append(place + 1) }
    }
  }
}
