/// A text together with the way back to the text it was taken from.
public struct MappedText: Sendable {
  /// The text itself, UTF-8.
  public var bytes: [UInt8]

  /// From `bytes` to the file's text.
  public var map: SourceMap

  /// How a piece of this text is written in the file: the innermost layer comes first.
  public var layers: [TextLayer]

  public init(bytes: [UInt8], map: SourceMap = .identity, layers: [TextLayer] = []) {
    self.bytes = bytes
    self.map = map
    self.layers = layers
  }

  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The piece at `range`, with its own way back.
  public func slice(_ range: Range<Int>) -> MappedText {
    let kept = range.clamped(to: 0..<bytes.count)
    return MappedText(
      bytes: Array(bytes[kept]), map: SourceMap(shift: kept.lowerBound).mapped(through: map), layers: layers)
  }

  /// How `text` has to be written in the file to stand in this text.
  public func escaped(_ text: String) -> String {
    layers.reduce(text) { text, layer in layer.escaped(text) }
  }
}

/// `text` as a JSON string, quotes included.
public func jsonString(_ text: String) -> String { "\"\(escapedJSON(text))\"" }

/// `text` as it stands between the quotes of a JSON string.
public func escapedJSON(_ text: String) -> String {
  text.unicodeScalars.reduce(into: "") { result, scalar in
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    case "\n": result += "\\n"
    case "\r": result += "\\r"
    case "\t": result += "\\t"
    case "\0"..."\u{1F}":
      let hex = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
    default: result.unicodeScalars.append(scalar)
    }
  }
}
