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
    case utf16LittleEndianWithoutBOM
    case utf16BigEndianWithoutBOM
  }

  /// The text in UTF-8 without a byte order mark.
  public let bytes: [UInt8]
  public let encoding: Encoding

  /// Maps `bytes` to the bytes on disk.
  public let map: SourceMap

  /// The first undecodable part of each line that has one, as ranges of `bytes`, where it is replaced.
  public let undecodable: [Range<Int>]

  /// Maps a decoded part of a file to the part's own bytes; empty if nothing was replaced.
  private let segments: [SourceMap.Segment]

  /// Whether `bytes` include the file's byte order mark, if it has one; decoding leaves it out.
  public var includesByteOrderMark: Bool { encoding == .utf8 }

  /// Uses a file's bytes as they are, without validation or decoding.
  public init(utf8 bytes: [UInt8]) {
    self.init(bytes: bytes, .utf8, map: .identity)
  }

  /// Decodes a part of a UTF-8 file that starts at `offset` in it, replacing what is undecodable.
  public init(part bytes: [UInt8], at offset: Int) {
    self.init(utf8: bytes, .utf8, skipping: 0, at: offset)
  }

  /// Decodes a file: UTF-8, or UTF-16 that has a byte order mark or is plainly recognizable without one.
  ///
  /// - Throws: at the first undecodable byte.
  public init(decoding bytes: [UInt8]) throws(TextEncodingError) {
    try self.init(replacingUndecodable: bytes)
    if let first = undecodable.first {
      throw TextEncodingError(firstBadByte: map.source(of: first).lowerBound)
    }
  }

  /// Decodes a file like `init(decoding:)`, but replaces undecodable bytes.
  ///
  /// - Throws: if the bytes aren't text in one of these encodings at all.
  public init(replacingUndecodable bytes: [UInt8]) throws(TextEncodingError) {
    let encoding = try Encoding(of: bytes)
    let bomSize = encoding.byteOrderMark.count
    switch encoding {
    case .utf8, .utf8WithBOM: self.init(utf8: bytes, encoding, skipping: bomSize, at: 0)
    case .utf16LittleEndian, .utf16BigEndian, .utf16LittleEndianWithoutBOM, .utf16BigEndianWithoutBOM:
      let decoded = encoding.decodedUTF16(bytes)
      self.init(
        bytes: decoded.bytes, encoding, map: SourceMap(UTF16Layout(of: decoded.bytes, bomSize: bomSize)),
        undecodable: decoded.undecodable)
    }
  }

  /// - Parameters:
  ///   - skipped: the size of the byte order mark.
  ///   - offset: the position of `file` in the whole file.
  private init(utf8 file: [UInt8], _ encoding: Encoding, skipping skipped: Int, at offset: Int) {
    let bytes = skipped == 0 ? file : Array(file[skipped...])
    let shift = SourceMap(shift: skipped + offset)
    if let bad = UTF8Scan.firstInvalidByte(in: bytes.span) {
      let text = LenientUTF8(bytes.span, firstInvalidByte: bad)
      self.init(
        bytes: text.bytes, encoding, map: SourceMap(text.segments).mapped(through: shift),
        undecodable: text.undecodable, segments: text.segments)
    } else {
      self.init(bytes: bytes, encoding, map: shift)
    }
  }

  private init(
    bytes: [UInt8], _ encoding: Encoding, map: SourceMap, undecodable: [Range<Int>] = [],
    segments: [SourceMap.Segment] = []
  ) {
    self.bytes = bytes
    self.encoding = encoding
    self.map = map
    self.undecodable = undecodable
    self.segments = segments
  }

  /// The range of `bytes` that a range of the decoded part of a file became; its ends are not inside of a character.
  public func decoded(_ range: Range<Int>) -> Range<Int> {
    segments.isEmpty ? range : decoded(range.lowerBound)..<decoded(range.upperBound)
  }

  private func decoded(_ offset: Int) -> Int {
    let index = segments.partitioningIndex { $0.source.upperBound > offset }
    guard index < segments.count else { return bytes.count }
    return segments[index].derived.lowerBound + (offset - segments[index].source.lowerBound)
  }

  /// `text` in the file's encoding, without a byte order mark.
  public func encoded(_ text: String) -> [UInt8] { encoding.encoded(text) }

  /// The content of a whole file with the given UTF-8 text, byte order mark included.
  public func encodedFile(_ bytes: [UInt8]) -> [UInt8] {
    switch encoding {
    case .utf8, .utf8WithBOM: encoding.byteOrderMark + bytes
    case .utf16LittleEndian, .utf16BigEndian, .utf16LittleEndianWithoutBOM, .utf16BigEndianWithoutBOM:
      encoding.byteOrderMark + encoded(String(decoding: bytes, as: UTF8.self))
    }
  }
}

/// The error for a file whose bytes can't be decoded.
public struct TextEncodingError: Error, Equatable {
  /// The offset on disk of the first undecodable byte.
  public let firstBadByte: Int
}
