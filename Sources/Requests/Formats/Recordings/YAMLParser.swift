internal import JSONText

/// Parses the subset of YAML that recordings use: block mappings, block sequences and all scalar styles.
///
/// The contents of flow collections are not parsed, and only the first of several documents is. Parsing stops at the
/// first fault and returns the values before it.
struct YAMLParser {
  private static let maximumDepth = 100

  private let scan: TextScan
  /// The cursor: the offset of the next byte to parse.
  private(set) var index: Int
  /// The end of the last key or value.
  private var end = 0
  private(set) var fault: SyntaxFault?

  init(_ scan: TextScan, at index: Int = 0) {
    self.scan = scan
    self.index = index
  }

  /// Parses the first document of the text.
  mutating func parseDocument() -> YAMLNode {
    skipTrivia()
    if isAtMarker("---") {
      index += 3
    }
    let node = parseNode(deeperThan: -1, allowsDash: false, depth: 0)
    skipTrivia()
    if index < scan.bytes.count, fault == nil { fail(Self.inconsistentIndentation) }
    return node
  }

  private static let inconsistentIndentation = "inconsistent indentation: the line belongs to no key or item above it"
  private static let missingKey = "expected a key here, followed by ':' and a space"

  /// Records a fault, unless there is one, and moves the cursor to the end of the text.
  private mutating func fail(_ message: String, at offset: Int? = nil) {
    guard fault == nil else { return }
    let start = min(offset ?? index, scan.bytes.count)
    fault = SyntaxFault(message: message, range: start..<min(scan.bytes.count, start + 1))
    index = scan.bytes.count
  }
}

extension YAMLParser {
  /// Parses the next value if its column is greater than `parent`; otherwise the value is empty.
  ///
  /// - Parameter allowsDash: whether a sequence may also be at column `parent`, as is the case below a mapping's key.
  private mutating func parseNode(deeperThan parent: Int, allowsDash: Bool, depth: Int) -> YAMLNode {
    guard depth < Self.maximumDepth else {
      fail("nested deeper than \(Self.maximumDepth) levels")
      return YAMLNode(content: .empty, range: index..<index, isIncomplete: true)
    }
    let isBinary = skipProperties()
    skipTrivia()
    let start = index
    guard start < scan.bytes.count, column > parent || allowsDash && column == parent && isAtDash else {
      return YAMLNode(content: .empty, range: end..<end)
    }
    let content = parseContent(parent: parent, depth: depth)
    return YAMLNode(
      content: content, range: start..<max(start, end), isIncomplete: fault != nil, isBinary: isBinary)
  }

  private mutating func parseContent(parent: Int, depth: Int) -> YAMLNode.Content {
    if isAtDash { return parseSequence(depth: depth) }
    switch scan.bytes[index] {
    case "{", "[": return parseFlow()
    case "|", ">": return .scalar(parseBlockScalar(parent: parent))
    case "*":
      index = scan.index(in: index..<scan.bytes.count) { $0.isWhitespace } ?? scan.bytes.count
      end = index
      return .alias
    default: break
    }
    if scan.yamlKey(at: index) != nil { return parseMapping(depth: depth) }
    return isAtQuote ? parseQuotedScalar() : parsePlainScalar(parent: parent)
  }

  private mutating func parseMapping(depth: Int) -> YAMLNode.Content {
    let column = column
    var entries: [(key: String, value: YAMLNode)] = []
    while fault == nil, index < scan.bytes.count, self.column == column, !isAtMarker("---") {
      guard let key = scan.yamlKey(at: index) else {
        fail(Self.missingKey)
        break
      }
      index = key.end
      end = index
      let value = parseNode(deeperThan: column, allowsDash: true, depth: depth + 1)
      entries.append((key.name, value))
      skipTrivia()
      if index < scan.bytes.count, self.column > column { fail(Self.inconsistentIndentation) }
    }
    return .mapping(entries)
  }

  private mutating func parseSequence(depth: Int) -> YAMLNode.Content {
    let column = column
    var elements: [YAMLNode] = []
    while fault == nil, index < scan.bytes.count, self.column == column, isAtDash {
      index += 1
      end = index
      elements.append(parseNode(deeperThan: column, allowsDash: false, depth: depth + 1))
      skipTrivia()
      if index < scan.bytes.count, self.column > column { fail(Self.inconsistentIndentation) }
    }
    return .sequence(elements)
  }
}

extension YAMLParser {
  private mutating func parseQuotedScalar() -> YAMLNode.Content {
    let start = index
    let style: YAMLScalar.Style = scan.bytes[start] == "'" ? .singleQuoted : .doubleQuoted
    let close = scan.endOfQuotes(start, before: scan.bytes.count)
    guard skip(to: close, else: "cut off: this quote is never closed") else { return .empty }
    return .scalar(YAMLScalar(style: style, inner: start + 1..<index - 1))
  }

