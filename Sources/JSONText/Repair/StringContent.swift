/// The edits that the content of a string needs to be valid in JSON.
struct StringContent {
  /// Edits that the kind of quote or the dialect requires and that are no fault.
  var conversion: [TextEdit] = []

  /// Edits that fix faults, by cause.
  var escapes: [TextEdit] = []
  var controls: [TextEdit] = []
  var innerQuotes: [TextEdit] = []

  /// Changes without an obvious fix, which only make the rest parse, by cause.
  var surrogates: [TextEdit] = []
  var undecodable: [TextEdit] = []
  var nulls: [TextEdit] = []

  /// Whether some backslashes seem to be literal, and others may be: in `C:\dir\new`, the `\n` is a newline to JSON.
  var isAmbiguous: Bool { hasLiteralBackslash && hasCharacterEscape }

  private var hasLiteralBackslash = false
  private var hasCharacterEscape = false

  private let isLoose: Bool
  private let isDoubleQuoted: Bool
  private let isKey: Bool

  init(_ range: Range<Int>, of bytes: [UInt8], isDoubleQuoted: Bool, isKey: Bool, isLoose: Bool) {
    self.isLoose = isLoose
    self.isDoubleQuoted = isDoubleQuoted
    self.isKey = isKey
    let text = bytes[range]
    var offset = range.lowerBound
    while offset < range.upperBound {
      let byte = text[offset]
      if byte == UInt8(ascii: "\\") {
        offset += checkEscape(at: offset, in: text)
      } else if byte < 0x80 {
        checkByte(byte, at: offset)
        offset += 1
      } else {
        let (length, scalar) = decodeScalar(bytes, at: offset)
        let end = min(offset + length, range.upperBound)
        if scalar == nil { undecodable.record(TextEdit(range: offset..<end, text: "\u{FFFD}")) }
        offset = end
      }
    }
  }

  /// Discards faults that may only be due to the string being cut off; no escape sequence or character exceeds 12 bytes.
  mutating func discardUnfinished(before end: Int) {
    escapes.removeAll { $0.range.lowerBound > end - 12 }
    surrogates.removeAll { $0.range.lowerBound > end - 12 }
    undecodable.removeAll { $0.range.lowerBound > end - 12 }
  }

  private mutating func checkByte(_ byte: UInt8, at offset: Int) {
    if byte == UInt8(ascii: "\"") {
      let edit = TextEdit.insert("\\", at: offset)
      if isDoubleQuoted { innerQuotes.record(edit) } else { conversion.append(edit) }
    } else if byte == 0, isKey {
      nulls.record(TextEdit(range: offset..<offset + 1, text: "\u{FFFD}"))
    } else if byte < 0x20 {
      let text = escapedJSON(String(Unicode.Scalar(byte)))
      controls.record(TextEdit(range: offset..<offset + 1, text: text))
    }
  }

  /// Checks the escape sequence at `offset`; returns its length.
  private mutating func checkEscape(at offset: Int, in text: ArraySlice<UInt8>) -> Int {
    guard offset + 1 < text.endIndex else {
      doubleBackslash(at: offset)
      return 1
    }
    let next = text[offset + 1]
    switch next {
    case UInt8(ascii: "u"): return checkUnicodeEscape(at: offset, in: text)
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return 2
    case UInt8(ascii: "b"), UInt8(ascii: "f"), UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
      hasCharacterEscape = true
      return 2
    case _ where next < 0x80: return checkNonstandardEscape(next, at: offset, in: text)
    default:
      if isLoose { conversion.append(.delete(offset..<offset + 1)) } else { doubleBackslash(at: offset) }
      return 1
    }
  }

  private mutating func checkUnicodeEscape(at offset: Int, in text: ArraySlice<UInt8>) -> Int {
    guard let unit = Self.hex(text, from: offset + 2, count: 4) else {
      doubleBackslash(at: offset)
      return 2
    }
    hasCharacterEscape = true
    let range = offset..<offset + 6
    switch unit {
    case 0 where isKey: nulls.record(TextEdit(range: range, text: "\u{FFFD}"))
    case 0xD800...0xDBFF:
      let isPair =
        offset + 7 < text.endIndex && text[offset + 6] == UInt8(ascii: "\\") && text[offset + 7] == UInt8(ascii: "u")
      if isPair, let low = Self.hex(text, from: offset + 8, count: 4), (0xDC00...0xDFFF).contains(low) { return 12 }
      surrogates.record(TextEdit(range: range, text: "\u{FFFD}"))
    case 0xDC00...0xDFFF: surrogates.record(TextEdit(range: range, text: "\u{FFFD}"))
    default: break
    }
    return 6
  }

  /// Checks an escape sequence that JSON does not have; returns its length.
  private mutating func checkNonstandardEscape(_ next: UInt8, at offset: Int, in text: ArraySlice<UInt8>) -> Int {
    let range = offset..<offset + 2
    if next == UInt8(ascii: "x"), let code = Self.hex(text, from: offset + 2, count: 2) {
      let replacement = escapedJSON(String(Unicode.Scalar(UInt8(truncatingIfNeeded: code))))
      record(TextEdit(range: offset..<offset + 4, text: replacement), isAllowed: isLoose)
      hasCharacterEscape = true
      return 4
    }
    switch next {
    case UInt8(ascii: "'"): record(.delete(offset..<offset + 1), isAllowed: isLoose || !isDoubleQuoted)
    case 0x0A, 0x0D:
      let isPair = next == 0x0D && offset + 2 < text.endIndex && text[offset + 2] == 0x0A
      record(.delete(isPair ? offset..<offset + 3 : range), isAllowed: isLoose)
      return isPair ? 3 : 2
    case UInt8(ascii: "v") where isLoose: conversion.append(TextEdit(range: range, text: "\\u000b"))
    case UInt8(ascii: "0") where isLoose: conversion.append(TextEdit(range: range, text: "\\u0000"))
    case _ where next < 0x20:
      doubleBackslash(at: offset)
      return 1
    case _ where isLoose: conversion.append(.delete(offset..<offset + 1))
    default: doubleBackslash(at: offset)
    }
    return 2
  }

  /// Makes the backslash at `offset` a literal one.
  private mutating func doubleBackslash(at offset: Int) {
    hasLiteralBackslash = true
    escapes.record(.insert("\\", at: offset))
  }

  private mutating func record(_ edit: TextEdit, isAllowed: Bool) {
    if isAllowed { conversion.append(edit) } else { escapes.record(edit) }
  }

  /// The value of `count` hexadecimal digits; nil if there are fewer.
  private static func hex(_ text: ArraySlice<UInt8>, from start: Int, count: Int) -> UInt32? {
    guard start + count <= text.endIndex else { return nil }
    let digits = text[start..<start + count]
    guard digits.allSatisfy(\.isHexDigit) else { return nil }
    return UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
  }
}
