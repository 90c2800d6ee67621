internal import JSONText

/// Parses bodies that are written as JSON in a heredoc.
extension DeclarationParser {
  /// Parses a heredoc that contains a JSON object, with interpolations but without directives; returns false for any
  /// other.
  mutating func parseHeredocBody() throws(DeclarationSyntaxError) -> Bool {
    let start = index
    guard try skipHeredoc() else { return false }
    let end = index
    defer { index = end }
    guard let object = contentOfHeredoc(start..<end), text[object.lowerBound] == "{",
      text[object.upperBound - 1] == "}", object.count > 1
    else { return false }
    let members = object.lowerBound + 1..<object.upperBound - 1
    output.copy(object.lowerBound..<members.lowerBound, of: text)
    index = members.lowerBound
    var isString = false
    while index < members.upperBound {
      if isAt("%{") { return false }
      try parseHeredocPiece(before: members.upperBound, &isString)
    }
    output.copy(members.upperBound..<object.upperBound, of: text)
    return true
  }

  /// The text between the line of the opening delimiter and that of the closing one, without whitespace around it.
  private func contentOfHeredoc(_ heredoc: Range<Int>) -> Range<Int>? {
    guard let first = text[heredoc].firstIndex(of: 0x0A), let last = text[heredoc].lastIndex(of: 0x0A) else {
      return nil
    }
    return text.span.trimmedRange(in: first..<last)
  }

  /// Parses an interpolation, an escape sequence, or a run of other bytes.
  private mutating func parseHeredocPiece(before end: Int, _ isString: inout Bool) throws(DeclarationSyntaxError) {
    let start = index
    if isAt("${") {
      let checkpoint = output.checkpoint
      try descend { parser throws(DeclarationSyntaxError) in try parser.parseInterpolation() }
      guard !isString else { return }
      output.rollBack(to: checkpoint)
      output.append(expression, for: start..<index)
    } else if isAt("$${") || isAt("%%{") {
      output.copy(index + 1..<index + 3, of: text)
      index += 3
    } else {
      if byte == "\"" { isString.toggle() }
      index += byte == "\\" ? 2 : 1
      while index < end, !Self.heredocStops.contains(byte) { index += 1 }
      index = min(index, end)
      output.copy(start..<index, of: text)
    }
  }

  private static let heredocStops = Array("$%\"\\".utf8)
}
