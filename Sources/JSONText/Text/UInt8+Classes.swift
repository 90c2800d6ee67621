extension UInt8 {
  /// The lowercase form of an ASCII letter; any other byte as it is.
  @inlinable
  package var asciiLowercased: UInt8 { (0x41...0x5A).contains(self) ? self | 0x20 : self }

  @inlinable package var isDigit: Bool { (0x30...0x39).contains(self) }

  @inlinable package var isHexDigit: Bool { isDigit || (0x61...0x66).contains(self | 0x20) }

  /// Whether this is an ASCII letter.
  @inlinable package var isLetter: Bool { (0x61...0x7A).contains(self | 0x20) }

  /// Whether this is an ASCII letter, a digit, or an underscore.
  @inlinable package var isWord: Bool { isLetter || isDigit || self == "_" }

  /// Whether the byte can be part of a name: a word's, `$`, or a byte of a non-ASCII character.
  @inlinable package var isNameByte: Bool { isWord || self == "$" || self >= 0x80 }

  @inlinable package var isSpaceOrTab: Bool { self == 0x20 || self == 0x09 }

  @inlinable package var isNewline: Bool { self == 0x0A || self == 0x0D }

  /// Whether this is one of JSON's four whitespace characters: space, tab, line feed, and carriage return.
  @inlinable package var isWhitespace: Bool { isSpaceOrTab || isNewline }

  var isClosingBracket: Bool { self == "}" || self == "]" }

  var isOpeningBracket: Bool { self == "{" || self == "[" }

  var isDelimiter: Bool { self == "," || self == ":" || isOpeningBracket }
}

/// Decodes one scalar of a text that may not be valid UTF-8.
///
/// - Returns: the scalar and its length in bytes; for an undecodable byte, length 1 and no scalar.
func decodeScalar(_ bytes: [UInt8], at offset: Int) -> (length: Int, scalar: Unicode.Scalar?) {
  let first = bytes[offset]
  let length = first < 0x80 ? 1 : first < 0xC2 ? 0 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : first < 0xF5 ? 4 : 0
  guard length > 0, length <= bytes.count - offset else { return (1, nil) }
  guard length > 1 else { return (1, Unicode.Scalar(first)) }
  var value = UInt32(first & (0x7F >> UInt8(length)))
  for byte in bytes[offset + 1..<offset + length] {
    guard byte & 0xC0 == 0x80 else { return (1, nil) }
    value = value << 6 | UInt32(byte & 0x3F)
  }
  let minimum: UInt32 = length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000
  guard value >= minimum, let scalar = Unicode.Scalar(value) else { return (1, nil) }
  return (length, scalar)
}
