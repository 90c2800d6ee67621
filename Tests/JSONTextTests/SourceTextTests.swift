import JSONText
import Testing

@Suite struct SourceTextTests {
  static let text = "{\"é\": \"語😀\",\r\n\"a\": 1}"

  static func utf16(_ text: String, bigEndian: Bool) -> [UInt8] {
    "\u{FEFF}\(text)".utf16.flatMap { unit -> [UInt8] in
      bigEndian ? [UInt8(unit >> 8), UInt8(unit & 0xFF)] : [UInt8(unit & 0xFF), UInt8(unit >> 8)]
    }
  }

  static let files: [(SourceText.Encoding, [UInt8])] = [
    (.utf8, Array(text.utf8)),
    (.utf8WithBOM, Array("\u{FEFF}\(text)".utf8)),
    (.utf16LittleEndian, utf16(text, bigEndian: false)),
    (.utf16BigEndian, utf16(text, bigEndian: true)),
    (.utf16LittleEndianWithoutBOM, Array(utf16(text, bigEndian: false).dropFirst(2))),
    (.utf16BigEndianWithoutBOM, Array(utf16(text, bigEndian: true).dropFirst(2))),
  ]

  @Test(arguments: files)
  func roundTripsBytes(_ encoding: SourceText.Encoding, _ file: [UInt8]) throws {
    let source = try SourceText(decoding: file)
    #expect(source.encoding == encoding)
    #expect(source.bytes == Array(Self.text.utf8))
    #expect(source.encodedFile(source.bytes) == file)
  }

  @Test(arguments: files)
  func mapsEveryScalarToItsBytesOnDisk(_ encoding: SourceText.Encoding, _ file: [UInt8]) throws {
    let source = try SourceText(decoding: file)
    var offset = 0
    for scalar in Self.text.unicodeScalars {
      let range = offset..<offset + String(scalar).utf8.count
      #expect(Array(file[source.map.source(of: range)]) == source.encoded(String(scalar)))
      offset = range.upperBound
    }
    #expect(source.map.source(of: offset..<offset) == file.count..<file.count)
  }

  @Test func mapsAByteInsideAScalarToTheScalar() throws {
    let source = try SourceText(decoding: Self.utf16("a😀b", bigEndian: true))
    #expect(source.map.source(of: 2..<3) == 4..<8)
    #expect(source.map.source(of: 3..<6) == 4..<10)
    #expect(source.map.source(of: 3..<3) == 4..<4)
  }

  @Test func mapsLongUTF16Texts() throws {
    let source = try SourceText(decoding: Self.utf16(String(repeating: "é語😀x", count: 500), bigEndian: false))
    for repeated in [0, 25, 26, 51, 102, 103, 499] {
      let range = source.map.source(of: repeated * 10 + 5..<repeated * 10 + 9)
      #expect(range == repeated * 10 + 6..<repeated * 10 + 10)
    }
  }

  @Test(
    arguments: [
      ([0x80], 0), ([0x61, 0xFF], 1), ([0xC0, 0x80], 0), ([0xC1, 0xBF], 0), ([0xE0, 0x9F, 0xBF], 0),
      ([0xED, 0xA0, 0x80], 0),
      ([0xF0, 0x8F, 0xBF, 0xBF], 0), ([0xF4, 0x90, 0x80, 0x80], 0), ([0xF5, 0x80, 0x80, 0x80], 0),
      ([0x61, 0xE2, 0x82], 1),
      ([0xC3], 0), ([0xC3, 0x61], 0), ([0xE2, 0x82, 0x61], 0), ([0xF0, 0x9F, 0x98], 0), ([0xF0, 0x9F, 0x98, 0x61], 0),
      ([0xEF, 0xBB, 0xBF, 0x61, 0xFE], 4), (Array(repeating: 0x61, count: 21) + [0xA0, 0x61], 21),
      ([0xFF, 0xFE, 0x61], 2), ([0xFE, 0xFF, 0xD8, 0x00], 2), ([0xFE, 0xFF, 0x00, 0x61, 0xDC, 0x00, 0x00, 0x61], 4),
      ([0xFF, 0xFE, 0x3D, 0xD8, 0x61, 0x00], 2), ([0xFF, 0xFE, 0x00, 0x00, 0x7B, 0x00, 0x00, 0x00], 0),
      ([0, 0, 0xFE, 0xFF], 2),
    ] as [([UInt8], Int)])
  func rejectsInvalidTextWithItsOffset(_ bytes: [UInt8], _ bad: Int) {
    let error = #expect(throws: JSONText.TextEncodingError.self) { try SourceText(decoding: bytes) }
    #expect(error?.firstBadByte == bad)
  }

