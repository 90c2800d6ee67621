internal import JSONText

/// Reads the part of YAML that recordings are written in: block mappings and sequences, and every style of scalar.
///
/// Flow collections are not looked into. Of several documents the first is read. At a fault the reading stops; what
/// was read before it stands.
struct YAMLReader {
  /// Deeper nesting is a fault.
  private static let deepest = 100

  private let scan: TextScan
  private var index = 0
  /// Behind the last value or key that was read.
  private var end = 0
  private(set) var fault: SyntaxFault?

  init(_ scan: TextScan) {
    self.scan = scan
  }

  /// Reads the text's document.
  mutating func document() -> YAMLNode {
    skipTrivia()
    if isMarker("---") {
      index += 3
    }
    let node = node(deeperThan: -1, allowsDash: false, depth: 0)
    skipTrivia()
    if index < scan.bytes.count, fault == nil { fail(Self.strayText) }
    return node
  }

  private static let strayText = "a line that belongs to no key or item above it: its indentation fits none of theirs"
  private static let keyExpected = "a key is expected here, with ':' and a blank behind it"

  private mutating func fail(_ message: String, at place: Int? = nil) {
    guard fault == nil else { return }
    let start = min(place ?? index, scan.bytes.count)
    fault = SyntaxFault(message: message, range: start..<min(scan.bytes.count, start + 1))
    index = scan.bytes.count
  }
}

extension YAMLReader {
  /// Reads the value at or behind `index`, if it stands deeper than column `parent`.
  ///
  /// - Parameter allowsDash: whether a sequence may stand at column `parent`, as below a mapping's key.
  private mutating func node(deeperThan parent: Int, allowsDash: Bool, depth: Int) -> YAMLNode {
    guard depth < Self.deepest else {
      fail("nested deeper than \(Self.deepest) levels")
      return YAMLNode(content: .empty, range: index..<index, isBroken: true)
    }
    let isBinary = skipProperties()
    skipTrivia()
    let start = index
    guard start < scan.bytes.count, column > parent || allowsDash && column == parent && isDash else {
      return YAMLNode(content: .empty, range: end..<end)
    }
    let content = content(parent: parent, depth: depth)
    return YAMLNode(
      content: content, range: start..<max(start, end), isBroken: fault != nil, isBinary: isBinary)
  }

  private mutating func content(parent: Int, depth: Int) -> YAMLNode.Content {
    if isDash { return sequence(depth: depth) }
    switch scan.bytes[index] {
    case UInt8(ascii: "{"), UInt8(ascii: "["): return flow()
    case UInt8(ascii: "|"), UInt8(ascii: ">"): return blockScalar(parent: parent)
    case UInt8(ascii: "*"):
      index = scan.index(in: index..<scan.bytes.count) { $0.isWhitespace } ?? scan.bytes.count
      end = index
      return .alias
    default: break
    }
    if scan.yamlKey(at: index) != nil { return mapping(depth: depth) }
    return isQuote ? quotedScalar() : plainScalar(parent: parent)
  }

  private mutating func mapping(depth: Int) -> YAMLNode.Content {
    let column = column
    var entries: [YAMLNode.Entry] = []
    while fault == nil, index < scan.bytes.count, self.column == column, !isMarker("---") {
      guard let key = scan.yamlKey(at: index) else {
        fail(Self.keyExpected)
        break
      }
      index = key.end
      end = index
      let value = node(deeperThan: column, allowsDash: true, depth: depth + 1)
      entries.append(YAMLNode.Entry(key: key.name, value: value))
      skipTrivia()
      if index < scan.bytes.count, self.column > column { fail(Self.strayText) }
    }
    return .mapping(entries)
  }

  private mutating func sequence(depth: Int) -> YAMLNode.Content {
    let column = column
    var elements: [YAMLNode] = []
    while fault == nil, index < scan.bytes.count, self.column == column, isDash {
      index += 1
      end = index
      elements.append(node(deeperThan: column, allowsDash: false, depth: depth + 1))
      skipTrivia()
      if index < scan.bytes.count, self.column > column { fail(Self.strayText) }
    }
    return .sequence(elements)
  }
}

extension YAMLReader {
  private mutating func quotedScalar() -> YAMLNode.Content {
    let start = index
    let style: YAMLScalar.Style = scan.bytes[start] == UInt8(ascii: "'") ? .singleQuoted : .doubleQuoted
    guard let close = scan.endOfYAMLQuotes(start, before: scan.bytes.count) else {
      fail("cut off: the quote that opens here is never closed", at: start)
      return .empty
    }
    index = close
    end = close
    return .scalar(YAMLScalar(style: style, inner: start + 1..<close - 1))
  }

