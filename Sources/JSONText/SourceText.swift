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
}