  @Test func replacesWhatIsUndecodable() throws {
    let file = Array("{\"é".utf8) + [0xE9, 0x85] + Array("\n".utf8) + [0xFF] + Array("}\r\nx\n".utf8)
    let source = try SourceText(replacingUndecodable: file)
    #expect(String(decoding: source.bytes, as: UTF8.self) == "{\"éé\u{FFFD}\nÿ}\r\nx\n")
    #expect(source.undecodable.map { source.map.source(of: $0) } == [4..<5, 7..<8])
    #expect(source.undecodable.map { String(decoding: source.bytes[$0], as: UTF8.self) } == ["é", "ÿ"])
    var (offset, onDisk) = (0, 0)
    for (scalar, length) in zip("{\"éé\u{FFFD}\nÿ}".unicodeScalars, [1, 1, 2, 1, 1, 1, 1, 1]) {
      let range = offset..<offset + String(scalar).utf8.count
      #expect(source.map.source(of: range) == onDisk..<onDisk + length)
      #expect(source.decoded(onDisk..<onDisk + length) == range)
      (offset, onDisk) = (range.upperBound, onDisk + length)
    }
  }

  @Test func mapsAPartWithUndecodableBytesToTheFile() {
    let part = SourceText(part: [0x61, 0xE9, 0x62], at: 100)
    #expect(part.map.source(of: 3..<4) == 102..<103)
    #expect(part.decoded(2..<3) == 3..<4)
    #expect(part.decoded(3..<3) == 4..<4)
  }

  @Test func replacesLoneSurrogates() throws {
    let source = try SourceText(replacingUndecodable: [0xFE, 0xFF, 0, 0x61, 0xD8, 0, 0, 0x62, 0x63])
    #expect(String(decoding: source.bytes, as: UTF8.self) == "a\u{FFFD}b")
    #expect(source.map.source(of: 1..<4) == 4..<6)
    #expect(source.undecodable == [1..<4])
  }

  @Test(
    arguments: [
      [0x7B, 0, 0, 0, 0x22, 0, 0, 0], [0, 0, 0, 0x7B, 0, 0, 0, 0x22], [0x50, 0x4B, 3, 4, 0, 0xFF, 0, 0],
      Array("{\"a\": 1}".utf8) + [0, 0xFF],
    ] as [[UInt8]])
  func rejectsWhatIsNotText(_ bytes: [UInt8]) {
    #expect(throws: JSONText.TextEncodingError.self) { try SourceText(replacingUndecodable: bytes) }
  }

  @Test func aNULInUTF8IsACharacter() throws {
    #expect(try SourceText(decoding: Array("{\"a\0\": 1}".utf8)).encoding == .utf8)
  }

  @Test func acceptsBoundaryScalars() throws {
    let text = "\u{7F}\u{80}\u{7FF}\u{800}\u{D7FF}\u{E000}\u{FFFF}\u{10000}\u{10FFFF}"
    #expect(try SourceText(decoding: Array(text.utf8)).bytes == Array(text.utf8))
    #expect(try SourceText(decoding: Self.utf16(text, bigEndian: false)).bytes == Array(text.utf8))
    #expect(try SourceText(decoding: []).bytes.isEmpty)
    #expect(try SourceText(decoding: [0xFE, 0xFF]).bytes.isEmpty)
  }
}
