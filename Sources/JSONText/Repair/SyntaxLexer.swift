/// Splits a text that may not be valid JSON into tokens, and repairs faults inside tokens.
struct SyntaxLexer {
  let bytes: [UInt8]
  let rules: DialectRules
  var position: Int
  var log: RepairLog

  /// The open brackets, as far as they can be determined before the structure is repaired.
  private(set) var containers: [Bracket] = []

  /// A range in which no quote ends a string, so that it is searched only once.
  var innerQuotes = 0..<0

  private var openCounts = BracketCounts()
  private var previous = SyntaxToken.Kind.end
  private var nonstandardWhitespace = NonstandardWhitespace()
  private var line = 1
  private var lineStart: Int

  /// - Parameter keepsLog: Whether faults are logged, or only tokens are wanted.
  init(_ bytes: [UInt8], from start: Int = 0, rules: DialectRules, keepsLog: Bool = true) {
    self.bytes = bytes
    self.rules = rules
    log = RepairLog(isOn: keepsLog)
    position = start
    lineStart = start
  }

  /// Whether a member's key is expected here.
  var expectsKey: Bool { containers.last == .object && !previous.isColon }

  /// The byte at `offset`; 0 outside the text.
  func byte(_ offset: Int) -> UInt8 { bytes.indices.contains(offset) ? bytes[offset] : 0 }

  func has(_ text: StaticString, at offset: Int) -> Bool {
    bytes.span.has(text, at: offset)
  }

  /// The next token; `end` for every call after the last one.
  mutating func next() -> SyntaxToken {
    let isFirst = skipTrivia()
    let start = position
    var token = SyntaxToken(kind: .end, range: start..<start, line: line, indent: isFirst ? column(of: start) : nil)
    guard start < bytes.count else { return token }
    lex(&token)
    advance(to: max(token.range.upperBound, start + 1))
    token.range = start..<position
    record(token.kind)
    return token
  }

  /// Reports faults that are collected over the whole text.
  mutating func finish() {
    nonstandardWhitespace.report(to: &log)
  }

  private mutating func lex(_ token: inout SyntaxToken) {
    if let end = placeholderEnd(at: position), endsBareText(end) {
      token.kind = .placeholder
      token.range = position..<end
    } else if let kind = Self.punctuation[byte(position)], placeholderEnd(at: position) == nil {
      token.kind = kind
      token.range = position..<position + (kind == .equals && byte(position + 1) == UInt8(ascii: ">") ? 2 : 1)
    } else if let quote = openingQuote(at: position) {
      lexString(quote, into: &token)
    } else {
      lexWord(into: &token)
    }
  }

  private static let punctuation: [UInt8: SyntaxToken.Kind] = [
    "{": .openBrace, "}": .closeBrace, "[": .openBracket, "]": .closeBracket, ",": .comma, ";": .semicolon, ":": .colon,
    "=": .equals,
  ]

  private mutating func record(_ kind: SyntaxToken.Kind) {
    previous = kind
    if let bracket = kind.opens {
      containers.append(bracket)
      openCounts[bracket] += 1
    } else if let bracket = kind.closes, openCounts[bracket] > 0 {
      while let last = containers.popLast() {
        openCounts[last] -= 1
        if last == bracket { break }
      }
    }
  }
}

extension SyntaxLexer {
  /// Skips whitespace and comments; returns whether only these precede `position` on its line.
  private mutating func skipTrivia() -> Bool {
    var isFirst = position == lineStart
    while position < bytes.count {
      let length: Int
      if byte(position).isWhitespace {
        length = 1
      } else if let space = nonstandardSpace(at: position) {
        length = space.length
        nonstandardWhitespace.add(space.scalar, at: position..<position + length, isFault: !rules.isLoose)
      } else if let end = commentEnd(at: position) {
        length = end - position
        report(comment: position..<end)
      } else {
        break
      }
      advance(to: position + length)
      isFirst = isFirst || lineStart == position
    }
    return isFirst
  }

  /// Moves to `end`, counting lines.
  private mutating func advance(to end: Int) {
    while position < end {
      let byte = bytes[position]
      position += 1
      guard byte.isNewline, byte == 0x0A || self.byte(position) != 0x0A else { continue }
      line &+= 1
      lineStart = position
    }
  }

  private func column(of offset: Int) -> Int {
    bytes[lineStart..<offset].count { $0 & 0xC0 != 0x80 }
  }

  private mutating func report(comment: Range<Int>) {
    let whole = removalRange(of: comment) ?? comment
    guard !(rules.allowsComments && byte(comment.lowerBound) == UInt8(ascii: "/")) else {
      return log.change([.delete(comment)])
    }
    log.add("comments are not allowed in JSON", at: comment, edits: [.delete(whole)], fix: "remove the comment")
  }
}

/// Bracket counts by kind.
struct BracketCounts {
  private var objects = 0
  private var arrays = 0

  subscript(_ bracket: Bracket) -> Int {
    get {
      switch bracket {
      case .object: objects
      case .array: arrays
      }
    }
    set {
      switch bracket {
      case .object: objects = newValue
      case .array: arrays = newValue
      }
    }
  }
}
