internal import JSONText

/// Splits the bytes of a connection into messages: each is a header with a `Content-Length`, and that many bytes.
struct FrameDecoder {
  enum Frame: Equatable {
    case message([UInt8])
    /// Bytes that are not a message, with what is wrong with them; the next message is still found.
    case malformed(String)
    /// A message that exceeds the limit and was discarded, with its length.
    case tooLong(Int)
  }

  private enum State {
    case header
    /// The content of a message with this length.
    case content(Int)
    /// The rest of a message that is discarded.
    case discarding(Int)
  }

  /// The longest message in bytes; several times the longest document that editors open.
  static let maximumLength = 1 << 26
  /// The longest header in bytes.
  private static let maximumHeaderLength = 1 << 12

  private var buffer: [UInt8] = []
  /// The offset in `buffer` of the first byte that is not handled yet.
  private var start = 0
  private var state = State.header

  mutating func append(_ bytes: [UInt8]) {
    buffer.removeFirst(start)
    start = 0
    buffer += bytes
  }

  /// The next frame; nil if it is not complete yet.
  mutating func next() -> Frame? {
    while true {
      switch state {
      case .header:
        guard let header = takeHeader() else { return nil }
        if let frame = begin(header) { return frame }
      case .content(let length):
        guard buffer.count - start >= length else { return nil }
        defer { start += length }
        state = .header
        return .message(Array(buffer[start..<start + length]))
      case .discarding(let length):
        let count = min(length, buffer.count - start)
        start += count
        state = count == length ? .header : .discarding(length - count)
        guard count == length else { return nil }
      }
    }
  }

  /// The bytes up to the next empty line, or those of a header that is too long.
  private mutating func takeHeader() -> [UInt8]? {
    let separator = Array("\r\n\r\n".utf8)
    guard let end = buffer[start...].firstRange(of: separator) else {
      guard buffer.count - start > Self.maximumHeaderLength else { return nil }
      defer { start = buffer.count }
      return Array(buffer[start...])
    }
    defer { start = end.upperBound }
    return Array(buffer[start..<end.lowerBound])
  }

  /// Prepares for the content that a header announces; returns what is wrong with the header.
  private mutating func begin(_ header: [UInt8]) -> Frame? {
    let header = FrameHeader(header)
    guard let length = header.length else { return .malformed(header.fault ?? "missing Content-Length") }
    guard length <= Self.maximumLength else {
      state = .discarding(length)
      return .tooLong(length)
    }
    state = .content(length)
    return header.fault.map { .malformed($0) }
  }
}

/// The header of a message.
private struct FrameHeader {
  /// The length of the content in bytes. Also found after bytes that don't belong to the header, such as a stray line
  /// of output.
  private(set) var length: Int?
  /// What is wrong with the header.
  private(set) var fault: String?

  init(_ bytes: [UInt8]) {
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\r\n") { read(line) }
  }

  private mutating func read(_ line: Substring) {
    let parts = line.split(separator: ":", maxSplits: 1).map { $0.filter { $0 != " " && $0 != "\t" }.lowercased() }
    switch parts.first {
    case "content-length" where parts.count == 2: setLength(parts[1])
    case "content-type" where parts.count == 2:
      let isUTF8 =
        !parts[1].contains("charset=") || parts[1].hasSuffix("charset=utf-8") || parts[1].hasSuffix("charset=utf8")
      if !isUTF8 { fault = "unsupported charset in Content-Type; expected utf-8" }
    case let name?:
      fault = "malformed header line"
      if name.hasSuffix("content-length"), parts.count == 2 { setLength(parts[1]) }
    case nil: fault = "malformed header line"
    }
  }

  private mutating func setLength(_ text: String) {
    length = text.utf8.allSatisfy(\.isDigit) ? Int(text) : nil
    if length == nil { fault = "Content-Length is not a number" }
  }
}
