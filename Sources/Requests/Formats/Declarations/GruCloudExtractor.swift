internal import JSONText

/// Cuts GruCloud resources out of JavaScript, on its own or in Markdown.
///
/// A resource is an object literal with `type`, `group: "Compute"`, and `properties: () => ({ … })`; the object in
/// parentheses is the body. Members before `type` are ignored.
struct GruCloudExtractor {
  func extract(from scan: TextScan, visit: (Extract) -> Void) {
    var start = 0
    var limit = 0
    while let key = scan.find("type", in: start..<scan.bytes.count) {
      if key >= limit { limit = scan.find("\n```", in: key..<scan.bytes.count) ?? scan.bytes.count }
      var parser = DeclarationParser(scan.bytes, language: .javaScript, limit: limit)
      parser.index = key
      let candidate = try? parser.parseGruCloudResource()
      start = candidate == nil ? key + 1 : max(key + 1, parser.index)
      if let candidate { visit(.candidate(candidate)) }
    }
  }
}

extension DeclarationParser {
  private static let operations = [
    "RestorePointCollection": "RestorePointCollections_CreateOrUpdate", "RestorePoint": "RestorePoints_Create",
  ]

  /// Parses the object whose key `type` is at the cursor; nil if it isn't a resource of ours.
  mutating func parseGruCloudResource() throws(DeclarationSyntaxError) -> Candidate? {
    let start = index
    guard !byte(at: start - 1).isWord, consumeKeyword("type") else { return nil }
    if isAtQuote { index += 1 }
    try skipTrivia(includingNewlines: true)
    try expect(":")
    try skipTrivia(includingNewlines: true)
    guard isAtQuote, matches("RestorePoint", at: index + 1) else { return nil }
    let type = index + 1
    try skipString()
    guard let operation = Self.operations[string(type..<index - 1)] else { return nil }
    var candidate = Candidate(form: .prose, extent: start..<index)
    candidate.request.operation = operation
    let isComplete = (try? parseMembers(isBody: true)) != nil
    let group = output.members["group"].flatMap { output.json.text.unescapedString(in: $0.outputRange) }
    guard group?.string == "Compute" else { return nil }
    if let properties = output.members["properties"] {
      index = properties.sourceRange.lowerBound
    } else if isComplete {
      return nil
    }
    try skipArrow()
    do throws(DeclarationSyntaxError) {
      output = Output()
      try parseBody()
      candidate.body = .text(output.json.text)
      candidate.impliedMembers = output.mayHaveMoreMembers ? ["location", "properties"] : []
    } catch {
      candidate.body = .malformedResource(error)
    }
    candidate.request.extent = start..<min(index, limit)
    return candidate
  }

  /// Skips the head of a function that returns an object, `() => (`.
  private mutating func skipArrow() throws(DeclarationSyntaxError) {
    guard byte == "(" else { throw DeclarationSyntaxError() }
    try skipGroup()
    for token: StaticString in ["=>", "("] {
      try skipTrivia(includingNewlines: true)
      try expect(token)
    }
    try skipTrivia(includingNewlines: true)
  }
}
