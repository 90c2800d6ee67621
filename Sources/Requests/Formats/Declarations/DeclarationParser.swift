internal import JSONText

/// The error for a declaration that is truncated, not valid in its language, or nested deeper than the parser goes.
struct DeclarationSyntaxError: Error {
  var isTooDeep = false
}

/// Parses the resources in Bicep, Terraform (HCL), or JavaScript, and translates their literals to JSON.
///
/// After an error, `index` is the offset at which parsing stopped.
struct DeclarationParser {
  enum Language {
    case bicep, hcl, javaScript
  }

  /// The ranges of a resource member's value in the file and in the JSON output.
  struct Member {
    let sourceRange: Range<Int>
    let outputRange: Range<Int>
  }

  /// What a literal is translated to.
  struct Output {
    var json = MappedTextBuilder()
    /// The members of a resource's body, by key.
    var members: [String: Member] = [:]
    /// Whether the body has computed members besides `members`.
    var mayHaveMoreMembers = false
  }

  static let maximumDepth = 100

  /// The placeholder for a value that isn't a literal: a template's expression or a script's variable, which match any
  /// value.
  var expression: [UInt8] { language == .javaScript ? Array("\"${expression}\"".utf8) : Self.templateExpression }

  static let templateExpression = Array("\"[expression]\"".utf8)

  let text: [UInt8]
  let language: Language
  /// The end of the text to parse: that of the file, or of a code block.
  let limit: Int
  /// The cursor: the offset of the next byte to parse.
  var index = 0

  /// What has been written for the current literal.
  var output = Output()

  /// The nesting depth of objects, arrays and interpolations at the cursor.
  var depth = 0

  /// The resources found so far, in source order.
  var resources: [DeclaredResource] = []

  /// The index in `resources` of the resource whose body is being parsed.
  var enclosingResource: Int?

  /// The index in `resources` of the first Terraform resource with each `parent_id`, keyed by its source text.
  var firstResourceByParent: [String: Int] = [:]

  init(_ text: [UInt8], language: Language, limit: Int? = nil) {
    self.text = text
    self.limit = limit ?? text.count
    self.language = language
  }

  mutating func descend<Result>(
    _ parse: (inout DeclarationParser) throws(DeclarationSyntaxError) -> Result
  ) throws(DeclarationSyntaxError) -> Result {
    guard depth < Self.maximumDepth else { throw DeclarationSyntaxError(isTooDeep: true) }
    depth += 1
    let result = try parse(&self)
    depth -= 1
    return result
  }
}

/// Looks ahead and consumes tokens.
extension DeclarationParser {
  var isAtEnd: Bool { index >= limit }

  /// The byte at the cursor; 0 at the end of the text.
  var byte: UInt8 { byte(at: index) }

  func byte(at index: Int) -> UInt8 { index >= 0 && index < limit ? text[index] : 0 }

  func matches(_ token: StaticString, at index: Int) -> Bool {
    limit - index >= token.utf8CodeUnitCount && text.span.has(token, at: index)
  }

  func isAt(_ token: StaticString) -> Bool { matches(token, at: index) }

  mutating func expect(_ token: StaticString) throws(DeclarationSyntaxError) {
    guard isAt(token) else { throw DeclarationSyntaxError() }
    index += token.utf8CodeUnitCount
  }

  /// Consumes the byte at the cursor and writes `character` for it.
  mutating func consume(as character: UInt8) {
    if byte == character {
      output.json.copy(index..<index + 1, of: text)
    } else {
      output.json.append(CollectionOfOne(character), for: index..<index + 1)
    }
    index += 1
  }

  /// Consumes an identifier and returns its range; nil if there is none at the cursor.
  mutating func consumeIdentifier() -> Range<Int>? {
    guard isIdentifierByte(byte), !byte.isDigit, byte != "-" else { return nil }
    let start = index
    while isIdentifierByte(byte) { index += 1 }
    return start..<index
  }

  private func isIdentifierByte(_ byte: UInt8) -> Bool {
    byte.isWord || byte >= 0x80 || (language == .hcl && byte == "-") || (language == .javaScript && byte == "$")
  }

  /// Consumes a whole word; returns false if it isn't at the cursor.
  mutating func consumeKeyword(_ keyword: StaticString) -> Bool {
    guard isAtKeyword(keyword) else { return false }
    index += keyword.utf8CodeUnitCount
    return true
  }

  func isAtKeyword(_ keyword: StaticString) -> Bool {
    isAt(keyword) && !isIdentifierByte(byte(at: index + keyword.utf8CodeUnitCount))
  }

  func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}

/// Skips trivia.
extension DeclarationParser {
  /// Skips whitespace and comments.
  mutating func skipTrivia(includingNewlines: Bool = false) throws(DeclarationSyntaxError) {
    while !isAtEnd {
      if byte.isSpaceOrTab || (byte == 0x0D && byte(at: index + 1) == 0x0A) {
        index += 1
      } else if byte.isNewline {
        guard includingNewlines else { return }
        index += 1
      } else if !(try skipComment()) {
        return
      }
    }
  }

  /// Skips a comment, or a Bicep directive such as `#disable-next-line`; returns false if there is none at the cursor.
  mutating func skipComment() throws(DeclarationSyntaxError) -> Bool {
    if isAt("//") || byte == "#" && language != .javaScript {
      while !isAtEnd, !byte.isNewline { index += 1 }
      return true
    }
    guard isAt("/*") else { return false }
    index += 2
    while !isAt("*/") {
      index += 1
      if isAtEnd { throw DeclarationSyntaxError() }
    }
    index += 2
    return true
  }
}
