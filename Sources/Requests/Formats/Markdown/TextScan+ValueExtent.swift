internal import JSONText

extension TextScan {
  /// The end of the JSON value that starts at `start` in the line `first`, and the index of the first line after it.
  ///
  /// The value ends where its brackets balance, including stray closing brackets after it. If they don't balance, it
  /// ends before the first line that can't be JSON.
  func extentOfValue(from first: Int, at start: Int) -> (end: Int, nextLine: Int) {
    var brackets = Brackets(isEnclosed: byte(start, before: bytes.count) != "\"")
    var end = start
    var isAfterBlankLine = false
    var index = first
    while index < lines.count {
      let line = index == first ? trimmed(start..<lines[index].upperBound) : trimmed(unquoted(lines[index]))
      if index > first, !line.isEmpty, !continuesValue(line, isAfterBlankLine: isAfterBlankLine) { break }
      index += 1
      isAfterBlankLine = line.isEmpty
      guard !line.isEmpty else { continue }
      guard let close = brackets.close(in: bytes, line) else {
        end = line.upperBound
        continue
      }
      let closing = closingEnd(close + 1..<line.upperBound)
      end = closing.end
      if end < line.upperBound || !continuesAfterEnd(index, hasComma: closing.hasComma) { return (end, index) }
      brackets = Brackets(isEnclosed: false)
    }
    return (end, index)
  }

  /// Whether a JSON value may start here: an opening bracket followed by JSON, or a member without its bracket.
  func startsJSON(_ piece: Range<Int>) -> Bool {
    guard let first = first(piece) else { return false }
    let rest = skipWhitespace(piece.lowerBound + 1..<piece.upperBound)..<piece.upperBound
    switch first {
    case "{": return startsObject(rest)
    case "[": return rest.isEmpty || Self.elementStarts.contains(bytes[rest.lowerBound])
    case "\"":
      guard let quote = index(in: rest, where: { $0 == "\"" }) else { return false }
      return byte(skipWhitespace(quote + 1..<piece.upperBound), before: piece.upperBound) == ":"
    default: return false
    }
  }

  private static let elementStarts: Set<UInt8> = Set("{\"'[]".utf8)
  private static let valueBytes: Set<UInt8> = Set("\"'{}[],:<$/-0123456789".utf8)
  private static let literals: Set<String> = ["true", "false", "null"]

  /// Whether `rest`, the text after an opening brace, is the contents of an object.
  private func startsObject(_ rest: Range<Int>) -> Bool {
    guard let first = first(rest) else { return true }
    if first.isLetter { return startsWithName(rest) }
    if first == "{" { return bytes[rest].suffix(2).elementsEqual("}}".utf8) }
    return first == "\"" || first == "'" || first == "}" || first >= 0x80 || starts(rest, with: "//")
      || starts(rest, with: "/*")
  }

  /// Whether a piece starts with a word and a colon.
  private func startsWithName(_ piece: Range<Int>) -> Bool {
    let end = index(in: piece) { !$0.isWord } ?? piece.upperBound
    return byte(skipWhitespace(end..<piece.upperBound), before: piece.upperBound) == ":"
  }

  /// Whether a value can continue in a line after its first one.
  private func continuesValue(_ line: Range<Int>, isAfterBlankLine: Bool) -> Bool {
    guard let first = first(line) else { return true }
    if first == "-", byte(line.lowerBound + 1, before: line.upperBound)?.isDigit != true { return false }
    if Self.valueBytes.contains(first) || startsWithSmartQuote(line) { return true }
    guard first.isLetter, proseRequestLine(line, isFenced: false) == nil, label(line) == nil else { return false }
    if !isAfterBlankLine, startsWithName(line) { return true }
    return Self.literals.contains(
      String(decoding: bytes[word(at: line.lowerBound, before: line.upperBound)], as: UTF8.self))
  }

  /// Whether a line starts with a smart quote, U+2018 to U+201F.
  private func startsWithSmartQuote(_ line: Range<Int>) -> Bool {
    bytes[line].starts(with: [0xE2, 0x80])
      && byte(line.lowerBound + 2, before: line.upperBound).map { (0x98...0x9F).contains($0) } ?? false
  }

  /// The end of the stray closing brackets and commas after a value.
  private func closingEnd(_ rest: Range<Int>) -> (end: Int, hasComma: Bool) {
    let closing = bytes[rest].prefix { $0.isSpaceOrTab || $0.isClosing }
    return (closing.lastIndex(where: \.isClosing).map { $0 + 1 } ?? rest.lowerBound, closing.contains(","))
  }

  /// Whether the value continues after its balanced end: with closing brackets, or with a member after a comma.
  private func continuesAfterEnd(_ index: Int, hasComma: Bool) -> Bool {
    guard index < lines.count else { return false }
    let line = trimmed(unquoted(lines[index]))
    guard let first = first(line) else { return false }
    if first.isClosing { return true }
    return hasComma && (first == "\"" || first == "{")
  }
}

/// Counts the brackets of a value line by line; a string ends with its line.
private struct Brackets {
  /// Whether the value starts with a bracket, so that it ends with the matching one.
  let isEnclosed: Bool
  var depth = 0

  /// The index of the value's last bracket, if it is in this line.
  mutating func close(in bytes: [UInt8], _ line: Range<Int>) -> Int? {
    var cursor = BracketCursor(line)
    while let index = cursor.next(in: bytes.span) {
      switch bytes[index] {
      case "{", "[": depth += 1
      case ",": continue
      default:
        depth -= 1
        if depth < (isEnclosed ? 1 : 0) { return index }
      }
    }
    return nil
  }
}

extension UInt8 { fileprivate var isClosing: Bool { self == "}" || self == "]" || self == "," } }
