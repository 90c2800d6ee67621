import Testing

@testable import JSONText

@Test func aSearchMayStartAtOrPastTheEnd() {
  let text = Array("a,b".utf8)
  #expect(text.span.firstIndex(of: UInt8(ascii: ","), from: 0) == 1)
  #expect(text.span.firstIndex(of: UInt8(ascii: ","), from: 2) == nil)
  #expect(text.span.firstIndex(of: UInt8(ascii: ","), from: 3) == nil)
  #expect(text.span.firstIndex(of: UInt8(ascii: ","), from: 4) == nil)
}

/// Compares the hash of words of eight bytes with lowercasing byte by byte, for every byte at every place of a word.
@Test func theCaselessHashIgnoresOnlyTheCaseOfASCIILetters() {
  for place in 0..<11 {
    for byte in UInt8.min...UInt8.max {
      var text = Array("0123456789_".utf8)
      text[place] = byte
      let lowercased = text.map(\.asciiLowercased)
      var other = text
      other[place] = byte ^ 0x20
      #expect(text.span.caselessHash == lowercased.span.caselessHash)
      #expect((other.span.caselessHash == text.span.caselessHash) == byte.isLetter)
    }
  }
}
