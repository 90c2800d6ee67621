import JSONText
import Linting
import TestSupport

/// A mistake in the syntax of a body's text, after which the rest of it is still read.
enum SyntaxMistake: CaseIterable {
  case trailingComma, missingComma, doubleComma, comment, unquotedKey, singleQuotes, smartQuotes, space, missingColon
  case missingBracket, extraBracket

  /// The text with the mistake; nil if it can't have it.
  func made(in text: String) -> String? {
    switch self {
    case .trailingComma: text.replacingLast("\n}", with: ",\n}")
    case .missingComma: text.replacingFirst(",\n", with: "\n")
    case .doubleComma: text.replacingFirst(",\n", with: ",,\n")
    case .comment: text.replacingFirst("\n", with: " /* a comment */\n")
    case .unquotedKey:
      text.replacingFirst("properties\":", with: "properties:")?.replacingFirst("\"properties:", with: "properties:")
    case .singleQuotes: text.replacingFirst("\"properties\"", with: "'properties'")
    case .smartQuotes: text.replacingFirst("\"properties\"", with: "“properties”")
    case .space: text.replacingFirst(": ", with: ":\u{A0}")
    case .missingColon: text.replacingFirst("\": ", with: "\" ")
    case .missingBracket: text.replacingLast("\n  }\n", with: "\n")
    case .extraBracket: text + "}"
    }
  }
}

enum TextMutations {
  static func all(of request: RightRequest) -> [Mutant] {
    guard let text = request.body?.text(indentation: "  ") else { return [] }
    return SyntaxMistake.allCases.compactMap { mistake in
      guard let broken = mistake.made(in: text) else { return nil }
      var mutant = request.mutant(1, "\(mistake)") { _ in }
      mutant.brokenBody = broken
      return mutant
    }
  }
}

extension String {
  fileprivate func replacingFirst(_ part: String, with text: String) -> String? {
    firstRange(of: part).map { replacingCharacters(in: $0, with: text) }
  }

  fileprivate func replacingLast(_ part: String, with text: String) -> String? {
    ranges(of: part).last.map { replacingCharacters(in: $0, with: text) }
  }

  private func replacingCharacters(in range: Range<String.Index>, with text: String) -> String {
    String(self[..<range.lowerBound]) + text + self[range.upperBound...]
  }
}
