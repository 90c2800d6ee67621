/// Reads the resources that a Bicep or a Terraform file declares, as far as they are written out.
///
/// A resource starts a line with the word `resource`. What isn't a literal stands for any value. A file's own syntax is
/// left to the tools of its language.
struct DeclarationReader {
  let language: DeclarationParser.Language

  func read(_ text: [UInt8], visit: (Discovery) -> Void) {
    guard text.span.mentions("restorepoint") || text.span.mentions("microsoft.compute/disks") else { return }
    var parser = DeclarationParser(text, language: language)
    while !parser.isAtEnd { parser.readLine() }
    DeclaredResources(parser.resources).lend(visit: visit)
  }
}

extension DeclarationParser {
  /// Reads on to the end of the line, or of the resource that starts it.
  fileprivate mutating func readLine() {
    while byte.isASCIIBlank { index += 1 }
    let start = index
    let count = resources.count
    let isResource = startsWord("resource")
    do throws(UnreadableDeclaration) {
      if isResource { try readResource() } else { try skipLine() }
    } catch {
      giveUp(from: start, keeping: count)
    }
    if index == start { index += 1 }
  }

  /// Steps over the rest of a line, or of the string or comment that starts in it and ends on a later one.
  private mutating func skipLine() throws(UnreadableDeclaration) {
    while !isAtEnd, !byte.isLineEnd {
      if try skipComment() { continue }
      if byte == quote {
        try skipString()
      } else if try !skipHeredoc() {
        index += 1
      }
    }
    while byte.isLineEnd { index += 1 }
  }

  /// Goes on with the line that couldn't be understood, behind the start of the resource that it stands in.
  private mutating func giveUp(from start: Int, keeping count: Int) {
    let failed = resources.count > count ? resources[count] : nil
    resources.removeSubrange(count...)
    if var failed, failed.operation != nil {
      failed.isUnreadable = true
      resources.append(failed)
    }
    (depth, enclosing, output, members, isOpen) = (0, nil, LiteralText(), [:], false)
    let end = min(index, text.count)
    guard let line = text[start..<max(start, end)].lastIndex(where: \.isLineEnd) else { return }
    index = line + 1
  }

  private mutating func readResource() throws(UnreadableDeclaration) {
    switch language {
    case .bicep: _ = try readBicepResource(inside: nil)
    case .hcl: try readTerraformResource()
    }
  }
}

extension Span<UInt8> {
  /// Whether the text holds `word`, which is lower case; ASCII letters compare without case.
  fileprivate func mentions(_ word: StaticString) -> Bool {
    word.withUTF8Buffer { word in
      var index = 0
      while index + word.count <= count {
        if self[index].asciiLowercased == word[0],
          word.indices.allSatisfy({ self[index + $0].asciiLowercased == word[$0] })
        {
          return true
        }
        index += 1
      }
      return false
    }
  }
}
