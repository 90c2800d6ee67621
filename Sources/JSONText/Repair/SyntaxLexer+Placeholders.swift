extension SyntaxLexer {
  /// The end of the placeholder that starts at `offset`: `{{x}}`, `${x}`, `$x`, `<x>`, or `{x}`; nil if none does.
  ///
  /// A placeholder contains one or more names separated by whitespace, without quotes, colons, or brackets.
  func placeholderEnd(at offset: Int) -> Int? {
    switch byte(offset) {
    case UInt8(ascii: "<"): return nameEnd(from: offset + 1, before: ">")
    case UInt8(ascii: "{"):
      return has("{{", at: offset) ? nameEnd(from: offset + 2, before: "}}") : nameEnd(from: offset + 1, before: "}")
    case UInt8(ascii: "$"):
      return has("${", at: offset) ? nameEnd(from: offset + 2, before: "}") : variableEnd(from: offset + 1)
    default: return nil
    }
  }

  private func nameEnd(from start: Int, before closing: StaticString) -> Int? {
    var offset = start
    var hasName = false
    while offset < bytes.count, offset - start < 200 {
      if has(closing, at: offset) { return hasName ? offset + closing.utf8CodeUnitCount : nil }
      let byte = bytes[offset]
      guard byte.isNameByte || byte.isSpaceOrTab || Self.joiners.contains(byte), nonstandardSpace(at: offset) == nil
      else {
        return nil
      }
      hasName = hasName || byte.isNameByte
      offset += 1
    }
    return nil
  }

  private static let joiners = Array(".-/|#()".utf8)

  private func variableEnd(from start: Int) -> Int? {
    guard byte(start).isLetter || byte(start) == UInt8(ascii: "_") else { return nil }
    return bytes[start...].firstIndex { $0 >= 0x80 || (!$0.isNameByte && $0 != UInt8(ascii: ".")) } ?? bytes.count
  }
}
