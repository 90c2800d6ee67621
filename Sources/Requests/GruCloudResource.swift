internal import JSONText

/// An object literal of JavaScript, from its member `type` on.
struct GruCloudResource {
  /// Where the key `type` starts.
  let start: Int
  let type: String
  private(set) var group: String?

  /// The object that the function under `properties` gives.
  private(set) var body: Range<Int>?

  /// Behind the last byte that was looked at: the end of the literal, of its code block, or of the text.
  private(set) var end: Int

  /// Takes a text in which a string's content starts at `content`; nil if that is not the value of a key `type`.
  init?(_ text: [UInt8], typeAt content: Int) {
    guard content > 0, let value = JavaScriptScan(text).string(at: content - 1),
      let key = JavaScriptScan(text).key("type", before: content - 1)
    else { return nil }
    start = key
    type = value.text
    end = value.end
    readMembers(JavaScriptScan(text))
  }

  /// Reads the members behind the type, up to the bracket that closes the literal.
  private mutating func readMembers(_ scan: JavaScriptScan) {
    var depth = 0
    while depth >= 0, end < scan.text.count, !scan.startsFence(at: end) {
      if depth == 0, let value = scan.value(of: "group", at: end), let string = scan.string(at: value) {
        group = string.text
        end = string.end
      } else if depth == 0, let value = scan.value(of: "properties", at: end), let open = scan.objectOfArrow(at: value),
        let extent = SyntaxRepair.extentOfValue(in: scan.text.span, from: open, dialect: .javaScript)
      {
        body = extent
        end = max(extent.upperBound, end + 1)
        depth += 1
      } else {
        depth += scan.depthChange(at: end)
        end = scan.next(after: end)
      }
    }
  }
}

/// Asks what stands at a byte of a JavaScript text.
private struct JavaScriptScan {
  let text: [UInt8]

  init(_ text: [UInt8]) { self.text = text }

  private func byte(_ index: Int) -> UInt8 { text.indices.contains(index) ? text[index] : 0 }

  private func isQuote(_ byte: UInt8) -> Bool { Array("\"'`".utf8).contains(byte) }

  private func skipBlanks(from start: Int) -> Int {
    var index = start
    while byte(index).isWhitespace { index += 1 }
    return index
  }

  private func starts(_ word: String, at index: Int) -> Bool {
    index >= 0 && index < text.count && text[index...].starts(with: word.utf8)
  }

  func startsFence(at index: Int) -> Bool { starts("```", at: index) }

  func depthChange(at index: Int) -> Int {
    if Array("{[(".utf8).contains(byte(index)) { return 1 }
    return Array("}])".utf8).contains(byte(index)) ? -1 : 0
  }

  /// The string whose opening quote stands at `start`, and the place behind its closing one. It ends with its line.
  func string(at start: Int) -> (text: String, end: Int)? {
    guard isQuote(byte(start)) else { return nil }
    var index = start + 1
    while index < text.count, text[index] != text[start], text[index] != UInt8(ascii: "\n") {
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    guard index < text.count, text[index] == text[start] else { return nil }
    return (String(decoding: text[start + 1..<index], as: UTF8.self), index + 1)
  }

  /// The place behind a byte, or behind the string or comment that starts with it.
  func next(after index: Int) -> Int {
    if let string = string(at: index) { return string.end }
    guard starts("//", at: index) else { return index + 1 }
    return text[index...].firstIndex(of: UInt8(ascii: "\n")) ?? text.count
  }

  /// Where the key `name` starts whose value starts at `value`.
  func key(_ name: String, before value: Int) -> Int? {
    var index = value - 1
    while byte(index).isWhitespace || byte(index) == UInt8(ascii: ":") { index -= 1 }
    if isQuote(byte(index)) { index -= 1 }
    let start = index + 1 - name.utf8.count
    guard self.value(of: name, at: start) == value else { return nil }
    return start
  }

  /// Where the value of the key `name` starts that stands at `index`, its quotes aside.
  func value(of name: String, at index: Int) -> Int? {
    guard starts(name, at: index), !byte(index - 1).isASCIIWord else { return nil }
    var end = index + name.utf8.count
    if isQuote(byte(end)) { end += 1 }
    end = skipBlanks(from: end)
    return byte(end) == UInt8(ascii: ":") ? skipBlanks(from: end + 1) : nil
  }

  /// Where the object starts that the arrow function at `start` gives.
  func objectOfArrow(at start: Int) -> Int? {
    guard byte(start) == UInt8(ascii: "("), let head = endOfParentheses(from: start) else { return nil }
    let arrow = skipBlanks(from: head)
    guard starts("=>", at: arrow) else { return nil }
    let open = skipBlanks(from: arrow + 2)
    guard byte(open) == UInt8(ascii: "(") else { return nil }
    let object = skipBlanks(from: open + 1)
    return byte(object) == UInt8(ascii: "{") ? object : nil
  }

  private func endOfParentheses(from start: Int) -> Int? {
    var depth = 0
    var index = start
    while index < text.count {
      depth += depthChange(at: index)
      index = next(after: index)
      if depth == 0 { return index }
    }
    return nil
  }
}
