internal import JSONText

/// Parses Terraform resources, `resource "azapi_resource" "x" { … }`.
///
/// azapi sends the contents of `body` together with the `location` and `tags` attributes next to it; the provider may
/// configure a default location.
extension DeclarationParser {
  /// The blocks of azapi that send requests, by their keyword and type.
  private static let blocks: [String: DeclaredResource.Kind] = [
    "resource \"azapi_resource\"": .create, "resource \"azapi_update_resource\"": .update,
    "resource \"azapi_resource_action\"": .action, "data \"azapi_resource_action\"": .action,
  ]

  struct Attribute {
    let key: Range<Int>
    let sourceRange: Range<Int>
    let value: Output
  }

  mutating func parseTerraformResource() throws(DeclarationSyntaxError) {
    let start = index
    let keyword = consumeIdentifier() ?? start..<start
    guard let type = try parseLabel(), let kind = Self.blocks["\(string(keyword)) \(type)"],
      let label = try parseLabel()
    else { return }
    try skipTrivia()
    guard byte == "{" else { return }
    var resource = DeclaredResource(extent: start..<index)
    resource.kind = kind
    resource.symbol = String(label.dropFirst().dropLast())
    let position = resources.count
    resources.append(resource)
    let blockStart = index
    let attributes = try parseAttributes(of: position)
    resources[position].extend(to: index)
    switch kind {
    case .create, .update: finish(position, attributes, block: blockStart..<index)
    case .action: finishAction(position, attributes, block: blockStart..<index)
    }
  }

  /// Parses a block label, returned with quotes.
  private mutating func parseLabel() throws(DeclarationSyntaxError) -> String? {
    try skipTrivia()
    let start = index
    if isAtQuote { try skipString() } else if consumeIdentifier() == nil { return nil }
    let label = string(start..<index)
    return label.hasPrefix("\"") ? label : "\"\(label)\""
  }

  private mutating func parseAttributes(of resource: Int) throws(DeclarationSyntaxError) -> [String: Attribute] {
    var attributes: [String: Attribute] = [:]
    index += 1
    while true {
      try skipTrivia(includingNewlines: true)
      if byte == "}" { break }
      guard let name = consumeIdentifier() else { throw DeclarationSyntaxError() }
      try skipTrivia()
      if byte == "=" {
        index += 1
        try skipTrivia()
        let key = string(name)
        attributes[key] = try parseAttribute(name, isBody: key == "body")
        if key == "type", let attribute = attributes[key] { setType(attribute, of: resource) }
      } else {
        try skipBlock(name)
      }
    }
    index += 1
    return attributes
  }

  /// Skips a nested block, starting after its name.
  private mutating func skipBlock(_ name: Range<Int>) throws(DeclarationSyntaxError) {
    if string(name) == "resource" {
      // Resources can't be nested, so the outer one was never closed.
      index = name.lowerBound
      throw DeclarationSyntaxError()
    }
    while try parseLabel() != nil {}
    guard byte == "{" else { throw DeclarationSyntaxError() }
    try skipGroup()
  }

  private mutating func parseAttribute(_ key: Range<Int>, isBody: Bool) throws(DeclarationSyntaxError) -> Attribute {
    output = Output()
    let start = index
    let isPlain = isBody ? try parsePlainBody() : false
    if !isPlain {
      index = start
      output = Output(mayHaveMoreMembers: true)
      try parseValue(endsAtNewline: true)
    }
    return Attribute(key: key, sourceRange: start..<index, value: output)
  }

  /// Parses an object, a `jsonencode` call with one, or a heredoc; returns false if the value is anything else.
  private mutating func parsePlainBody() throws(DeclarationSyntaxError) -> Bool {
    if isAt("<<") { return try parseHeredocBody() }
    let isEncoded = consumeKeyword("jsonencode")
    if isEncoded {
      try skipTrivia()
      guard byte == "(" else { return false }
      index += 1
      try skipTrivia(includingNewlines: true)
    }
    guard byte == "{" else { return false }
    try parseBody()
    if isEncoded {
      try skipTrivia(includingNewlines: true)
      guard byte == ")" else { return false }
      index += 1
    }
    let end = index
    try skipTrivia()
    defer { index = end }
    return byte.isNewline || byte == "}" || isAtEnd
  }

  /// Sets a resource's type if it is a string literal.
  private mutating func setType(_ attribute: Attribute, of resource: Int) {
    guard isQuote(byte(at: attribute.sourceRange.lowerBound)), attribute.sourceRange.count >= 2 else { return }
    let content = attribute.sourceRange.lowerBound + 1..<attribute.sourceRange.upperBound - 1
    resources[resource].setType(content, in: text, parent: nil)
    resources[resource].extend(to: attribute.sourceRange.upperBound)
  }
}

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
    output.json.copy(object.lowerBound..<members.lowerBound, of: text)
    index = members.lowerBound
    var isString = false
    while index < members.upperBound {
      if isAt("%{") { return false }
      try parseHeredocPiece(before: members.upperBound, &isString)
    }
    output.json.copy(members.upperBound..<object.upperBound, of: text)
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
      let checkpoint = output.json.checkpoint
      try descend { parser throws(DeclarationSyntaxError) in try parser.parseInterpolation() }
      guard !isString else { return }
      output.json.rollBack(to: checkpoint)
      output.json.append(expression, for: start..<index)
    } else if isAt("$${") || isAt("%%{") {
      output.json.copy(index + 1..<index + 3, of: text)
      index += 3
    } else {
      if byte == "\"" { isString.toggle() }
      index += byte == "\\" ? 2 : 1
      while index < end, !Self.heredocStops.contains(byte) { index += 1 }
      index = min(index, end)
      output.json.copy(start..<index, of: text)
    }
  }

  private static let heredocStops = Array("$%\"\\".utf8)
}
