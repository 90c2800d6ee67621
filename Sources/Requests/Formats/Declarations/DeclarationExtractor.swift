internal import JSONText

/// Cuts out the resources declared in a Bicep or Terraform file.
///
/// A resource starts at a line's `resource` keyword. Expressions stand for any value. Syntax errors elsewhere in the
/// file are not reported.
struct DeclarationExtractor: RequestExtractor {
  let language: DeclarationParser.Language

  func extract(from text: [UInt8], visit: (Extract) -> Void) {
    var parser = DeclarationParser(text, language: language)
    while !parser.isAtEnd { parser.parseLine() }
    for candidate in DeclaredResources(parser.resources).candidates { visit(.candidate(candidate)) }
  }
}

extension DeclarationParser {
  /// Parses a line, or the resource that starts on it.
  fileprivate mutating func parseLine() {
    while byte.isSpaceOrTab { index += 1 }
    let start = index
    let count = resources.count
    do throws(DeclarationSyntaxError) {
      switch language {
      case .bicep where isAtKeyword("resource"): _ = try parseBicepResource(inside: nil)
      case .hcl where isAtKeyword("resource") || isAtKeyword("data"): try parseTerraformResource()
      case .bicep, .hcl, .javaScript: try skipLine()
      }
    } catch {
      recover(from: start, keeping: count, after: error)
    }
    if index == start { index += 1 }
  }

  /// Skips the rest of a line, including strings and comments that span several lines.
  private mutating func skipLine() throws(DeclarationSyntaxError) {
    while !isAtEnd, !byte.isNewline {
      if try skipComment() { continue }
      if isAtQuote {
        try skipString()
      } else if try !skipHeredoc() {
        index += 1
      }
    }
    while byte.isNewline { index += 1 }
  }

  /// Recovers from a syntax error: marks the resource that starts at `start` as malformed and resumes at the line of
  /// the error.
  ///
  /// - Parameter count: the number of resources before that one; all later ones are discarded.
  private mutating func recover(from start: Int, keeping count: Int, after error: DeclarationSyntaxError) {
    let malformed = resources.count > count ? resources[count] : nil
    resources.removeSubrange(count...)
    if var malformed, malformed.isRelevant {
      malformed.candidate.body = .malformedResource(error)
      resources.append(malformed)
    }
    (depth, enclosingResource, output) = (0, nil, Output())
    let end = min(index, limit)
    guard let newline = text[start..<max(start, end)].lastIndex(where: \.isNewline) else { return }
    index = newline + 1
  }
}
