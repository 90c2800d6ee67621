/// A pattern as it is put together.
indirect enum PatternNode: Equatable {
  case scalar(ScalarSet)
  case assertion(PatternAssertion)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  /// Without an upper bound where `most` is nil.
  case repetition(PatternNode, least: Int, most: Int?)
}

/// Reads a pattern.
struct PatternParser {
  /// Deeper groups are refused, so that no pattern takes all of the stack.
  private static let deepest = 50
  /// Longer counts are refused: a count is written out.
  private static let mostRepetitions = 1000

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  mutating func parse() throws(PatternError) -> PatternNode {
    let node = try alternatives()
    guard next == nil else { throw PatternError(message: "')' closes no group") }
    return node
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  /// Moves over a scalar if it is the next one.
  private mutating func skip(_ scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  private mutating func take() throws(PatternError) -> Unicode.Scalar {
    guard let scalar = next else { throw PatternError(message: "it ends too early") }
    index += 1
    return scalar
  }

  private mutating func alternatives() throws(PatternError) -> PatternNode {
    var nodes = [try sequence()]
    while skip("|") { nodes.append(try sequence()) }
    return nodes.count == 1 ? nodes[0] : .alternatives(nodes)
  }

  private mutating func sequence() throws(PatternError) -> PatternNode {
    var nodes: [PatternNode] = []
    while let scalar = next, scalar != "|", scalar != ")" { nodes.append(try quantified(atom())) }
    return .sequence(nodes)
  }

  private mutating func atom() throws(PatternError) -> PatternNode {
    let scalar = try take()
    switch scalar {
    case "^": return .assertion(.start)
    case "$": return .assertion(.end)
    case ".": return .scalar(.withinLine)
    case "(": return try group()
    case "[": return .scalar(try scalarClass())
    case "\\":
      if skip("b") { return .assertion(.wordBoundary) }
      if skip("B") { return .assertion(.noWordBoundary) }
      return .scalar(try escape())
    case "*", "+", "?": throw PatternError(message: "nothing stands before '\(scalar)' that it could repeat")
    case "{": throw PatternError(message: "'{' repeats nothing; for the brace itself write '\\{'")
    default: return .scalar(ScalarSet(scalar))
    }
  }

  private mutating func group() throws(PatternError) -> PatternNode {
    depth += 1
    guard depth <= Self.deepest else { throw PatternError(message: "groups stand more than \(Self.deepest) deep") }
    if skip("?"), !skip(":") {
      throw PatternError(message: "of the groups that start with '(?' only '(?:' is known")
    }
    let node = try alternatives()
    guard skip(")") else { throw PatternError(message: "a group has no ')'") }
    depth -= 1
    return node
  }

  private mutating func quantified(_ node: PatternNode) throws(PatternError) -> PatternNode {
    let bounds: (least: Int, most: Int?)
    if skip("*") {
      bounds = (0, nil)
    } else if skip("+") {
      bounds = (1, nil)
    } else if skip("?") {
      bounds = (0, 1)
    } else if skip("{") {
      bounds = try count()
    } else {
      return node
    }
    if case .assertion = node { throw PatternError(message: "an anchor can't be repeated") }
    _ = skip("?")
    return .repetition(node, least: bounds.least, most: bounds.most)
  }

  /// What stands in braces behind an atom: `{2}`, `{2,}` or `{2,4}`.
  private mutating func count() throws(PatternError) -> (least: Int, most: Int?) {
    let wrong = PatternError(message: "a count is '{2}', '{2,}' or '{2,4}', with numbers up to \(Self.mostRepetitions)")
    guard let least = number() else { throw wrong }
    let hasComma = skip(",")
    let most = hasComma ? number() : least
    guard skip("}"), most ?? least >= least else { throw wrong }
    return (least, most)
  }

  /// The decimal number that stands here; nil if there is none, or a large one.
  private mutating func number() -> Int? {
    let digits = scalars[index...].prefix { ("0"..."9").contains($0) }
    index += digits.count
    return Int(String(String.UnicodeScalarView(digits))).flatMap { $0 <= Self.mostRepetitions ? $0 : nil }
  }
}

extension PatternParser {
  /// What stands between brackets.
  private mutating func scalarClass() throws(PatternError) -> ScalarSet {
    let isNegated = skip("^")
    var set = ScalarSet([])
    while !skip("]") {
      guard next != nil else { throw PatternError(message: "a class has no ']'") }
      set = set.union(try classItem())
    }
    return isNegated ? set.complement : set
  }

  private mutating func classItem() throws(PatternError) -> ScalarSet {
    let start = try classAtom()
    guard next == "-", index + 1 < scalars.count, scalars[index + 1] != "]" else { return start }
    index += 1
    let end = try classAtom()
    guard let first = start.only, let last = end.only, first <= last else {
      throw PatternError(message: "a range of a class runs from a lower character to a higher one")
    }
    return ScalarSet([first...last])
  }

  private mutating func classAtom() throws(PatternError) -> ScalarSet {
    let scalar = try take()
    guard scalar == "\\" else { return ScalarSet(scalar) }
    if skip("b") { return ScalarSet("\u{8}") }
    if skip("-") { return ScalarSet("-") }
    return try escape()
  }

  /// What a backslash and the scalar here stand for.
  private mutating func escape() throws(PatternError) -> ScalarSet {
    let scalar = try take()
    switch scalar {
    case "d": return .digit
    case "D": return ScalarSet.digit.complement
    case "w": return .word
    case "W": return ScalarSet.word.complement
    case "s": return .blank
    case "S": return ScalarSet.blank.complement
    case "t": return ScalarSet("\t")
    case "n": return ScalarSet("\n")
    case "r": return ScalarSet("\r")
    case "v": return ScalarSet("\u{B}")
    case "f": return ScalarSet("\u{C}")
    case "x": return try code(ofDigits: 2)
    case "u": return try code(ofDigits: 4)
    default:
      guard ScalarSet("^$\\.*+?()[]{}|/-").contains(scalar) else {
        throw PatternError(message: "'\\\(scalar)' is not known")
      }
      return ScalarSet(scalar)
    }
  }

  private mutating func code(ofDigits count: Int) throws(PatternError) -> ScalarSet {
    let digits = scalars[index...].prefix(count)
    index += digits.count
    let text = String(String.UnicodeScalarView(digits))
    guard digits.count == count, text.utf8.allSatisfy(\.isHexDigit),
      let scalar = UInt32(text, radix: 16).flatMap(Unicode.Scalar.init)
    else { throw PatternError(message: "'\\\(count == 2 ? "x" : "u")' takes the \(count) digits of a character") }
    return ScalarSet(scalar)
  }
}

extension ScalarSet {
  /// The set's scalar, if it is the only one.
  fileprivate var only: UInt32? {
    ranges.count == 1 ? ranges.first.flatMap { $0.count == 1 ? $0.lowerBound : nil } : nil
  }
}
