internal import JSONText

/// The variables that a text defines in lines of the form `@name = value`.
///
/// The last definition of a name wins, as in the VS Code REST Client.
struct TextVariables: Sendable {
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
      values = known.mapValues { Self.resolved(MappedText(bytes: $0), with: known, growth: &growth).bytes }
      if values == known { return }
    }
  }

  /// A text with variables resolved; each maps as a whole to its occurrence.
  func resolved(_ text: MappedText) -> MappedText {
    var growth = 0
    return Self.resolved(text, with: values, growth: &growth)
  }

  private static func resolved(
    _ text: MappedText, with values: [[UInt8]: [UInt8]], growth: inout Int
  ) -> MappedText {
    var builder = MappedTextBuilder()
    var start = 0
    for placeholder in values.isEmpty ? [] : Placeholder.all(in: text.bytes) {
      guard let value = name(of: placeholder, in: text.bytes).flatMap({ values[$0] }),
        growth + value.count <= growthLimit
      else { continue }
      growth += value.count
      builder.copy(start..<placeholder.range.lowerBound, of: text.bytes)
      builder.append(value, for: placeholder.range)
      start = placeholder.range.upperBound
    }
    guard start > 0 else { return text }
    builder.copy(start..<text.bytes.count, of: text.bytes)
    return builder.text.embedded(in: text)
  }

  /// The name in `{{name}}`; nil for other placeholders.
  private static func name(of placeholder: Placeholder, in text: [UInt8]) -> [UInt8]? {
    let range = placeholder.range
    guard placeholder.kind == .variable, text[range].starts(with: "{{".utf8) else { return nil }
    return text.span.trimmedRange(in: range.lowerBound + 2..<range.upperBound - 2).map { Array(text[$0]) }
  }
}

extension TextScan {
  /// The name and value in a line `@name = value`.
  func variableDefinition(_ line: Range<Int>) -> (name: Range<Int>, value: Range<Int>)? {
    let start = skipWhitespace(line)
    guard byte(start, before: line.upperBound) == "@" else { return nil }
    let name = start + 1..<(index(in: start + 1..<line.upperBound) { !$0.isVariableName } ?? line.upperBound)
    let equals = skipWhitespace(name.upperBound..<line.upperBound)
    guard !name.isEmpty, byte(equals, before: line.upperBound) == "=" else { return nil }
    return (name, trimmed(equals + 1..<line.upperBound))
  }
}

extension UInt8 { fileprivate var isVariableName: Bool { isWord || self == "-" || self == "." } }
