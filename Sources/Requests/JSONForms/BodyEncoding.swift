internal import JSONText

/// How a recording keeps a body in a string.
enum BodyEncoding: Equatable {
  case plain
  case base64
  /// A way that isn't known.
  case other(String)

  /// Reads the member `encoding` beside a text.
  init(beside text: JSONPart?) {
    guard let name = text?["encoding"]?.node.string, !name.isEmpty else {
      self = .plain
      return
    }
    self = name.lowercased() == "base64" ? .base64 : .other(name)
  }

  /// The text that is kept; nil where it can't be told. What was decoded stands in the file as a whole.
  func decoded(_ text: MappedText) -> MappedText? {
    switch self {
    case .plain: return text
    case .other: return nil
    case .base64:
      guard let bytes = Self.bytes(ofBase64: text.bytes) else { return nil }
      guard !bytes.isEmpty else { return MappedText(bytes: []) }
      let whole = SourceMap([.init(derived: 0..<bytes.count, source: 0..<text.bytes.count)])
      return MappedText(bytes: bytes, map: whole.mapped(through: text.map), layers: text.layers)
    }
  }

  /// White space between the digits doesn't count; nil for other signs, and where the last digits are too few.
  private static func bytes(ofBase64 text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (bits, count) = (UInt32(0), 0)
    var rest = text.filter { !$0.isWhitespace }
    while rest.last == UInt8(ascii: "=") { rest.removeLast() }
    guard rest.count % 4 != 1 else { return nil }
    for byte in rest {
      guard let digit = byte.base64Digit else { return nil }
      bits = (bits << 6 | UInt32(digit)) & 0xFFFF
      count += 6
      guard count >= 8 else { continue }
      count -= 8
      bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
    }
    return bytes
  }
}

extension UInt8 {
  fileprivate var base64Digit: UInt8? {
    switch self {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): self - UInt8(ascii: "A")
    case UInt8(ascii: "a")...UInt8(ascii: "z"): self - UInt8(ascii: "a") + 26
    case UInt8(ascii: "0")...UInt8(ascii: "9"): self - UInt8(ascii: "0") + 52
    case UInt8(ascii: "+"), UInt8(ascii: "-"): 62
    case UInt8(ascii: "/"), UInt8(ascii: "_"): 63
    default: nil
    }
  }
}
