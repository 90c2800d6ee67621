/// Paths as text, without loss: file names are bytes, and not all of them are UTF-8.
///
/// Each byte that isn't UTF-8 becomes a private-use scalar of its own, which reports show as `\xE9`. Names that contain
/// such scalars are treated as if they weren't UTF-8, so that no two names have the same text.
public enum PathText {
  /// The scalar of byte 0.
  private static let base: UInt32 = 0x10F700
  /// The byte that all of the scalars start with in UTF-8.
  private static let leadByte: UInt8 = 0xF4

  /// The text of a path.
  public static func text(of path: some BidirectionalCollection<UInt8>) -> String {
    if !path.contains(leadByte), let text = String(validating: path, as: UTF8.self) { return text }
    var text = ""
    var rest = path[...]
    while !rest.isEmpty {
      let (scalar, length) = firstScalar(of: rest)
      text.unicodeScalars.append(scalar)
      rest = rest.dropFirst(length)
    }
    return text
  }

  /// The path of a text.
  public static func path(of text: String) -> [UInt8] {
    guard text.utf8.contains(leadByte) else { return Array(text.utf8) }
    return text.unicodeScalars.reduce(into: []) { path, scalar in
      if let byte = byte(of: scalar) { path.append(byte) } else { path.append(contentsOf: String(scalar).utf8) }
    }
  }

  /// Whether the bytes of a path come before those of another one.
  public static func isOrdered(_ text: String, before other: String) -> Bool {
    guard isEscaped(text) || isEscaped(other) else { return text.utf8.lexicographicallyPrecedes(other.utf8) }
    return path(of: text).lexicographicallyPrecedes(path(of: other))
  }

  /// Whether a path's bytes differ from those of its text.
  public static func isEscaped(_ text: String) -> Bool { text.utf8.contains(leadByte) }

  /// How a scalar that represents a byte is shown, such as `\xE9`; nil for all other scalars.
  package static func escape(of scalar: Unicode.Scalar) -> String? {
    byte(of: scalar).map { "\\x\(String($0, radix: 16, uppercase: true))" }
  }

  /// The byte that a scalar represents; nil for all other scalars.
  static func byte(of scalar: Unicode.Scalar) -> UInt8? {
    (base + 0x80...base + 0xFF).contains(scalar.value) ? UInt8(scalar.value - base) : nil
  }

  private static func firstScalar(of bytes: some Collection<UInt8>) -> (scalar: Unicode.Scalar, length: Int) {
    for length in 1...4 {
      guard let text = String(validating: bytes.prefix(length), as: UTF8.self), let scalar = text.unicodeScalars.first
      else { continue }
      if byte(of: scalar) == nil { return (scalar, text.utf8.count) }
    }
    let byte = UInt32(bytes.first ?? 0)
    return (Unicode.Scalar(base + byte) ?? "\u{FFFD}", 1)
  }
}
