extension TextScan {
  /// Where the JSON value that starts in a line at `start` ends, and the first line behind it.
  ///
  /// The value ends where its brackets balance; stray closing brackets behind it belong to it. Where they
  /// don't balance, it ends before the first line that can't be JSON.
  func extentOfValue(from first: Int, at start: Int) -> (end: Int, nextLine: Int) {
    var brackets = Brackets(isEnclosed: byte(start, before: bytes.count) != UInt8(ascii: "\""))
    var end = start
    var isBehindBlank = false
    var index = first
    while index < lines.count {
      let line = index == first ? trimmed(start..<lines[index].upperBound) : trimmed(unquoted(lines[index]))
      if index > first, !line.isEmpty, !goesOn(line, isBehindBlank: isBehindBlank) { break }
      index += 1
      isBehindBlank = line.isEmpty
      guard !line.isEmpty else { continue }
      guard let close = brackets.close(in: bytes, line) else {
        end = line.upperBound
        continue
      }
      let closing = closingEnd(close + 1..<line.upperBound)
      end = closing.end
      if end < line.upperBound || !goesOnBehindEnd(index, hasComma: closing.hasComma) { return (end, index) }
      brackets = Brackets(isEnclosed: false)
    }
    return (end, index)
  }

  /// Whether a value may start here: a bracket with something of JSON behind it, or a member that lacks its bracket.
  func startsJSON(_ piece: Range<Int>) -> Bool {
    guard let first = first(piece) else { return false }
    let rest = skipBlanks(piece.lowerBound + 1..<piece.upperBound)..<piece.upperBound
    switch first {
    case UInt8(ascii: "{"): return startsObject(rest)
    case UInt8(ascii: "["): return rest.isEmpty || Self.elementStarts.contains(bytes[rest.lowerBound])
    case UInt8(ascii: "\""):
      guard let quote = index(in: rest, where: { $0 == UInt8(ascii: "\"") }) else { return false }
      return byte(skipBlanks(quote + 1..<piece.upperBound), before: piece.upperBound) == UInt8(ascii: ":")
    default: return false
    }
  }

  private static let elementStarts: Set<UInt8> = Set("{\"'[]".utf8)
  private static let valueSigns: Set<UInt8> = Set("\"'{}[],:<$/-0123456789".utf8)
  private static let literals: Set<String> = ["true", "false", "null"]

  /// Whether `rest`, what follows an opening brace, is the inside of an object.
  private func startsObject(_ rest: Range<Int>) -> Bool {
    guard let first = first(rest) else { return true }
    if first.isASCIILetter { return startsWithName(rest) }
    if first == UInt8(ascii: "{") { return bytes[rest].suffix(2).elementsEqual("}}".utf8) }
    return first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") || first == UInt8(ascii: "}") || first >= 0x80
      || starts(rest, with: "//")
  }

  /// Whether a word and a colon start a piece.
  private func startsWithName(_ piece: Range<Int>) -> Bool {
    let end = index(in: piece) { !$0.isASCIIWord } ?? piece.upperBound
    return byte(skipBlanks(end..<piece.upperBound), before: piece.upperBound) == UInt8(ascii: ":")
  }

  /// Whether a line behind the first one of a value can belong to it.
  private func goesOn(_ line: Range<Int>, isBehindBlank: Bool) -> Bool {
    guard let first = first(line) else { return true }
    if first == UInt8(ascii: "-"), byte(line.lowerBound + 1, before: line.upperBound)?.isASCIIDigit != true {
      return false
    }
    if Self.valueSigns.contains(first) || startsWithQuoteMark(line) { return true }
    guard first.isASCIILetter, proseRequestLine(line, isFenced: false) == nil, label(line) == nil else { return false }
    if !isBehindBlank, startsWithName(line) { return true }
    return Self.literals.contains(
      String(decoding: bytes[word(at: line.lowerBound, before: line.upperBound)], as: UTF8.self))
  }

  /// Whether a line starts with a single or double quotation mark of typography, U+2018 to U+201F.
  private func startsWithQuoteMark(_ line: Range<Int>) -> Bool {
    bytes[line].starts(with: [0xE2, 0x80])
      && byte(line.lowerBound + 2, before: line.upperBound).map { (0x98...0x9F).contains($0) } ?? false
  }

  /// Where stray closing brackets and commas behind a value end.
  private func closingEnd(_ rest: Range<Int>) -> (end: Int, hasComma: Bool) {
    var end = rest.lowerBound
    var hasComma = false
    var index = rest.lowerBound
    while index < rest.upperBound, bytes[index].isASCIIBlank || bytes[index].isClosing {
      hasComma = hasComma || bytes[index] == UInt8(ascii: ",")
      index += 1
      if bytes[index - 1].isClosing { end = index }
    }
    return (end, hasComma)
  }

  /// Whether the value goes on behind its balanced end: with closing brackets, or with a member behind a comma.
  private func goesOnBehindEnd(_ index: Int, hasComma: Bool) -> Bool {
    guard index < lines.count else { return false }
    let line = trimmed(unquoted(lines[index]))
    guard let first = first(line) else { return false }
    if first.isClosing { return true }
    return hasComma && (first == UInt8(ascii: "\"") || first == UInt8(ascii: "{"))
  }
}

/// Counts the brackets of a value line by line; a string ends with its line.
private struct Brackets {
  /// Whether the value starts with a bracket, so that it ends with that one's partner.
  let isEnclosed: Bool
  private var depth = 0

  init(isEnclosed: Bool) {
    self.isEnclosed = isEnclosed
  }

  /// Where the value's last bracket stands in a line.
  mutating func close(in bytes: [UInt8], _ line: Range<Int>) -> Int? {
    var isString = false
    var index = line.lowerBound
    while index < line.upperBound {
      switch bytes[index] {
      case UInt8(ascii: "\\") where isString: index += 1
      case UInt8(ascii: "\""): isString.toggle()
      case UInt8(ascii: "{") where !isString, UInt8(ascii: "[") where !isString: depth += 1
      case UInt8(ascii: "}") where !isString, UInt8(ascii: "]") where !isString:
        depth -= 1
        if depth < (isEnclosed ? 1 : 0) { return index }
      default: break
      }
      index += 1
    }
    return nil
  }
}

extension UInt8 {
  fileprivate var isClosing: Bool {
    self == UInt8(ascii: "}") || self == UInt8(ascii: "]") || self == UInt8(ascii: ",")
  }
}
