/// A text with the map to the text it was derived from.
public struct MappedText: Sendable {
  /// The text in UTF-8.
  public var bytes: [UInt8]

  /// Maps `bytes` to the file's text.
  public var map: SourceMap

  /// The layers of quoting and escaping around this text in the file, innermost first.
  public var layers: [TextLayer]

  public init(bytes: [UInt8], map: SourceMap = .identity, layers: [TextLayer] = []) {
    self.bytes = bytes
    self.map = map
    self.layers = layers
  }

  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// The source of the whole text, in bytes of the file's text.
  public var sourceRange: Range<Int> { map.source(of: 0..<bytes.count) }

  /// The part of this text at `range`, mapped to the same source.
  public func slice(_ range: Range<Int>) -> MappedText {
    let range = range.clamped(to: 0..<bytes.count)
    return MappedText(
      bytes: Array(bytes[range]), map: SourceMap(shift: range.lowerBound).mapped(through: map), layers: layers)
  }

  /// The source form of `text`: as it must be written in the file to appear in this text.
  public func escaped(_ text: String) -> String {
    layers.reduce(text) { text, layer in layer.escaped(text) }
  }
}
