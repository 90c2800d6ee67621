import JSONText
import Testing

/// A way to break a valid body in one place.
enum Breakage: String, CaseIterable, Sendable {
  case trailingComma, missingComma, doubledComma, semicolon, missingColon, equals
  case missingBracket, extraBracket, singleQuotes, smartQuotes, unquotedKey, missingQuote
  case lineComment, hashComment, blockComment, oddSpace, pythonName, leadingZero, plusSign
  case badEscape, rawControl, secondDocument, cutOff, outerBraces

  /// A word of the message.
  var cause: String {
    switch self {
    case .trailingComma: "trailing comma"
    case .missingComma, .semicolon: "missing comma"
    case .doubledComma: "doubled comma"
    case .missingColon, .equals: "missing colon"
    case .missingBracket: "missing bracket"
    case .extraBracket: "extra closing bracket"
    case .singleQuotes: "single quotes"
    case .smartQuotes: "smart quotes"
    case .unquotedKey: "unquoted key"
    case .missingQuote: "missing closing quote"
    case .lineComment, .hashComment, .blockComment: "comment"
    case .oddSpace: "odd spaces"
    case .pythonName: "is not JSON; expected"
    case .leadingZero: "leading zeros"
    case .plusSign: "plus sign"
    case .badEscape: "bad escape"
    case .rawControl: "raw tab"
    case .secondDocument: "two documents"
    case .cutOff: "cut off"
    case .outerBraces: "missing opening brace"
    }
  }

  /// Whether the mended tree is the original one.
  var restoresTree: Bool {
    switch self {
    case .cutOff, .badEscape, .rawControl: false
    case .trailingComma, .missingComma, .doubledComma, .semicolon, .missingColon, .equals, .missingBracket,
      .extraBracket, .singleQuotes, .smartQuotes, .unquotedKey, .missingQuote, .lineComment, .hashComment,
      .blockComment, .oddSpace, .pythonName, .leadingZero, .plusSign, .secondDocument, .outerBraces:
      true
    }
  }
}

/// A body broken in one place.
struct BrokenBody {
  let text: String
  let shift: (offset: Int, by: Int)

  init?(_ body: GeneratedBody, _ breakage: Breakage, _ numbers: inout SeededNumbers) {
    let (text, starts) = body.written()
    let places = body.pieces.indices.filter { breakage.fits($0, of: body) }
    guard let index = places.randomElement(using: &numbers) else { return nil }
    let bytes = Array(text.utf8)
    let piece = body.pieces[index].text
    let start = starts[index]
    let (range, replacement) = breakage.edit(piece, start..<start + piece.utf8.count, end: bytes.count)
    if breakage == .outerBraces {
      self.text = String(text.dropFirst().dropLast())
      shift = (0, -1)
      return
    }
    self.text =
      String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + replacement
      + String(decoding: bytes[range.upperBound...], as: UTF8.self)
    shift = (range.upperBound, replacement.utf8.count - range.count)
  }
}

extension Breakage {
  fileprivate func fits(_ index: Int, of body: GeneratedBody) -> Bool {
    let pieces = body.pieces
    let next = index + 1 < pieces.count ? pieces[index + 1] : nil
    switch (self, pieces[index]) {
    case (.trailingComma, .string), (.trailingComma, .scalar):
      if case .close = next { return true }
      return false
    case (.missingComma, .comma), (.doubledComma, .comma), (.semicolon, .comma): return true
    case (.missingColon, .colon), (.equals, .colon): return true
    case (.missingBracket, .close(let text)):
      // In one line only the outermost bracket's place is sure.
      guard body.isPretty, index > 0, pieces[index - 1] != .open(text == "}" ? "{" : "[") else { return next == nil }
      return true
    case (.extraBracket, .close): return next == nil
    case (.singleQuotes, .string(let text)), (.singleQuotes, .key(let text)): return !text.contains("'")
    case (.smartQuotes, .string(let text)): return !text.contains("“")
    case (.smartQuotes, .key): return true
    case (.unquotedKey, .key(let text)): return !text.contains("\\")
    case (.missingQuote, .string), (.missingQuote, .key): return body.isPretty && next != nil
    case (.lineComment, .comma), (.hashComment, .comma): return body.isPretty
    case (.blockComment, _), (.oddSpace, _): return true
    case (.pythonName, .scalar(let text)): return ["true", "false", "null"].contains(text)
    case (.leadingZero, .scalar(let text)), (.plusSign, .scalar(let text)): return text.first?.isNumber == true
    case (.badEscape, .string), (.rawControl, .string): return true
    case (.secondDocument, .close): return next == nil
    case (.cutOff, .string), (.cutOff, .colon), (.cutOff, .comma): return true
    case (.outerBraces, .open): return index == 0 && pieces.count > 2
    default: return false
    }
  }

