internal import JSONText

/// Takes a command of a POSIX shell apart into its words.
struct ShellWords {
  private let scan: TextScan
  private let variables: ScriptVariables
  /// Where the script or the fence ends.
  private let limit: Int

  /// The byte to be read next.
  private(set) var index: Int
  private(set) var words: [ScriptWord] = []

  /// What the command reads from its standard input, as far as the text tells.
  private(set) var input: MappedText?

  /// Where the last here-document that was read ends; nil without one.
  private var endOfDocuments: Int?

  init(_ scan: TextScan, in range: Range<Int>, variables: ScriptVariables) {
    self.scan = scan
    self.variables = variables
    limit = range.upperBound
    index = range.lowerBound
  }

  /// Where the command ends with its here-documents.
  var end: Int { max(index, endOfDocuments ?? index) }

  /// Reads words up to the command's end: a line end, `;`, `|`, `&`, `)` or a backtick.
  mutating func readCommand() {
    while let byte = scan.byte(index, before: limit) {
      switch byte {
      case 0x20, 0x09: index += 1
      case UInt8(ascii: "\\") where isLineEnd(index + 1): index = scan.endOfLineEnd(index + 1)
      case UInt8(ascii: "#"): return skipLine()
      case UInt8(ascii: "<"), UInt8(ascii: ">"): redirect()
      case _ where Self.ends(byte): return
      default: words.append(word())
      }
    }
  }

  /// Reads a redirection; here-documents and here-strings become the command's input.
  mutating func redirect() {
    if let document = scan.hereDocument(at: index, from: endOfDocuments, before: limit) {
      input = document.text
      index = document.endOfOperator
      endOfDocuments = document.end
      return
    }
    let isHereString = scan.starts(index..<limit, with: "<<<")
    while let byte = scan.byte(index, before: limit), byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") {
      index += 1
    }
    if scan.byte(index, before: limit) == UInt8(ascii: "&") { index += 1 }
    index = min(limit, scan.skipBlanks(index..<limit))
    guard let byte = scan.byte(index, before: limit), !Self.ends(byte) else { return }
    let target = word()
    if isHereString, !target.isUnknown { input = target.text }
  }

  /// Goes on at a byte behind what was read out of order.
  mutating func resume(at index: Int) { self.index = index }

  private mutating func skipLine() {
    while index < limit, !isLineEnd(index) { index += 1 }
  }

  private func isLineEnd(_ index: Int) -> Bool {
    scan.byte(index, before: limit).map { $0 == 0x0A || $0 == 0x0D } ?? false
  }

  private static func ends(_ byte: UInt8) -> Bool { byte == 0x0A || byte == 0x0D || operators.contains(byte) }

  private static let operators: Set<UInt8> = Set(";|&)`".utf8)
}

extension ShellWords {
  /// Reads one word; at least one byte.
  mutating func word() -> ScriptWord {
    let start = index
    var builder = ScriptWordBuilder(at: start, in: scan, dialect: .shell)
    while let byte = scan.byte(index, before: limit) {
      switch byte {
      case UInt8(ascii: "'"): singleQuoted(&builder)
      case UInt8(ascii: "\""): doubleQuoted(&builder)
      case UInt8(ascii: "$"): dollar(&builder, isQuoted: false, isWhole: start == index)
      case UInt8(ascii: "\\"): escape(&builder)
      case 0x20, 0x09, UInt8(ascii: "<"), UInt8(ascii: ">"): return builder.word(endingAt: index)
      case _ where Self.ends(byte) && index > start: return builder.word(endingAt: index)
      default:
        builder.append(index..<index + 1)
        index += 1
      }
    }
    return builder.word(endingAt: index)
  }

  private mutating func singleQuoted(_ builder: inout ScriptWordBuilder) {
    builder.quote(.shellSingleQuoted)
    let end = scan.index(in: index + 1..<limit) { $0 == UInt8(ascii: "'") } ?? limit
    builder.append(index + 1..<max(index + 1, end))
    index = min(limit, end + 1)
  }

