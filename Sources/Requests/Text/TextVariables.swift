internal import JSONText

/// The variables that a text defines in lines of the form `@name = value`.
///
/// The last definition of a name wins, as in the VS Code REST Client.
struct TextVariables {
  /// The maximum number of bytes that variables may add to one URL, to one body, and to all values together; further
  /// variables stay as written.
  private static let growthLimit = 1 << 18

  /// The maximum number of times that variables in values are resolved; each pass doubles the depth.
  private static let passes = 4

  private var values: [[UInt8]: [UInt8]] = [:]

  init(of scan: TextScan) {
    for line in scan.lines {
      guard let (name, value) = scan.variableDefinition(line) else { continue }
      values[Array(scan.bytes[name])] = Array(scan.bytes[value])
    }
    resolveValues()
  }

  /// Variables with the given values by name.
  init(_ values: [[UInt8]: [UInt8]]) {
    self.values = values
    resolveValues()
  }

  private mutating func resolveValues() {
    var growth = 0
    for _ in 0..<Self.passes {
      let known = values
      values = known.mapValues { Self.resolved($0, with: known, growth: &growth) }
      if values == known { return }
    }
  }

  /// A text with variables resolved; each maps as a whole to its occurrence.
  func resolved(_ text: MappedText) -> MappedText {
    let uses = values.isEmpty ? [] : Self.uses(in: text.bytes[...])
    guard !uses.isEmpty else { return text }
    var builder = TextBuilder(source: text.bytes)
    var growth = 0
    var start = 0
    for use in uses {
      guard let value = values[use.name], growth + value.count <= Self.growthLimit else { continue }
      growth += value.count
      builder.append(start..<use.range.lowerBound)
      builder.append(value, for: use.range)
      start = use.range.upperBound
    }
    builder.append(start..<text.bytes.count)
    return MappedText(bytes: builder.text.bytes, map: builder.text.map.mapped(through: text.map), layers: text.layers)
  }

  private static func resolved(
    _ value: [UInt8], with values: [[UInt8]: [UInt8]], growth: inout Int
  ) -> [UInt8] {
    var result: [UInt8] = []
    var start = 0
    for use in uses(in: value[...]) {
      guard let inner = values[use.name], growth + inner.count <= growthLimit else { continue }
      growth += inner.count
      result += value[start..<use.range.lowerBound]
      result += inner
      start = use.range.upperBound
    }
    return result + value[start...]
  }

  private struct Use {
    var name: [UInt8]
    var range: Range<Int>
  }

  /// Every `{{name}}` in a text; a name is on one line.
  private static func uses(in text: ArraySlice<UInt8>) -> [Use] {
    var uses: [Use] = []
    var index = text.startIndex
    while index + 4 < text.endIndex {
      guard text[index] == UInt8(ascii: "{"), text[index + 1] == UInt8(ascii: "{"),
        let use = use(at: index, in: text)
      else {
        index += 1
        continue
      }
      uses.append(use)
      index = use.range.upperBound
    }
    return uses
  }

  private static func use(at start: Int, in text: ArraySlice<UInt8>) -> Use? {
    var index = start + 2
    while index < text.endIndex, text[index].isSpaceOrTab { index += 1 }
    let nameStart = index
    while index < text.endIndex, text[index].isVariableName { index += 1 }
    let nameEnd = index
    while index < text.endIndex, text[index].isSpaceOrTab { index += 1 }
    guard nameStart < nameEnd, index + 1 < text.endIndex, text[index] == UInt8(ascii: "}"),
      text[index + 1] == UInt8(ascii: "}")
    else { return nil }
    return Use(name: Array(text[nameStart..<nameEnd]), range: start..<index + 2)
  }
}

extension TextScan {
  /// Pieces of the text, joined.
  func joined(_ pieces: [Range<Int>]) -> MappedText {
    if pieces.count == 1 { return bytes.mapped(pieces[0]) }
    var builder = TextBuilder(source: bytes)
    for piece in pieces { builder.append(piece) }
    return builder.text
  }

  /// The name and value in a line `@name = value`.
  func variableDefinition(_ line: Range<Int>) -> (name: Range<Int>, value: Range<Int>)? {
    let start = skipWhitespace(line)
    guard byte(start, before: line.upperBound) == UInt8(ascii: "@") else { return nil }
    let name = start + 1..<(index(in: start + 1..<line.upperBound) { !$0.isVariableName } ?? line.upperBound)
    let equals = skipWhitespace(name.upperBound..<line.upperBound)
    guard !name.isEmpty, byte(equals, before: line.upperBound) == UInt8(ascii: "=") else { return nil }
    return (name, trimmed(equals + 1..<line.upperBound))
  }
}

extension UInt8 {
  fileprivate var isVariableName: Bool { isASCIIWord || self == UInt8(ascii: "-") || self == UInt8(ascii: ".") }
}
