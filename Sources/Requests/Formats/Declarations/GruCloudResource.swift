internal import JSONText

/// A JavaScript object literal, starting at its member `type`.
struct GruCloudResource {
  /// The offset of the key `type`.
  let start: Int
  let type: String
  private(set) var group: String?

  /// The range of the object that the function in `properties` returns.
  private(set) var body: Range<Int>?

  /// The offset after the last byte read: the end of the literal, of its code block, or of the text.
  private(set) var end: Int

  /// `content` is the offset of a string's content in the text; nil if that string isn't the value of a key `type`.
  init?(_ text: [UInt8], typeAt content: Int) {
    guard content > 0, let value = JavaScriptScan(text).string(at: content - 1),
      let key = JavaScriptScan(text).key("type", before: content - 1)
    else { return nil }
    start = key
    type = value.text
    end = value.end
    readMembers(JavaScriptScan(text))
  }

  /// Reads the members after the type, up to the bracket that closes the literal.
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

/// Recognizes tokens at given offsets of a JavaScript text.
private struct JavaScriptScan {
  let text: [UInt8]

  init(_ text: [UInt8]) { self.text = text }

  private func byte(_ index: Int) -> UInt8 { text.indices.contains(index) ? text[index] : 0 }

  private func isQuote(_ byte: UInt8) -> Bool { Array("\"'`".utf8).contains(byte) }

  private func skipWhitespace(from start: Int) -> Int {
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

  /// The string whose opening quote is at `start`, and the offset after its closing quote; nil if it isn't closed on
  /// its line.
  func string(at start: Int) -> (text: String, end: Int)? {
    guard isQuote(byte(start)) else { return nil }
    var index = start + 1
    while index < text.count, text[index] != text[start], text[index] != "\n" { index += text[index] == "\\" ? 2 : 1 }
    guard index < text.count, text[index] == text[start] else { return nil }
    return (String(decoding: text[start + 1..<index], as: UTF8.self), index + 1)
  }

  /// The offset after a byte, or after the string or line comment that starts there.
  func next(after index: Int) -> Int {
    if let string = string(at: index) { return string.end }
    guard starts("//", at: index) else { return index + 1 }
    return text[index...].firstIndex(of: "\n") ?? text.count
  }

  /// The offset of the key `name`, without its quotes, whose value is at `value`.
  func key(_ name: String, before value: Int) -> Int? {
    var index = value - 1
    while byte(index).isWhitespace || byte(index) == ":" { index -= 1 }
    if isQuote(byte(index)) { index -= 1 }
    let start = index + 1 - name.utf8.count
    guard self.value(of: name, at: start) == value else { return nil }
    return start
  }

  /// The offset of the value of the key `name` at `index`, where `index` is after an opening quote.
  func value(of name: String, at index: Int) -> Int? {
    guard starts(name, at: index), !byte(index - 1).isASCIIWord else { return nil }
    var end = index + name.utf8.count
    if isQuote(byte(end)) { end += 1 }
    end = skipWhitespace(from: end)
    return byte(end) == ":" ? skipWhitespace(from: end + 1) : nil
  }

  /// The offset of the object that the arrow function at `start` returns.
  func objectOfArrow(at start: Int) -> Int? {
    guard byte(start) == "(", let head = endOfParentheses(from: start) else { return nil }
    let arrow = skipWhitespace(from: head)
    guard starts("=>", at: arrow) else { return nil }
    let open = skipWhitespace(from: arrow + 2)
    guard byte(open) == "(" else { return nil }
    let object = skipWhitespace(from: open + 1)
    return byte(object) == "{" ? object : nil
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