  private mutating func doubleQuoted(_ builder: inout ScriptWordBuilder) {
    builder.quote(.shellDoubleQuoted)
    index += 1
    let start = index
    while let byte = scan.byte(index, before: limit) {
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        return
      case UInt8(ascii: "\\"): quotedEscape(&builder)
      case UInt8(ascii: "$"): dollar(&builder, isQuoted: true, isWhole: start == index)
      case UInt8(ascii: "`"): backticks(&builder)
      default:
        let end = scan.index(in: index..<limit) { Self.specialInQuotes.contains($0) } ?? limit
        builder.append(index..<end)
        index = end
      }
    }
  }

  private static let specialInQuotes: Set<UInt8> = Set("\"\\$`".utf8)

  /// A backslash outside of quotes.
  private mutating func escape(_ builder: inout ScriptWordBuilder) {
    if isLineEnd(index + 1) {
      index = scan.endOfLineEnd(index + 1)
    } else {
      let next = min(limit, index + 1)
      let end = min(limit, next + 1)
      builder.append(scan.bytes[next..<end], for: index..<end)
      index = end
    }
  }

  /// A backslash between double quotes.
  private mutating func quotedEscape(_ builder: inout ScriptWordBuilder) {
    if isLineEnd(index + 1) {
      index = scan.endOfLineEnd(index + 1)
      return
    }
    guard let next = scan.byte(index + 1, before: limit), Self.specialInQuotes.contains(next) else {
      builder.append(index..<index + 1)
      index += 1
      return
    }
    builder.append([next], for: index..<index + 2)
    index += 2
  }

  private mutating func backticks(_ builder: inout ScriptWordBuilder) {
    let end = scan.index(in: index + 1..<limit) { $0 == UInt8(ascii: "`") }.map { $0 + 1 } ?? limit
    builder.append(unknown: index..<end, as: Array("${command}".utf8))
    index = end
  }

  /// A variable, a command's output, `$'…'`, or a dollar sign alone.
  private mutating func dollar(_ builder: inout ScriptWordBuilder, isQuoted: Bool, isWhole: Bool) {
    let start = index
    switch scan.byte(index + 1, before: limit) {
    case UInt8(ascii: "'") where !isQuoted: dollarQuoted(&builder)
    case UInt8(ascii: "("): commandOutput(&builder)
    default:
      guard let use = scan.variable(at: start, before: limit) else {
        builder.append(start..<start + 1)
        index += 1
        return
      }
      index = use.end
      if let name = use.name, let value = variables.value(name, dialect: .shell, isWhole: isWhole) {
        builder.append(value: value, for: start..<index)
      } else {
        builder.append(unknown: start..<index, as: Array(scan.bytes[start..<index]))
      }
    }
  }

  /// `$(…)`: the text of a here-document where it is `cat <<WORD`, otherwise unknown.
  private mutating func commandOutput(_ builder: inout ScriptWordBuilder) {
    let start = index
    let command = scan.skipBlanks(start + 2..<limit)
    if scan.starts(command..<limit, with: "cat") {
      let sign = scan.skipBlanks(command + 3..<max(limit, command + 3))
      if let document = scan.hereDocument(at: sign, from: nil, before: limit) {
        let close = scan.index(in: document.end..<limit) { !$0.isWhitespace } ?? limit
        builder.append(value: document.text.withoutLineEnds, for: start..<close)
        index = min(limit, close + 1)
        return
      }
    }
    index = scan.endOfParentheses(from: start + 1, before: limit)
    builder.append(unknown: start..<index, as: Array("${command}".utf8))
  }

  private mutating func dollarQuoted(_ builder: inout ScriptWordBuilder) {
    builder.quote(.shellDollarQuoted)
    index += 2
    while let byte = scan.byte(index, before: limit), byte != UInt8(ascii: "'") {
      guard byte == UInt8(ascii: "\\") else {
        let end = scan.index(in: index..<limit) { $0 == UInt8(ascii: "\\") || $0 == UInt8(ascii: "'") } ?? limit
        builder.append(index..<end)
        index = end
        continue
      }
      let escape = scan.dollarQuotedEscape(at: index, before: limit)
      builder.append(escape.bytes, for: index..<escape.end)
      index = escape.end
    }
    index = min(limit, index + 1)
  }
}
