/// Reads the tokens of a text that may be broken JSON, and mends how they are put together.
struct SyntaxStructure {
  /// An open object or array.
  struct Frame {
    let bracket: Bracket
    let opening: Int

    /// The indent of the line with the opening bracket; -1 for an object whose opening brace is missing.
    let openIndent: Int

    /// The indent of the first member or element that starts a line.
    var memberIndent: Int?
    var count = 0
    var lastKey: SyntaxToken?
    var isVirtual = false
  }

  enum Expected {
    /// A member or element, or the closing bracket.
    case first
    /// The same, behind a comma.
    case next
    case colon
    case value
    /// A comma or the closing bracket.
    case separator
    /// The end of the text.
    case end
  }

  /// jansson's limit.
  static let deepest = 2048

  let bytes: [UInt8]
  let tokens: [SyntaxToken]
  let rules: DialectRules
  let usesIndentation: Bool

  var log = RepairLog()
  var frames: [Frame] = []
  var expected = Expected.value

  /// Where the last value, key or opening bracket ends.
  var lastEnd = 0
  var lastComma: SyntaxToken?
  var lastIndent = 0

  /// Where the opening brace of the whole body is missing.
  var missingBrace: Int?

  /// Where the root's closing bracket stands, and what it closed.
  var closedRoot: (frame: Frame, bracket: SyntaxToken)?

  /// Opening less closing brackets that are still to come, by kind.
  var balance = BracketCounts()
  var openCounts = BracketCounts()

  /// Whether a JavaScript member was just left out, whose comma has to go, too.
  var hasDropped = false
  var isHopeless = false
  var isDone = false

  /// How often the indentation has told which bracket is missing or too many.
  var indentDecisions = 0
  var hasBracketFaults = false
  var hasPlainIndentation = true

  /// Where the body ends that the tree is made of; what stands behind is one fault.
  var cutOff = Int.max

  private var index = 0

  init(_ bytes: [UInt8], tokens: [SyntaxToken], rules: DialectRules, usesIndentation: Bool) {
    self.bytes = bytes
    self.tokens = tokens
    self.rules = rules
    self.usesIndentation = usesIndentation
    for token in tokens {
      if let bracket = token.kind.opens { balance[bracket] += 1 }
      if let bracket = token.kind.closes { balance[bracket] -= 1 }
    }
  }

  var token: SyntaxToken { token(ahead: 0) }

  func token(ahead count: Int) -> SyntaxToken {
    tokens[min(index + count, tokens.count - 1)]
  }

  var isKeyAhead: Bool {
    switch token.kind {
    case .string, .word, .placeholder: token(ahead: 1).kind.isColon
    case .openBrace, .openBracket, .closeBrace, .closeBracket, .comma, .semicolon, .colon, .equals, .expression,
      .dropped, .end:
      false
    }
  }

  mutating func run() {
    while !isHopeless, !isDone {
      lastIndent = token.indent ?? lastIndent
      if token.kind == .end {
        readEnd()
      } else if !(usesIndentation && closesByIndentation()) {
        readToken()
      }
    }
    endMissing([])
  }

  private mutating func readToken() {
    if token.kind == .dropped {
      log.change([.delete(token.range)])
      hasDropped = expected == .first || expected == .next
      return consume()
    }
    switch expected {
    case .first, .next:
      noteIndent()
      if frames.last?.bracket == .object { readKey() } else { readElement() }
    case .colon: readColon()
    case .value: readValue()
    case .separator: readSeparator()
    case .end: readBehindRoot()
    }
  }

  /// Whether the key at hand is its object's first.
  var isFirstMember: Bool { (frames.last?.count ?? 0) <= 1 }

  mutating func consume() {
    if let bracket = token.kind.opens { balance[bracket] -= 1 }
    if let bracket = token.kind.closes { balance[bracket] += 1 }
    index += 1
  }

  mutating func giveUp(_ message: String, at range: Range<Int>) {
    log.add(message, at: range)
    isHopeless = true
  }

  /// What the last value of the current frame is called in messages.
  var lastName: String {
    guard let frame = frames.last else { return "the value" }
    return frame.lastKey.map(name(of:)) ?? "item \(frame.count)"
  }

  /// A token's text in quotes, cut to a readable length.
  func name(of token: SyntaxToken) -> String { quoted(token.range) }

  func quoted(_ range: Range<Int>) -> String {
    let text = String(decoding: bytes[range].prefix(160), as: UTF8.self).unicodeScalars
    let bare = text.filter { $0 != "\"" && $0 != "'" && $0.smartQuote == nil && $0.value >= 0x20 }
    return "'" + String(String.UnicodeScalarView(bare.prefix(40))) + (bare.count > 40 ? "…'" : "'")
  }
}
