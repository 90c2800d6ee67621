internal import JSONText

/// Why a declaration can't be read: it is cut off, or no declaration of its language.
struct UnreadableDeclaration: Error {}

/// Reads literals of Bicep or of Terraform's HCL and writes each as JSON.
///
/// Every byte is passed over once, whether a value turns out a literal or an expression. Where it fails, `index` tells
/// how far the text was understood.
struct DeclarationParser {
  enum Language {
    case bicep, hcl
  }

  /// A member of a resource: its value in the file, and in the JSON text that is written.
  struct Member {
    let source: Range<Int>
    let written: Range<Int>
  }

  /// No real resource is nested as deep.
  static let deepest = 100

  let text: [UInt8]
  let language: Language
  var index = 0

  /// What is written so far of the literal at hand.
  var output = LiteralText()

  /// The members read so far of the object that is read as a resource's body.
  var members: [String: Member] = [:]

  /// Whether that object may have more members than the file shows.
  var isOpen = false

  /// How many objects, arrays and strings the place at hand lies in.
  var depth = 0

  /// The resources found so far, in the order of the text.
  var resources: [DeclaredResource] = []

  /// The resource whose body is read, by its place in the list.
  var enclosing: Int?

  /// What Terraform's resources lie in, each as written, with the first one that lies there.
  var groups: [String: Int] = [:]

  init(_ text: [UInt8], language: Language) {
    self.text = text
    self.language = language
  }

  mutating func descend<Result>(
    _ read: (inout DeclarationParser) throws(UnreadableDeclaration) -> Result
  ) throws(UnreadableDeclaration) -> Result {
    guard depth < Self.deepest else { throw UnreadableDeclaration() }
    depth += 1
    let result = try read(&self)
    depth -= 1
    return result
  }
}

/// Looks at the text.
extension DeclarationParser {
  var isAtEnd: Bool { index >= text.count }

  /// The byte at the index; 0 behind the end.
  var byte: UInt8 { byte(at: index) }

  func byte(at index: Int) -> UInt8 { index >= 0 && index < text.count ? text[index] : 0 }

  func starts(_ word: StaticString, at index: Int) -> Bool {
    guard text.count - index >= word.utf8CodeUnitCount else { return false }
    return word.withUTF8Buffer { word in word.indices.allSatisfy { text[index + $0] == word[$0] } }
  }

  func starts(_ word: StaticString) -> Bool { starts(word, at: index) }

  /// Steps over a sign.
  mutating func take(_ sign: StaticString) throws(UnreadableDeclaration) {
    guard starts(sign) else { throw UnreadableDeclaration() }
    index += sign.utf8CodeUnitCount
  }

  /// Steps over an identifier and returns it; nil if none stands here.
  mutating func takeName() -> Range<Int>? {
    guard byte.isASCIILetter || byte == UInt8(ascii: "_") || byte >= 0x80 else { return nil }
    let start = index
    while isNameByte(byte) { index += 1 }
    return start..<index
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    byte.isASCIIWord || byte >= 0x80 || (language == .hcl && byte == UInt8(ascii: "-"))
  }

  /// Steps over a word; false if it isn't here, or only the start of a longer one.
  mutating func takeWord(_ word: StaticString) -> Bool {
    guard startsWord(word) else { return false }
    index += word.utf8CodeUnitCount
    return true
  }

  func startsWord(_ word: StaticString) -> Bool {
    starts(word) && !isNameByte(byte(at: index + word.utf8CodeUnitCount))
  }

  func string(_ range: Range<Int>) -> String { String(decoding: text[range], as: UTF8.self) }
}

/// Steps over what has no meaning.
extension DeclarationParser {
  /// Steps over blanks and comments, and over line ends too if `crossesLines`.
  mutating func skipBlanks(crossesLines: Bool = false) throws(UnreadableDeclaration) {
    while !isAtEnd {
      if byte.isASCIIBlank || (byte == 0x0D && byte(at: index + 1) == 0x0A) {
        index += 1
      } else if byte.isLineEnd {
        guard crossesLines else { return }
        index += 1
      } else if !(try skipComment()) {
        return
      }
    }
  }

  /// Steps over a comment, or one of Bicep's directives such as `#disable-next-line`.
  ///
  /// A comment that is never closed makes the rest unreadable.
  mutating func skipComment() throws(UnreadableDeclaration) -> Bool {
    if starts("//") || byte == UInt8(ascii: "#") {
      while !isAtEnd, !byte.isLineEnd { index += 1 }
      return true
    }
    guard starts("/*") else { return false }
    index += 2
    while !starts("*/") {
      index += 1
      if isAtEnd { throw UnreadableDeclaration() }
    }
    index += 2
    return true
  }
}

extension UInt8 {
  var isLineEnd: Bool { self == 0x0A || self == 0x0D }
}
