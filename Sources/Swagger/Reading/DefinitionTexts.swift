internal import JSONText

/// A document's text with its definitions set apart, each to be read when it is asked for.
///
/// Most requests need a few of the definitions only, and reading them all costs more than checking the request.
struct DefinitionTexts {
  /// The document with no definitions in it.
  let rest: [UInt8]
  /// The bytes of each definition's value, in the order of the document.
  let definitions: [(name: String, range: Range<Int>)]

  /// Nil if the text, which is JSON, has no object of definitions at its root.
  init?(of text: Span<UInt8>) {
    var scan = MemberScan(at: 0)
    guard let whole = scan.members(in: text)?.first(where: { $0.key == "definitions" })?.value else { return nil }
    scan = MemberScan(at: whole.lowerBound)
    guard let members = scan.members(in: text) else { return nil }
    definitions = members.map { ($0.key, $0.value) }
    rest =
      Array(copying: text.extracting(..<whole.lowerBound)) + Array("{}".utf8)
      + Array(copying: text.extracting(whole.upperBound...))
  }
}

/// Walks over the members of one object of a JSON text.
private struct MemberScan {
  private var index: Int

  init(at start: Int) {
    index = start
  }

  /// The keys, which have no escapes, and the bytes of the values; nil if no object is here.
  mutating func members(in text: Span<UInt8>) -> [(key: String, value: Range<Int>)]? {
    skip(to: UInt8(ascii: "{"), in: text)
    guard index < text.count else { return nil }
    index += 1
    var members: [(key: String, value: Range<Int>)] = []
    while let key = string(in: text) {
      skip(to: UInt8(ascii: ":"), in: text)
      let start = index + 1
      index = start
      skipValue(in: text)
      members.append((key, start..<index))
      guard index < text.count, text[index] == UInt8(ascii: ",") else { break }
    }
    return members
  }

  private mutating func skip(to byte: UInt8, in text: Span<UInt8>) {
    while index < text.count, text[index] != byte { index += 1 }
  }

  /// The next string before the object's end, without its quotes.
  private mutating func string(in text: Span<UInt8>) -> String? {
    while index < text.count, text[index] != UInt8(ascii: "\"") {
      if text[index] == UInt8(ascii: "}") { return nil }
      index += 1
    }
    let start = index + 1
    skipString(in: text)
    guard start < index else { return nil }
    return String(copying: text.extracting(start..<index - 1))
  }

  /// Moves behind the string that starts here.
  private mutating func skipString(in text: Span<UInt8>) {
    index += 1
    while index < text.count, text[index] != UInt8(ascii: "\"") {
      index += text[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    index = min(index + 1, text.count)
  }

  /// Moves to the comma or bracket behind the value that starts here.
  private mutating func skipValue(in text: Span<UInt8>) {
    var depth = 0
    while index < text.count {
      switch text[index] {
      case UInt8(ascii: "\""):
        skipString(in: text)
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return }
        depth -= 1
      case UInt8(ascii: ",") where depth == 0: return
      default: break
      }
      index += 1
    }
  }
}

extension [UInt8] {
  fileprivate init(copying bytes: Span<UInt8>) {
    self = bytes.withUnsafeBufferPointer { Array($0) }
  }
}

extension String {
  fileprivate init(copying bytes: Span<UInt8>) {
    self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