  /// The bytes to replace and their replacement, for a piece at `range`.
  fileprivate func edit(_ piece: String, _ range: Range<Int>, end: Int) -> (Range<Int>, String) {
    let behind = range.upperBound..<range.upperBound
    let inner = String(piece.dropFirst().dropLast())
    switch self {
    case .trailingComma, .doubledComma: return (behind, ",")
    case .missingComma: return (range, " ")
    case .semicolon: return (range, ";")
    case .missingColon: return (range, " ")
    case .equals: return (range, "=")
    case .missingBracket: return (range, "")
    case .extraBracket: return (behind, piece)
    case .singleQuotes: return (range, "'" + inner + "'")
    case .smartQuotes: return (range, "“" + inner + "”")
    case .unquotedKey: return (range, inner)
    case .missingQuote: return (range, String(piece.dropLast()))
    case .lineComment: return (behind, " // it's \"one\" }")
    case .hashComment: return (behind, " # it's \"one\" }")
    case .blockComment: return (range.lowerBound..<range.lowerBound, "/* it's\n \"one\" } */")
    case .oddSpace: return (range.lowerBound..<range.lowerBound, "\u{202F}")
    case .pythonName: return (range, piece == "null" ? "None" : piece.capitalizedFirst)
    case .leadingZero: return (range, "0" + piece)
    case .plusSign: return (range, "+" + piece)
    case .badEscape: return (range.upperBound - 1..<range.upperBound - 1, "\\d")
    case .rawControl: return (range.upperBound - 1..<range.upperBound - 1, "\t")
    case .secondDocument: return (behind, " {\"x\": 1,}")
    case .cutOff: return (max(range.lowerBound, range.upperBound - 1)..<end, piece.hasSuffix("\"") ? "" : piece)
    case .outerBraces: return (range, "")
    }
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}

@Suite struct SyntaxRepairPropertyTests {
  @Test(arguments: Breakage.allCases)
  func mendsGeneratedBodiesBrokenInOnePlace(_ breakage: Breakage) throws {
    var cases = 0
    for seed in 1...400 {
      var numbers = SeededNumbers(seed: seed)
      let body = GeneratedBody(numbers: &numbers)
      guard let broken = BrokenBody(body, breakage, &numbers) else { continue }
      cases += 1
      try check(broken, of: body, breakage)
    }
    #expect(cases > 100, "\(breakage): \(cases)")
  }

  private func check(_ broken: BrokenBody, of body: GeneratedBody, _ breakage: Breakage) throws {
    let parsed = ParsedText(MappedText(bytes: Array(broken.text.utf8)))
    let messages = parsed.faults.map(\.message)
    let isOne = messages.count == 1 && messages[0].contains(breakage.cause)
    #expect(isOne, "\(breakage)\n\(broken.text)\n\(messages)")
    let result = tree(parsed)
    guard breakage.restoresTree else { return #expect(result != nil, "\(breakage)\n\(broken.text)") }
    #expect(result == (try tree(of: body.written().text)), "\(breakage)\n\(broken.text)\n\(parsed.text.string)")
    checkPlaces(parsed, broken, body)
  }

  /// Each key behind the breakage is found in the broken text where the unbroken one has it, plus the shift.
  private func checkPlaces(_ parsed: borrowing ParsedText, _ broken: BrokenBody, _ body: GeneratedBody) {
    let (_, starts) = body.written()
    let mended = parsed.text.bytes
    let source = Array(broken.text.utf8)
    var offset = 0
    for (index, piece) in body.pieces.enumerated() {
      guard case .key(let text) = piece, starts[index] >= broken.shift.offset else { continue }
      let key = Array(text.utf8)
      let expected = starts[index] + broken.shift.by
      guard source[expected...].starts(with: key) else { continue }
      var isFound = false
      while offset + key.count <= mended.count, !isFound {
        isFound =
          mended[offset...].starts(with: key)
          && parsed.text.map.source(of: offset..<offset + key.count) == expected..<expected + key.count
        offset += 1
      }
      #expect(isFound, "\(text) at \(expected) in \(broken.text)")
    }
  }

  @Test func survivesRandomMutations() {
    let pieces = Array("{}[]\",:'\\/*#`$<> \n\t0-+.eExu“é\u{202F}\u{0}".utf8) + [0xFF, 0xC3, 0xE2]
    for seed in 1...3000 {
      var numbers = SeededNumbers(seed: seed)
      var bytes = Array(GeneratedBody(numbers: &numbers).written().text.utf8)
      for _ in 0..<Int.random(in: 1...8, using: &numbers) {
        let offset = Int.random(in: 0...bytes.count, using: &numbers)
        let end = min(bytes.count, offset + Int.random(in: 0...3, using: &numbers))
        bytes.replaceSubrange(offset..<end, with: [pieces.randomElement(using: &numbers) ?? 0])
      }
      checkBounds(bytes, [.json, .jsonc, .json5, .javaScript][seed % 4])
    }
  }

  private func checkBounds(_ bytes: [UInt8], _ dialect: JSONDialect) {
    let parsed = ParsedText(MappedText(bytes: bytes), dialect: dialect)
    let whole = 0...bytes.count
    let ranges = parsed.faults.flatMap { [$0.range] + $0.edits.map(\.range) }
    let areInside = ranges.allSatisfy { whole.contains($0.lowerBound) && whole.contains($0.upperBound) }
    #expect(areInside, "\(String(decoding: bytes, as: UTF8.self)) \(ranges)")
    #expect(tree(parsed) != nil || !parsed.faults.isEmpty)
    _ = SyntaxRepair.extentOfValue(in: bytes.span, from: 0, dialect: dialect)
  }
}
