import Testing

@testable import LanguageServer

@Suite struct FrameDecoderTests {
  private static func frames(in parts: [String]) -> [FrameDecoder.Frame] {
    var decoder = FrameDecoder()
    var frames: [FrameDecoder.Frame] = []
    for part in parts {
      decoder.append(Array(part.utf8))
      while let frame = decoder.next() { frames.append(frame) }
    }
    return frames
  }

  private static func message(_ text: String) -> FrameDecoder.Frame { .message(Array(text.utf8)) }

  @Test func messagesAreFoundHoweverTheBytesArrive() {
    let text =
      "Content-Length: 2\r\n\r\n{}Content-Type: application/json; charset=utf-8\r\ncontent-length:  3 \r\n\r\n{é"
    let expected = [Self.message("{}"), Self.message("{é")]
    #expect(Self.frames(in: [text]) == expected)
    var decoder = FrameDecoder()
    var frames: [FrameDecoder.Frame] = []
    for byte in text.utf8 {
      decoder.append([byte])
      while let frame = decoder.next() { frames.append(frame) }
    }
    #expect(frames == expected)
  }

  @Test(arguments: [
    ("Content-Length: x\r\n\r\n", "Content-Length is not a number"),
    ("Content-Length: -1\r\n\r\n", "Content-Length is not a number"),
    ("Content-Length: 99999999999999999999\r\n\r\n", "Content-Length is not a number"),
    ("Content-Type: application/json\r\n\r\n", "missing Content-Length"),
    ("\r\n\r\n", "missing Content-Length"),
    ("some output\r\n\r\n", "malformed header line"),
  ])
  func theNextMessageIsFoundAfterAMalformedHeader(header: String, fault: String) {
    #expect(Self.frames(in: [header + "Content-Length: 2\r\n\r\n{}"]) == [.malformed(fault), Self.message("{}")])
  }

  @Test func aMessageBehindStrayOutputIsFound() {
    #expect(
      Self.frames(in: ["oopsContent-Length: 2\r\n\r\n{}Content-Length: 2\r\n\r\n[]"])
        == [.malformed("malformed header line"), Self.message("{}"), Self.message("[]")])
  }

  @Test func otherCharsetsAreRejected() {
    let header = "Content-Type: application/json; charset=latin1\r\nContent-Length: 2\r\n\r\n"
    #expect(
      Self.frames(in: [header + "{}"])
        == [.malformed("unsupported charset in Content-Type; expected utf-8"), Self.message("{}")])
  }

  @Test func aMessageOverTheLimitIsDiscarded() {
    var decoder = FrameDecoder()
    let length = FrameDecoder.maximumLength + 1
    decoder.append(Array("Content-Length: \(length)\r\n\r\n".utf8))
    #expect(decoder.next() == .tooLong(length))
    let chunk = [UInt8](repeating: 0x20, count: 1 << 20)
    var rest = length
    while rest > 0 {
      decoder.append(Array(chunk.prefix(rest)))
      #expect(decoder.next() == nil)
      rest -= min(rest, chunk.count)
    }
    decoder.append(Array("Content-Length: 2\r\n\r\n{}".utf8))
    #expect(decoder.next() == Self.message("{}"))
  }

  @Test func aHeaderWithoutEndIsGivenUp() {
    let frames = Self.frames(in: [String(repeating: "x", count: 5000), "Content-Length: 2\r\n\r\n{}"])
    #expect(frames == [.malformed("malformed header line"), Self.message("{}")])
  }
}
