internal import JSONText

/// Takes a command of PowerShell apart into its words.
struct PowerShellWords {
  private let scan: TextScan
  private let variables: ScriptVariables
  /// Where the script or the fence ends.
  private let limit: Int

  /// The byte to be read next; where the command ends once it is read.
  private(set) var index: Int
  private(set) var words: [ScriptWord] = []

  init(_ scan: TextScan, in range: Range<Int>, variables: ScriptVariables) {
    self.scan = scan
    self.variables = variables
    limit = range.upperBound
    index = range.lowerBound
  }

  /// Reads words up to the command's end: a line end, `;`, `|`, or a closing bracket.
  mutating func readCommand() {
    while let byte = scan.byte(index, before: limit) {
      switch byte {
      case 0x20, 0x09: index += 1
      case UInt8(ascii: "`") where isLineEnd(index + 1): index = scan.endOfLineEnd(index + 1)
      case UInt8(ascii: "#"):
        index = scan.endOfLine(index, before: limit)
        return
      case _ where Self.ends(byte): return
      default: words.append(word())
      }
    }
  }

  private func isLineEnd(_ index: Int) -> Bool {
    scan.byte(index, before: limit).map { $0 == 0x0A || $0 == 0x0D } ?? false
  }

  private static func ends(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D || operators.contains(byte) }

  private static let operators: Set<UInt8> = Set(";|)}".utf8)
}

extension PowerShellWords {
  /// Reads one word; at least one byte.
  mutating func word() -> ScriptWord {
    let start = index
    var builder = ScriptWordBuilder(at: start, in: scan, dialect: .powerShell)
    if readWhole(&builder) { return builder.word(endingAt: index) }
    while let byte = scan.byte(index, before: limit) {
      switch byte {
      case UInt8(ascii: "'"): singleQuoted(&builder)
      case UInt8(ascii: "\""): doubleQuoted(&builder)
      case UInt8(ascii: "$"): dollar(&builder, isQuoted: false, isWhole: start == index)
      case UInt8(ascii: "`"): escape(&builder)
      case 0x20, 0x09: return builder.word(endingAt: index)
      case _ where index > start && (byte != UInt8(ascii: "}") || builder.isBare) && Self.ends(byte):
        guard byte == UInt8(ascii: "}"), scan.bytes[start..<index].contains(UInt8(ascii: "{")) else {
          return builder.word(endingAt: index)
        }
        append(&builder)
      default: append(&builder)
      }
    }
    return builder.word(endingAt: index)
  }

  private mutating func append(_ builder: inout ScriptWordBuilder) {
    builder.append(index..<index + 1)
    index += 1
  }

  /// Reads a here-string, or an expression in brackets, which is unknown.
  private mutating func readWhole(_ builder: inout ScriptWordBuilder) -> Bool {
    let start = index
    switch (scan.byte(index, before: limit), scan.byte(index + 1, before: limit)) {
    case (UInt8(ascii: "@"), UInt8(ascii: "'")), (UInt8(ascii: "@"), UInt8(ascii: "\"")):
      return hereString(&builder)
    case (UInt8(ascii: "("), _): index = scan.endOfParentheses(from: start, before: limit)
    case (UInt8(ascii: "@"), UInt8(ascii: "{")), (UInt8(ascii: "@"), UInt8(ascii: "(")):
      index = scan.endOfParentheses(from: start + 1, before: limit)
    default: return false
    }
    builder.append(unknown: start..<index, as: Array("${expression}".utf8))
    return true
  }

  /// `@'…'@` or `@"…"@`: the lines between; one that is never closed runs to the end.
  private mutating func hereString(_ builder: inout ScriptWordBuilder) -> Bool {
    let quote = scan.bytes[index + 1]
    let openingEnd = scan.endOfLine(index + 2, before: limit)
    guard scan.isBlank(index + 2..<openingEnd), openingEnd < limit else { return false }
    var lineStart = scan.endOfLineEnd(openingEnd)
    let textStart = lineStart
    var textEnd = textStart
    while lineStart < limit {
      let content = scan.skipBlanks(lineStart..<limit)
      if scan.byte(content, before: limit) == quote, scan.byte(content + 1, before: limit) == UInt8(ascii: "@") {
        index = content + 2
        takeHereString(textStart..<textEnd, isLiteral: quote == UInt8(ascii: "'"), &builder)
        return true
      }
      textEnd = scan.endOfLine(lineStart, before: limit)
      lineStart = scan.endOfLineEnd(textEnd)
    }
    index = limit
    takeHereString(textStart..<max(textStart, limit), isLiteral: quote == UInt8(ascii: "'"), &builder)
    return true
  }

  private mutating func takeHereString(_ text: Range<Int>, isLiteral: Bool, _ builder: inout ScriptWordBuilder) {
    builder.quote(isLiteral ? nil : .powerShellHereString)
    if isLiteral { return builder.append(text) }
    let end = index
    index = text.lowerBound
    while index < text.upperBound { quotedPiece(&builder, isWhole: false) }
    index = end
  }

