/// A body broken at one position.
struct BrokenBody {
  let text: String

  /// The range of the original text that was replaced, and the length of the replacement in bytes.
  let edit: (range: Range<Int>, count: Int)

  /// The body that the repaired one must equal.
  let expected: GeneratedBody

  let breakage: Breakage

  /// Whether there is an obvious fix.
  let hasFix: Bool

  init?(_ body: GeneratedBody, _ breakage: Breakage, _ numbers: inout SeededNumbers) {
    self.breakage = breakage
    let candidates = body.pieces.indices.filter { breakage.fits($0, of: body) }
    guard let index = candidates.randomElement(using: &numbers) else { return nil }
    let (whole, starts) = body.rendered()
    let bytes = Array(whole.utf8)
    let piece = body.pieces[index].text
    let start = starts[index]
    var (range, replacement) = breakage.edit(piece, start..<start + piece.utf8.count, &numbers)
    let rest = breakage == .cutOff ? [] : bytes[range.upperBound...]
    if breakage == .cutOff { range = range.lowerBound..<bytes.count }
    let broken = String(decoding: bytes[..<range.lowerBound], as: UTF8.self) + replacement
    text = broken + String(decoding: breakage == .outerBraces ? rest.dropLast() : rest, as: UTF8.self)
    edit = (range, replacement.utf8.count)
    hasFix = breakage.hasFix(of: piece, replacement)
    expected = breakage == .hugeNumber ? body.replacing(index, with: .string(#""${value}""#)) : body
  }

  /// The bounds in the broken text of a key or value of the original text; nil for a bound that the breakage changes.
  func bounds(of range: Range<Int>) -> (start: Int?, end: Int?) {
    let shift = edit.count - edit.range.count
    var (start, end): (Int?, Int?)
    if range.lowerBound < edit.range.lowerBound {
      start = range.lowerBound
    } else if range.lowerBound >= edit.range.upperBound {
      start = range.lowerBound + shift
    } else if range.lowerBound == edit.range.lowerBound {
      start = range.lowerBound
    }
    if range.upperBound <= edit.range.lowerBound {
      end = range.upperBound
    } else if range.upperBound > edit.range.upperBound
      || (range.upperBound == edit.range.upperBound && breakage != .missingBracket)
    {
      end = range.upperBound + shift
    }
    return (start, end)
  }

  /// Whether only whitespace separates an offset in the broken text from what replaced a part of the original.
  func isBesideBreakage(_ offset: Int) -> Bool {
    let broken = edit.range.lowerBound..<edit.range.lowerBound + edit.count
    let gap =
      offset < broken.lowerBound ? offset..<broken.lowerBound : broken.upperBound..<max(offset, broken.upperBound)
    return Array(text.utf8)[gap].allSatisfy { $0 <= 0x20 }
  }

  /// Whether the broken text still contains a whole value of the original text.
  func keeps(_ range: Range<Int>) -> Bool {
    switch breakage {
    case .cutOff: range.upperBound <= edit.range.lowerBound
    case .outerBraces: range.lowerBound > 0
    default: true
    }
  }
}

extension GeneratedBody {
  fileprivate func replacing(_ index: Int, with piece: Piece) -> GeneratedBody {
    var body = self
    body.pieces[index] = piece
    return body
  }
}

extension Breakage {
  /// The range to replace and its replacement, for a piece at `range`.
  fileprivate func edit(
    _ piece: String, _ range: Range<Int>, _ numbers: inout SeededNumbers
  ) -> (Range<Int>, String) {
    let before = range.lowerBound..<range.lowerBound
    let after = range.upperBound..<range.upperBound
    let inner = String(piece.dropFirst().dropLast())
    switch self {
    case .trailingComma, .duplicateComma: return (after, ",")
    case .missingComma, .missingColon: return (range, " ")
    case .semicolon: return (range, ";")
    case .equals: return (range, "=")
    case .missingBracket, .outerBraces: return (range, "")
    case .extraBracket, .extraBracketInside: return (after, piece)
    case .singleQuotes: return (range, "'" + inner.replacing("'", with: "\\'") + "'")
    case .smartQuotes: return (range, "“" + inner + "”")
    case .unquotedKey: return (range, inner)
    case .missingQuote: return (range, String(piece.dropLast()))
    case .lineComment: return (after, " // it's \"one\" }")
    case .hashComment: return (after, " # it's \"one\" }")
    case .blockComment: return (before, "/* it's\n \"one\" } */")
    case .nonstandardSpace: return (before, Self.nonstandardSpaces.randomElement(using: &numbers) ?? "\u{A0}")
    case .secondDocument: return (after, " {\"x\": 1,}")
    case .cutOff: return (range.upperBound - 1..<range.upperBound, piece.hasSuffix("\"") ? "" : piece)
    case .invalidEscape: return within(range, invalidEscapes(in: piece).randomElement(using: &numbers))
    case .rawControl: return within(range, rawControls(in: piece).randomElement(using: &numbers))
    case .pythonName, .undefinedName, .notANumber, .leadingZero, .plusSign, .missingWhole, .missingFraction,
      .hexadecimal, .hugeNumber:
      return (range, scalar(for: piece))
    }
  }

  /// Whether the fix is obvious: not where a lone backslash may be one of several that are meant literally.
  fileprivate func hasFix(of piece: String, _ replacement: String) -> Bool {
    switch self {
    case .secondDocument, .hugeNumber: false
    case .invalidEscape where replacement == "\\":
      !piece.replacing("\\\\", with: "").contains(/\\[bfnrtu]/)
    default: true
    }
  }

  private static let nonstandardSpaces = ["\u{A0}", "\u{202F}", "\u{200B}", "\u{FEFF}"]

  private func within(_ range: Range<Int>, _ change: (range: Range<Int>, text: String)?) -> (Range<Int>, String) {
    guard let change else { return (range.upperBound..<range.upperBound, "") }
    return (range.lowerBound + change.range.lowerBound..<range.lowerBound + change.range.upperBound, change.text)
  }

  private func scalar(for piece: String) -> String {
    let sign = piece.hasPrefix("-") ? "-" : ""
    let digits = piece.dropFirst(sign.count)
    switch self {
    case .pythonName: return piece == "null" ? "None" : piece.prefix(1).uppercased() + piece.dropFirst()
    case .undefinedName: return "undefined"
    case .notANumber: return "NaN"
    case .leadingZero: return sign + "0" + digits
    case .plusSign: return "+" + piece
    case .missingWhole: return sign + digits.dropFirst()
    case .missingFraction: return piece + "."
    case .hexadecimal: return sign + "0x" + String(Int(digits) ?? 0, radix: 16)
    case .hugeNumber: return sign + "9223372036854775809"
    default: return piece
    }
  }
}
