/// Reads the tokens of a text that may not be valid JSON, and repairs its structure.
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
    var isImplicit = false
  }

  enum Expected {
    /// A member or element, or the closing bracket.
    case first
    /// A member or element after a comma.
    case next
    case colon
    case value
    /// A comma or the closing bracket.
    case separator
    /// The end of the text.
    case end
  }

  /// The maximum nesting depth that jansson accepts.
  static let maximumDepth = 2048

  let bytes: [UInt8]
  let rules: DialectRules
  let usesIndentation: Bool

  var log = RepairLog()
  var frames: [Frame] = []
  var expected = Expected.value

  /// The end of the last value, key, or opening bracket.
  var lastEnd = 0
  var lastComma: SyntaxToken?
  var lastIndent = 0

  /// The offset where the opening brace of the root object is missing.
  var missingBrace: Int?

  /// The frame of the root and the bracket that closed it.
  var closedRoot: (frame: Frame, bracket: SyntaxToken)?

  /// The number of opening brackets minus the number of closing brackets in the rest of the text, by kind.
  var balance: BracketCounts
  var openCounts = BracketCounts()

  /// Whether a JavaScript member was just removed, so that its comma must be removed too.
  var hasDropped = false
  var isUnrepairable = false
  var isDone = false

  /// The number of brackets that were repaired by indentation.
  var indentationRepairs = 0
  var hasBracketFaults = false
  var hasConsistentIndentation = true

  /// The end of the repaired body; the text after it is one fault.
  var bodyEnd = Int.max

  /// The last token of the text; nil if there is none.
  let lastToken: SyntaxToken?

  private var lexer: SyntaxLexer

  /// The current token and the ones after it, as far as the structure depends on them.
  private var window: [SyntaxToken]

  init(_ bytes: [UInt8], _ outline: TokenOutline, rules: DialectRules, usesIndentation: Bool) {
    self.bytes = bytes
    self.rules = rules
    self.usesIndentation = usesIndentation
    balance = outline.balance
    lastToken = outline.last
    lexer = SyntaxLexer(bytes, rules: rules)
    window = []
    for _ in 0..<3 { window.append(lexer.next()) }
  }

  var token: SyntaxToken { window[0] }

  /// The token that is `count` tokens after the current one, at most 2.
  func token(ahead count: Int) -> SyntaxToken { window[count] }

  var isKeyAhead: Bool {
    switch token.kind {
    case .string, .word, .placeholder: token(ahead: 1).kind.isColon
    case .openBrace, .openBracket, .closeBrace, .closeBracket, .comma, .semicolon, .colon, .equals, .end: false
    }
  }

  mutating func run() {
    while !isUnrepairable, !isDone {
      lastIndent = token.indent ?? lastIndent
      if token.kind == .end {
        readEnd()
      } else if !(usesIndentation && repairsByIndentation()) {
        readToken()
      }
    }
    reportMissingBrace([])
    finishLog()
  }

  /// Adds the faults inside of tokens: in the body, or in the whole text if its structure could not be read.
  private mutating func finishLog() {
    if bodyEnd == .max { while lexer.next().kind != .end {} }
    lexer.finish()
    log.merge(lexer.log, before: bodyEnd)
  }

  private mutating func readToken() {
    switch expected {
    case .first, .next:
      recordIndent()
      if frames.last?.bracket == .object { readKey() } else { readElement() }
    case .colon: readColon()
    case .value: readValue()
    case .separator: readSeparator()
    case .end: readAfterRoot()
    }
  }

  /// Whether the current key is the first of its object.
  var isFirstMember: Bool { (frames.last?.count ?? 0) <= 1 }

  mutating func consume() {
    if let bracket = token.kind.opens { balance[bracket] -= 1 }
    if let bracket = token.kind.closes { balance[bracket] += 1 }
    window.removeFirst()
    window.append(lexer.next())
  }

  mutating func giveUp(_ message: String, at range: Range<Int>) {
    log.add(message, at: range)
    isUnrepairable = true
  }

  /// The name of the last value of the current frame in messages.
  var lastName: String {
    guard let frame = frames.last else { return "the value" }
    return frame.lastKey.map(name(of:)) ?? "item \(frame.count)"
  }

  /// A token's text in quotes, truncated to a readable length; the code point of a control character on its own.
  func name(of token: SyntaxToken) -> String { quoted(token.range) }

  ///
  /// Empty if messages are no longer kept.
  func quoted(_ range: Range<Int>) -> String {
    guard !log.isBeyondRepair else { return "" }
    let text = String(decoding: bytes[range].prefix(160), as: UTF8.self).unicodeScalars
    let bare = text.filter { $0 != "\"" && $0 != "'" && $0.smartQuote == nil && $0.value >= 0x20 }
    if bare.isEmpty, let control = text.first(where: { $0.value < 0x20 }) { return control.codePoint }
    return "'" + String(String.UnicodeScalarView(bare.prefix(40))) + (bare.count > 40 ? "…'" : "'")
  }
}
