extension SourceText.Encoding {
  /// Detects the encoding of a file by its byte order mark.
  ///
  /// - Throws: for a UTF-32 byte order mark, whose first half looks like that of UTF-16.
  public init(of bytes: [UInt8]) throws(TextEncodingError) {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { throw TextEncodingError(firstBadByte: 0) }
    let withBOM: [Self] = [.utf8WithBOM, .utf16LittleEndian, .utf16BigEndian]
    self = withBOM.first { bytes.starts(with: $0.byteOrderMark) } ?? .utf8
  }

  /// The byte order mark that files of this encoding start with.
  var byteOrderMark: [UInt8] {
    switch self {
    case .utf8: []
    case .utf8WithBOM: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    }
  }

  /// `text` in this encoding, without a byte order mark.
  func encoded(_ text: String) -> [UInt8] {
    switch self {
    case .utf8, .utf8WithBOM: Array(text.utf8)
    case .utf16LittleEndian: text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .utf16BigEndian: text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    }
  }

  /// Decodes a file in this UTF-16 encoding to UTF-8, without its byte order mark.
  func decodedUTF16(_ bytes: [UInt8]) throws(TextEncodingError) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 2)
    var offset = byteOrderMark.count
    while offset < bytes.count {
      guard let (scalar, size) = scalar(at: offset, in: bytes) else { throw TextEncodingError(firstBadByte: offset) }
      if scalar.isASCII {
        result.append(UInt8(truncatingIfNeeded: scalar.value))
      } else {
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
      offset += size
    }
    return result
  }

  /// The scalar at `offset` and its size in bytes; nil for half a code unit or a lone surrogate.
  private func scalar(at offset: Int, in bytes: [UInt8]) -> (Unicode.Scalar, size: Int)? {
    guard let unit = unit(at: offset, in: bytes) else { return nil }
    if let scalar = Unicode.Scalar(unit) { return (scalar, 2) }
    guard UTF16.isLeadSurrogate(unit), let low = self.unit(at: offset + 2, in: bytes), UTF16.isTrailSurrogate(low)
    else { return nil }
    return (UTF16.decode(UTF16.EncodedScalar([unit, low])), 4)
  }

  private func unit(at offset: Int, in bytes: [UInt8]) -> UInt16? {
    guard offset + 1 < bytes.count else { return nil }
    let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
    return self == .utf16BigEndian ? first << 8 | second : second << 8 | first
  }
}