  /// Lines of a plain scalar go on as long as they stand deeper than `parent`.
  private mutating func plainScalar(parent: Int) -> YAMLNode.Content {
    let start = index
    index = scan.endOfPlainLine(index)
    end = index
    while index < scan.bytes.count {
      skipTrivia()
      guard index < scan.bytes.count, column > parent, !isMarker("---"), !isMarker("...") else { break }
      guard scan.yamlKey(at: index) == nil else {
        fail(Self.strayText)
        break
      }
      index = scan.endOfPlainLine(index)
      end = index
    }
    return .scalar(YAMLScalar(style: .plain, inner: start..<end))
  }

  private mutating func blockScalar(parent: Int) -> YAMLNode.Content {
    let isFolded = scan.bytes[index] == UInt8(ascii: ">")
    let lineEnd = scan.endOfLine(index, before: scan.bytes.count)
    var header = YAMLBlockHeader()
    for sign in scan.bytes[index + 1..<lineEnd].prefix(while: { !$0.isASCIIBlank }) {
      switch sign {
      case UInt8(ascii: "-"): header.chomping = .strip
      case UInt8(ascii: "+"): header.chomping = .keep
      case 0x31...0x39: header.indentation = max(parent, 0) + Int(sign - 0x30)
      default: fail("'|' and '>' are followed by nothing but '-', '+' or a digit")
      }
    }
    let start = min(scan.bytes.count, scan.endOfLineEnd(lineEnd))
    if header.indentation == 0 { header.indentation = indentation(below: start, parent: parent) }
    var next = start
    while fault == nil, next < scan.bytes.count {
      let lineEnd = scan.endOfLine(next, before: scan.bytes.count)
      let content = scan.endOfIndentation(next, most: header.indentation, before: lineEnd)
      guard content - next >= header.indentation || content == lineEnd else { break }
      next = scan.endOfLineEnd(lineEnd)
    }
    if fault == nil { index = next }
    end = next
    let style: YAMLScalar.Style = isFolded ? .folded(header) : .literal(header)
    return .scalar(YAMLScalar(style: style, inner: start..<max(start, next)))
  }

  /// The indentation of the first line with text; more than any where it stands no deeper than `parent`.
  private func indentation(below start: Int, parent: Int) -> Int {
    var next = start
    while next < scan.bytes.count {
      let lineEnd = scan.endOfLine(next, before: scan.bytes.count)
      let content = scan.index(in: next..<lineEnd) { $0 != 0x20 } ?? lineEnd
      if content < lineEnd { return content - next > parent ? content - next : Int(UInt16.max) }
      next = scan.endOfLineEnd(lineEnd)
    }
    return Int(UInt16.max)
  }

  private mutating func flow() -> YAMLNode.Content {
    let start = index
    guard let close = scan.endOfFlow(start) else {
      fail("cut off: the bracket that opens here is never closed", at: start)
      return .empty
    }
    index = close
    end = close
    return .flow
  }
}

extension YAMLReader {
  private var isDash: Bool {
    index < scan.bytes.count && scan.bytes[index] == UInt8(ascii: "-")
      && (scan.byte(index + 1, before: scan.bytes.count)?.isWhitespace ?? true)
  }

  private var isQuote: Bool {
    scan.bytes[index] == UInt8(ascii: "'") || scan.bytes[index] == UInt8(ascii: "\"")
  }

  /// How many bytes stand before `index` in its line.
  private var column: Int {
    var start = index
    while start > 0, scan.bytes[start - 1] != 0x0A, scan.bytes[start - 1] != 0x0D { start -= 1 }
    return index - start
  }

  private func isMarker(_ marker: String) -> Bool {
    scan.starts(index..<scan.bytes.count, with: marker) && column == 0
      && (scan.byte(index + 3, before: scan.bytes.count)?.isWhitespace ?? true)
  }

  /// Passes tags and anchors, and tells whether one says that the value is in base64.
  private mutating func skipProperties() -> Bool {
    var isBinary = false
    while true {
      while scan.byte(index, before: scan.bytes.count)?.isASCIIBlank == true { index += 1 }
      guard let sign = scan.byte(index, before: scan.bytes.count),
        sign == UInt8(ascii: "!") || sign == UInt8(ascii: "&")
      else { return isBinary }
      let wordEnd = scan.index(in: index..<scan.bytes.count) { $0.isWhitespace } ?? scan.bytes.count
      isBinary = isBinary || scan.bytes[index..<wordEnd].elementsEqual("!!binary".utf8)
      index = wordEnd
    }
  }

  /// Passes blanks, line ends and comments.
  private mutating func skipTrivia() {
    while let byte = scan.byte(index, before: scan.bytes.count) {
      if byte.isWhitespace {
        index += 1
      } else if byte == UInt8(ascii: "#"), index == 0 || scan.bytes[index - 1].isWhitespace {
        index = scan.endOfLine(index, before: scan.bytes.count)
      } else if isMarker("...") || end > 0 && isMarker("---") {
        index = scan.bytes.count
      } else {
        return
      }
    }
  }
}
