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
    let uses = values.isEmpty ? [] : Self.uses(in: text.bytes)
    guard !uses.isEmpty else { return text }
    var builder = MappedTextBuilder()
    var growth = 0
    var start = 0
    for use in uses {
      guard let value = values[use.name], growth + value.count <= Self.growthLimit else { continue }
      growth += value.count
      builder.copy(start..<use.range.lowerBound, of: text.bytes)
      builder.append(value, for: use.range)
      start = use.range.upperBound
    }
    builder.copy(start..<text.bytes.count, of: text.bytes)
    return MappedText(bytes: builder.text.bytes, map: builder.text.map.mapped(through: text.map), layers: text.layers)
  }

  private static func resolved(
    _ value: [UInt8], with values: [[UInt8]: [UInt8]], growth: inout Int
  ) -> [UInt8] {
    var result: [UInt8] = []
    var start = 0
    for use in uses(in: value) {
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

  /// Every `{{name}}` in a text.
  private static func uses(in text: [UInt8]) -> [Use] {
    Placeholder.all(in: text).compactMap { placeholder in
      let range = placeholder.range
      guard placeholder.kind == .variable, text[range].starts(with: "{{".utf8),
        let name = text.span.trimmedRange(in: range.lowerBound + 2..<range.upperBound - 2)
      else { return nil }
      return Use(name: Array(text[name]), range: range)
    }
  }
}

extension TextScan {
  /// Pieces of the text, joined.
  func joined(_ pieces: [Range<Int>]) -> MappedText {
    if pieces.count == 1 { return bytes.mapped(pieces[0]) }
    var builder = MappedTextBuilder()
    for piece in pieces { builder.copy(piece, of: bytes) }
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