  private mutating func parseFlow() -> YAMLNode.Content {
    let close = scan.endOfBrackets(index, before: scan.bytes.count)
    return skip(to: close, else: "cut off: this bracket is never closed") ? .flow : .empty
  }

  /// Moves to the end of a value; without one, records the fault and returns false.
  private mutating func skip(to close: Int?, else fault: String) -> Bool {
    guard let close else {
      fail(fault)
      return false
    }
    index = close
    end = close
    return true
  }

  /// Parses a plain scalar, which continues on lines indented deeper than `parent`.
  private mutating func parsePlainScalar(parent: Int) -> YAMLNode.Content {
    let start = index
    index = scan.endOfPlainLine(index)
    end = index
    while index < scan.bytes.count {
      skipTrivia()
      guard index < scan.bytes.count, column > parent, !isAtMarker("---"), !isAtMarker("...") else { break }
      guard scan.yamlKey(at: index) == nil else {
        fail(Self.inconsistentIndentation)
        break
      }
      index = scan.endOfPlainLine(index)
      end = index
    }
    return .scalar(YAMLScalar(style: .plain, inner: start..<end))
  }

  /// Parses a literal or folded scalar, whose lines are indented deeper than `parent`.
  mutating func parseBlockScalar(parent: Int) -> YAMLScalar {
    let newline = scan.endOfLine(index, before: scan.bytes.count)
    var header = YAMLBlockHeader(isFolded: scan.bytes[index] == ">")
    for byte in scan.bytes[index + 1..<newline].prefix(while: { !$0.isSpaceOrTab }) {
      switch byte {
      case "-": header.chomping = .strip
      case "+": header.chomping = .keep
      case 0x31...0x39: header.indentation = max(parent, 0) + Int(byte - 0x30)
      default: fail("only '-', '+' or a digit may follow '|' or '>'")
      }
    }
    let start = min(scan.bytes.count, scan.endOfNewline(newline))
    if header.indentation == 0 { header.indentation = detectIndentation(from: start, parent: parent) }
    var next = start
    while fault == nil, next < scan.bytes.count {
      let newline = scan.endOfLine(next, before: scan.bytes.count)
      let content = scan.endOfIndentation(next, maximum: header.indentation, before: newline)
      guard content - next >= header.indentation || content == newline else { break }
      next = scan.endOfNewline(newline)
    }
    if fault == nil { index = next }
    end = next
    return YAMLScalar(style: .block(header), inner: start..<max(start, next))
  }

  /// The indentation of the first non-blank line; `UInt16.max` if it is not deeper than `parent`.
  private func detectIndentation(from start: Int, parent: Int) -> Int {
    var next = start
    while next < scan.bytes.count {
      let newline = scan.endOfLine(next, before: scan.bytes.count)
      let content = scan.index(in: next..<newline) { $0 != 0x20 } ?? newline
      if content < newline { return content - next > parent ? content - next : Int(UInt16.max) }
      next = scan.endOfNewline(newline)
    }
    return Int(UInt16.max)
  }
}

extension YAMLParser {
  private var isAtDash: Bool {
    index < scan.bytes.count && scan.bytes[index] == "-"
      && (scan.byte(index + 1, before: scan.bytes.count)?.isWhitespace ?? true)
  }

  private var isAtQuote: Bool { scan.bytes[index] == "'" || scan.bytes[index] == "\"" }

  /// The column of `index`, in bytes from 0.
  private var column: Int {
    index - (scan.bytes[..<index].lastIndex(where: \.isNewline).map { $0 + 1 } ?? 0)
  }

  private func isAtMarker(_ marker: StaticString) -> Bool {
    scan.starts(index..<scan.bytes.count, with: marker) && column == 0
      && (scan.byte(index + 3, before: scan.bytes.count)?.isWhitespace ?? true)
  }

  /// Skips tags and anchors; returns whether there is a `!!binary` tag.
  private mutating func skipProperties() -> Bool {
    var isBinary = false
    while true {
      while scan.byte(index, before: scan.bytes.count)?.isSpaceOrTab == true { index += 1 }
      guard let indicator = scan.byte(index, before: scan.bytes.count), indicator == "!" || indicator == "&" else {
        return isBinary
      }
      let wordEnd = scan.index(in: index..<scan.bytes.count) { $0.isWhitespace } ?? scan.bytes.count
      isBinary = isBinary || scan.bytes[index..<wordEnd].elementsEqual("!!binary".utf8)
      index = wordEnd
    }
  }

  /// Skips whitespace, newlines and comments; moves to the end of the text at the end of the document.
  private mutating func skipTrivia() {
    while let byte = scan.byte(index, before: scan.bytes.count) {
      if byte.isWhitespace {
        index += 1
      } else if byte == "#", index == 0 || scan.bytes[index - 1].isWhitespace {
        index = scan.endOfLine(index, before: scan.bytes.count)
      } else if isAtMarker("...") || end > 0 && isAtMarker("---") {
        index = scan.bytes.count
      } else {
        return
      }
    }
  }
}
