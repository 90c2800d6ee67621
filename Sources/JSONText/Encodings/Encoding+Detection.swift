extension SourceText.Encoding {
  /// The number of bytes at the start of a file that determine its encoding.
  private static let sampleSize = 1024

  /// Detects the encoding of a file by its byte order mark, or by the NUL bytes that only UTF-16 text has.
  ///
  /// - Throws: for bytes that aren't text in any supported encoding: UTF-32, and binary data.
  public init(of bytes: [UInt8]) throws(TextEncodingError) {
    if bytes.starts(with: [0xFF, 0xFE, 0, 0]) { throw TextEncodingError(firstBadByte: 0) }
    let withBOM: [Self] = [.utf8WithBOM, .utf16LittleEndian, .utf16BigEndian]
    if let encoding = withBOM.first(where: { bytes.starts(with: $0.byteOrderMark) }) {
      self = encoding
    } else {
      self = bytes.prefix(Self.sampleSize).contains(0) ? try Self.ofTextWithNUL(bytes) : .utf8
    }
  }

  /// The encoding of a file with NUL bytes and without a byte order mark.
  ///
  /// A UTF-16 text that is mostly ASCII has a NUL as nearly every second byte, and hardly any elsewhere. UTF-32 has three
  /// of them per character.
  private static func ofTextWithNUL(_ bytes: [UInt8]) throws(TextEncodingError) -> Self {
    let sample = bytes.prefix(sampleSize)
    let first = sample.indices.count { $0.isMultiple(of: 2) && sample[$0] == 0 }
    let second = sample.indices.count { !$0.isMultiple(of: 2) && sample[$0] == 0 }
    if second * 4 >= sample.count, first * 4 < second { return .utf16LittleEndianWithoutBOM }
    if first * 4 >= sample.count, second * 4 < first { return .utf16BigEndianWithoutBOM }
    let bad = UTF8Scan.firstInvalidByte(in: bytes.span)
    guard bad == nil, (first + second) * 2 < sample.count else { throw TextEncodingError(firstBadByte: bad ?? 0) }
    return .utf8
  }

  /// The byte order mark that files of this encoding start with.
  var byteOrderMark: [UInt8] {
    switch self {
    case .utf8, .utf16LittleEndianWithoutBOM, .utf16BigEndianWithoutBOM: []
    case .utf8WithBOM: [0xEF, 0xBB, 0xBF]
    case .utf16LittleEndian: [0xFF, 0xFE]
    case .utf16BigEndian: [0xFE, 0xFF]
    }
  }

  /// `text` in this encoding, without a byte order mark.
  func encoded(_ text: String) -> [UInt8] {
    switch self {
    case .utf8, .utf8WithBOM: Array(text.utf8)
    case .utf16LittleEndian, .utf16LittleEndianWithoutBOM:
      text.utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8($0 >> 8)] }
    case .utf16BigEndian, .utf16BigEndianWithoutBOM:
      text.utf16.flatMap { [UInt8($0 >> 8), UInt8(truncatingIfNeeded: $0)] }
    }
  }

  /// Decodes a file in this UTF-16 encoding to UTF-8, without its byte order mark.
  ///
  /// Lone surrogates become U+FFFD, and half a code unit at the end is left out; `undecodable` has the first of these in
  /// each line.
  func decodedUTF16(_ bytes: [UInt8]) -> (bytes: [UInt8], undecodable: [Range<Int>]) {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count / 2)
    var undecodable: [Range<Int>] = []
    var offset = byteOrderMark.count
    while offset < bytes.count {
      let start = result.count
      let decoded = scalar(at: offset, in: bytes)
      if let scalar = decoded?.scalar, scalar.isASCII {
        result.append(UInt8(truncatingIfNeeded: scalar.value))
      } else if offset + 1 < bytes.count {
        result.append(contentsOf: UTF8.encode(decoded?.scalar ?? "\u{FFFD}") ?? UTF8.encodedReplacementCharacter)
      }
      if decoded == nil, undecodable.last.map({ result[$0.upperBound..<start].contains(0x0A) }) ?? true {
        undecodable.append(start..<result.count)
      }
      offset += decoded?.size ?? 2
    }
    return (result, undecodable)
  }

  /// The scalar at `offset` and its size in bytes; nil for half a code unit or a lone surrogate.
  private func scalar(at offset: Int, in bytes: [UInt8]) -> (scalar: Unicode.Scalar, size: Int)? {
    guard let unit = unit(at: offset, in: bytes) else { return nil }
    if let scalar = Unicode.Scalar(unit) { return (scalar, 2) }
    guard UTF16.isLeadSurrogate(unit), let low = self.unit(at: offset + 2, in: bytes), UTF16.isTrailSurrogate(low)
    else { return nil }
    return (UTF16.decode(UTF16.EncodedScalar([unit, low])), 4)
  }

  private func unit(at offset: Int, in bytes: [UInt8]) -> UInt16? {
    guard offset + 1 < bytes.count else { return nil }
    let (first, second) = (UInt16(bytes[offset]), UInt16(bytes[offset + 1]))
    switch self {
    case .utf16BigEndian, .utf16BigEndianWithoutBOM: return first << 8 | second
    case .utf8, .utf8WithBOM, .utf16LittleEndian, .utf16LittleEndianWithoutBOM: return second << 8 | first
    }
  }
}
