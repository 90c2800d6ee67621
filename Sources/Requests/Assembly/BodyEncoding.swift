internal import JSONText

/// How a recording encodes a body in a string.
enum BodyEncoding: Equatable {
  case plain
  case base64
  case unknown

  /// Reads the `encoding` member of an object that has a `text` member.
  init(of container: LocatedNode?) {
    let name = container?["encoding"]?.node.string ?? ""
    self = name.isEmpty ? .plain : name.lowercased() == "base64" ? .base64 : .unknown
  }

  /// The decoded text; nil if it can't be decoded. Base64 text is mapped to its source as a whole.
  func decoded(_ text: MappedText) -> MappedText? {
    switch self {
    case .plain: return text
    case .unknown: return nil
    case .base64:
      guard let bytes = Self.bytes(ofBase64: text.bytes) else { return nil }
      guard !bytes.isEmpty else { return MappedText(bytes: []) }
      return MappedText(bytes, replacing: 0..<text.bytes.count).embedded(in: text)
    }
  }

  /// Decodes base64 or base64url, ignoring whitespace; nil for other characters and for an incomplete last group.
  private static func bytes(ofBase64 text: [UInt8]) -> [UInt8]? {
    var bytes: [UInt8] = []
    var (bits, count) = (UInt32(0), 0)
    var digits = text.filter { !$0.isWhitespace }
    while digits.last == "=" { digits.removeLast() }
    guard digits.count % 4 != 1 else { return nil }
    for byte in digits {
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
    case "A"..."Z": self - "A"
    case "a"..."z": self - "a" + 26
    case "0"..."9": self - "0" + 52
    case "+", "-": 62
    case "/", "_": 63
    default: nil
    }
  }
}
