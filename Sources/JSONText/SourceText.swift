/// A file's text in UTF-8, mapped to the bytes on disk.
///
/// Everything after decoding works on `bytes`; only reports convert their ranges to ranges of the file.
public struct SourceText: Sendable {
  /// The text encoding of a file.
  public enum Encoding: Sendable {
    case utf8
    case utf8WithBOM
    case utf16LittleEndian
    case utf16BigEndian
  }

  /// The text in UTF-8 without a byte order mark.
  public let bytes: [UInt8]
  public let encoding: Encoding

  /// Maps `bytes` to the bytes on disk.
  public let map: SourceMap

  /// Whether `bytes` include the file's byte order mark, if it has one; decoding leaves it out.
  public var includesMark: Bool { encoding == .utf8 }

  /// Uses a file's bytes as they are, without validation or decoding.
  public init(utf8 bytes: [UInt8]) {
    self.bytes = bytes
    encoding = .utf8
    map = .identity
  }

  /// Validates a part of a UTF-8 file that starts at `offset` in it.
  public init(part bytes: [UInt8], at offset: Int) throws(TextEncodingError) {
    if let bad = UTF8Scan.firstInvalidByte(in: bytes.span) { throw TextEncodingError(firstBadByte: bad) }
    self.bytes = bytes
    encoding = .utf8
    map = SourceMap(shift: offset)
  }

  /// Decodes a file: UTF-8 with or without a byte order mark, or UTF-16 with one.
  public init(decoding bytes: [UInt8]) throws(TextEncodingError) {
    encoding = try Encoding(of: bytes)
    let bomSize = encoding.byteOrderMark.count
    switch encoding {
    case .utf8, .utf8WithBOM:
      if let bad = UTF8Scan.firstInvalidByte(in: bytes.span) { throw TextEncodingError(firstBadByte: bad) }
      self.bytes = bomSize == 0 ? bytes : Array(bytes[bomSize...])
      map = SourceMap(shift: bomSize)
    case .utf16LittleEndian, .utf16BigEndian:
      self.bytes = try encoding.decodedUTF16(bytes)
      map = SourceMap(UTF16Layout(of: self.bytes))
    }
  }

  /// `text` in the file's encoding, without a byte order mark.
  public func encoded(_ text: String) -> [UInt8] { encoding.encoded(text) }

  /// The content of a whole file with the given UTF-8 text, byte order mark included.
  public func encodedFile(_ bytes: [UInt8]) -> [UInt8] {
    switch encoding {
    case .utf8, .utf8WithBOM: encoding.byteOrderMark + bytes
    case .utf16LittleEndian, .utf16BigEndian: encoding.byteOrderMark + encoded(String(decoding: bytes, as: UTF8.self))
    }
  }
}

/// The error for a file whose bytes can't be decoded.
public struct TextEncodingError: Error, Equatable {
  /// The offset on disk of the first undecodable byte.
  public let firstBadByte: Int
}
