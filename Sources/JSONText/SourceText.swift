/// A file's text as UTF-8, and the way from it back to the bytes on disk.
///
/// Everything past reading works on `bytes`; only reports turn their places into bytes of the file.
public struct SourceText: Sendable {
  /// How the file writes its text.
  public enum Encoding: Sendable {
    case utf8
    case utf8WithMark
    case utf16LittleEndian
    case utf16BigEndian
  }

  /// The text in UTF-8 without a byte order mark.
  public let bytes: [UInt8]
  public let encoding: Encoding

  /// From `bytes` to the bytes on disk.
  public let map: SourceMap

  /// Takes a file's bytes as they are; no bytes are checked or decoded.
  public init(utf8 bytes: [UInt8]) {
    self.bytes = bytes
    encoding = .utf8
    map = .identity
  }

  /// Takes a part of a file's bytes, which are UTF-8, from `offset` on.
  public init(part bytes: [UInt8], at offset: Int) throws(EncodingError) {
    if let bad = UTF8Scan.firstInvalidByte(in: bytes.span) { throw EncodingError(firstBadByte: bad) }
    self.bytes = bytes
    encoding = .utf8
    map = SourceMap(shift: offset)
  }

  /// Decodes a file's bytes: UTF-8 with or without a byte order mark, UTF-16 with one.
  public init(decoding bytes: [UInt8]) throws(EncodingError) {
    encoding = try Encoding(of: bytes)
    let markSize = encoding.mark.count
    switch encoding {
    case .utf8, .utf8WithMark:
      if let bad = UTF8Scan.firstInvalidByte(in: bytes.span) { throw EncodingError(firstBadByte: bad) }
      self.bytes = markSize == 0 ? bytes : Array(bytes[markSize...])
      map = SourceMap(shift: markSize)
    case .utf16LittleEndian, .utf16BigEndian:
      self.bytes = try encoding.decodedUTF16(bytes)
      map = SourceMap(UTF16Layout(of: self.bytes))
    }
  }

  /// `text` as the file writes it, without a byte order mark.
  public func encoded(_ text: String) -> [UInt8] { encoding.encoded(text) }

  /// The whole file, its byte order mark included, for a text in UTF-8.
  public func encodedWhole(_ bytes: [UInt8]) -> [UInt8] {
    switch encoding {
    case .utf8, .utf8WithMark: encoding.mark + bytes
    case .utf16LittleEndian, .utf16BigEndian: encoding.mark + encoded(String(decoding: bytes, as: UTF8.self))
    }
  }
}

/// Why a file's bytes are no text that can be read.
public struct EncodingError: Error, Equatable {
  /// The offset on disk of the first byte that can't be decoded.
  public let firstBadByte: Int
}