  private mutating func singleQuoted(_ builder: inout ScriptWordBuilder) {
    builder.quote(.powerShellSingleQuoted)
    index += 1
    while index < limit {
      let end = scan.index(in: index..<limit) { $0 == UInt8(ascii: "'") } ?? limit
      builder.append(index..<end)
      index = min(limit, end + 1)
      guard scan.byte(index, before: limit) == UInt8(ascii: "'") else { return }
      builder.append([UInt8(ascii: "'")], for: end..<index + 1)
      index += 1
    }
  }

  private mutating func doubleQuoted(_ builder: inout ScriptWordBuilder) {
    builder.quote(.powerShellDoubleQuoted)
    index += 1
    let start = index
    while let byte = scan.byte(index, before: limit) {
      if byte == UInt8(ascii: "\"") {
        index += 1
        guard scan.byte(index, before: limit) == byte else { return }
        builder.append([byte], for: index - 1..<index + 1)
        index += 1
      } else {
        quotedPiece(&builder, isWhole: index == start)
      }
    }
  }

  /// A run of plain bytes, a variable or an escape where variables are replaced.
  private mutating func quotedPiece(_ builder: inout ScriptWordBuilder, isWhole: Bool) {
    switch scan.bytes[index] {
    case UInt8(ascii: "$"): dollar(&builder, isQuoted: true, isWhole: isWhole)
    case UInt8(ascii: "`"): escape(&builder)
    case UInt8(ascii: "\""): append(&builder)
    default:
      let end = scan.index(in: index..<limit) { Self.specialInQuotes.contains($0) || $0 == 0x0A } ?? limit
      builder.append(index..<max(end, index + 1))
      index = max(end, index + 1)
    }
  }

  private static let specialInQuotes: Set<UInt8> = Set("\"$`".utf8)

  private mutating func escape(_ builder: inout ScriptWordBuilder) {
    if isLineEnd(index + 1) {
      index = scan.endOfLineEnd(index + 1)
      return
    }
    guard let sign = scan.byte(index + 1, before: limit) else { return append(&builder) }
    let meaning: UInt8 =
      switch sign {
      case UInt8(ascii: "n"): 0x0A
      case UInt8(ascii: "r"): 0x0D
      case UInt8(ascii: "t"): 0x09
      default: sign
      }
    builder.append([meaning], for: index..<index + 2)
    index += 2
  }

  /// A variable, an expression `$(…)`, or a dollar sign alone.
  private mutating func dollar(_ builder: inout ScriptWordBuilder, isQuoted: Bool, isWhole: Bool) {
    let start = index
    if scan.byte(index + 1, before: limit) == UInt8(ascii: "(") {
      index = scan.endOfParentheses(from: index + 1, before: limit)
      return builder.append(unknown: start..<index, as: Array("${expression}".utf8))
    }
    guard let use = scan.variable(at: start, before: limit, isNamePart: \.isPowerShellWord) else {
      return append(&builder)
    }
    index = use.end
    let end = isQuoted ? scan.endOfScopedName(index, before: limit) : scan.endOfAccess(index, before: limit)
    if end == index, let name = use.name,
      let value = variables.value(name, dialect: .powerShell, isWhole: isWhole)
    {
      return builder.append(value: value, for: start..<index)
    }
    let isPlain = end == index && scan.bytes[start..<end].allSatisfy { $0 < 0x80 }
    let name = isPlain ? Array(scan.bytes[start..<end]) : Array("${expression}".utf8)
    builder.append(unknown: start..<end, as: name)
    index = end
  }
}

extension TextScan {
  /// Where a variable's name ends that a scope or a drive stands before, as in `$env:NAME`.
  fileprivate func endOfScopedName(_ index: Int, before limit: Int) -> Int {
    guard byte(index, before: limit) == UInt8(ascii: ":"), byte(index + 1, before: limit)?.isASCIILetter == true else {
      return index
    }
    return self.index(in: index + 1..<limit) { !$0.isASCIIWord } ?? limit
  }

  /// Where the members, elements and calls end that follow a variable outside of quotes.
  fileprivate func endOfAccess(_ index: Int, before limit: Int) -> Int {
    var end = endOfScopedName(index, before: limit)
    while let sign = byte(end, before: limit), sign == UInt8(ascii: ".") || sign == UInt8(ascii: "[") {
      if sign == UInt8(ascii: "[") {
        end = self.index(in: end..<limit) { $0 == UInt8(ascii: "]") }.map { $0 + 1 } ?? limit
      } else {
        end = self.index(in: end + 1..<limit) { !$0.isASCIIWord } ?? limit
        if byte(end, before: limit) == UInt8(ascii: "(") { end = endOfParentheses(from: end, before: limit) }
      }
    }
    return end
  }
}
