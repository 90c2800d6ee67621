internal import JSONText

/// The syntax tree of a pattern.
indirect enum PatternNode: Equatable {
  case scalar(ScalarSet)
  case assertion(PatternAssertion)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  /// Unbounded if `maximum` is nil.
  case repetition(PatternNode, minimum: Int, maximum: Int?)
}

/// Parses a pattern.
struct PatternParser {
  /// The maximum nesting of groups, which keeps the recursion from exhausting the stack.
  private static let maximumDepth = 50
  /// The maximum number in a quantifier: the compiler expands repetitions.
  private static let maximumRepetitions = 1000

  private let scalars: [Unicode.Scalar]
  private var index = 0
  private var depth = 0

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  mutating func parse() throws(PatternError) -> PatternNode {
    let node = try alternatives()
    guard next == nil else { throw PatternError(message: "unmatched ')'") }
    return node
  }

  private var next: Unicode.Scalar? { index < scalars.count ? scalars[index] : nil }

  /// Consumes the next scalar if it is this one.
  private mutating func consume(if scalar: Unicode.Scalar) -> Bool {
    guard next == scalar else { return false }
    index += 1
    return true
  }

  private mutating func consume() throws(PatternError) -> Unicode.Scalar {
    guard let scalar = next else { throw PatternError(message: "unexpected end") }
    index += 1
    return scalar
  }

  private mutating func alternatives() throws(PatternError) -> PatternNode {
    var nodes = [try sequence()]
    while consume(if: "|") { nodes.append(try sequence()) }
    return nodes.count == 1 ? nodes[0] : .alternatives(nodes)
  }

  private mutating func sequence() throws(PatternError) -> PatternNode {
    var nodes: [PatternNode] = []
    while let scalar = next, scalar != "|", scalar != ")" { nodes.append(try quantified(atom())) }
    return .sequence(nodes)
  }

  private mutating func atom() throws(PatternError) -> PatternNode {
    let scalar = try consume()
    switch scalar {
    case "^": return .assertion(.start)
    case "$": return .assertion(.end)
    case ".": return .scalar(.notNewline)
    case "(": return try group()
    case "[": return .scalar(try scalarClass())
    case "\\":
      if consume(if: "b") { return .assertion(.wordBoundary) }
      if consume(if: "B") { return .assertion(.noWordBoundary) }
      return .scalar(try escape())
    case "*", "+", "?": throw PatternError(message: "nothing to repeat before '\(scalar)'")
    case "{": throw PatternError(message: "nothing to repeat before '{'; to match the brace itself, write '\\{'")
    default: return .scalar(ScalarSet(scalar))
    }
  }

  private mutating func group() throws(PatternError) -> PatternNode {
    depth += 1
    guard depth <= Self.maximumDepth else {
      throw PatternError(message: "groups are nested more than \(Self.maximumDepth) levels deep")
    }
    if consume(if: "?"), !consume(if: ":") {
      throw PatternError(message: "unsupported group; of those that start with '(?', only '(?:' is supported")
    }
    let node = try alternatives()
    guard consume(if: ")") else { throw PatternError(message: "missing ')' at the end of a group") }
    depth -= 1
    return node
  }

  private mutating func quantified(_ node: PatternNode) throws(PatternError) -> PatternNode {
    let bounds: (minimum: Int, maximum: Int?)
    if consume(if: "*") {
      bounds = (0, nil)
    } else if consume(if: "+") {
      bounds = (1, nil)
    } else if consume(if: "?") {
      bounds = (0, 1)
    } else if consume(if: "{") {
      bounds = try count()
    } else {
      return node
    }
    if case .assertion = node { throw PatternError(message: "an anchor can't be repeated") }
    _ = consume(if: "?")
    return .repetition(node, minimum: bounds.minimum, maximum: bounds.maximum)
  }

  /// The rest of a quantifier in braces: `{2}`, `{2,}` or `{2,4}`.
  private mutating func count() throws(PatternError) -> (minimum: Int, maximum: Int?) {
    let error = PatternError(
      message: "malformed quantifier; expected '{2}', '{2,}' or '{2,4}' with numbers up to \(Self.maximumRepetitions)")
    guard let minimum = number() else { throw error }
    let maximum = consume(if: ",") ? number() : minimum
    guard consume(if: "}"), maximum ?? minimum >= minimum else { throw error }
    return (minimum, maximum)
  }

  /// Consumes a decimal number; nil if there is none or it is too large.
  private mutating func number() -> Int? {
    let digits = scalars[index...].prefix { ("0"..."9").contains($0) }
    index += digits.count
    return Int(String(String.UnicodeScalarView(digits))).flatMap { $0 <= Self.maximumRepetitions ? $0 : nil }
  }
}

extension PatternParser {
  /// The rest of a character class in brackets.
  private mutating func scalarClass() throws(PatternError) -> ScalarSet {
    let isNegated = consume(if: "^")
    var set = ScalarSet([])
    while !consume(if: "]") {
      guard next != nil else { throw PatternError(message: "missing ']' at the end of a character class") }
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
      throw PatternError(message: "invalid range in a character class; it must run from a lower to a higher character")
    }
    return ScalarSet([first...last])
  }

  private mutating func classAtom() throws(PatternError) -> ScalarSet {
    let scalar = try consume()
    guard scalar == "\\" else { return ScalarSet(scalar) }
    if consume(if: "b") { return ScalarSet("\u{8}") }
    if consume(if: "-") { return ScalarSet("-") }
    return try escape()
  }

  /// The scalars that the rest of an escape sequence matches.
  private mutating func escape() throws(PatternError) -> ScalarSet {
    let scalar = try consume()
    switch scalar {
    case "d": return .digit
    case "D": return ScalarSet.digit.complement
    case "w": return .word
    case "W": return ScalarSet.word.complement
    case "s": return .whitespace
    case "S": return ScalarSet.whitespace.complement
    case "t": return ScalarSet("\t")
    case "n": return ScalarSet("\n")
    case "r": return ScalarSet("\r")
    case "v": return ScalarSet("\u{B}")
    case "f": return ScalarSet("\u{C}")
    case "x": return try code(ofDigits: 2)
    case "u": return try code(ofDigits: 4)
    default:
      guard ScalarSet("^$\\.*+?()[]{}|/-").contains(scalar) else {
        throw PatternError(message: "unknown escape sequence '\\\(scalar)'")
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
    else {
      throw PatternError(
        message: "'\\\(count == 2 ? "x" : "u")' must be followed by the \(count) hexadecimal digits of a character")
    }
    return ScalarSet(scalar)
  }
}

extension ScalarSet {
  /// The scalar of a set that has exactly one.
  fileprivate var only: UInt32? {
    ranges.count == 1 ? ranges.first.flatMap { $0.count == 1 ? $0.lowerBound : nil } : nil
  }
}
