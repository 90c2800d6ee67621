internal import JSONText

/// Reads Terraform's `resource "azapi_resource" "x" { … }`.
///
/// The service gets what stands in `body`, with `location` and `tags` from beside it; without a location it gets the one
/// that the provider is set to, in whatever file. Other kinds of azapi's resources
/// are passed over: an `azapi_update_resource` sends its body on top of what the service has.
extension DeclarationParser {
  struct Attribute {
    let key: Range<Int>
    let source: Range<Int>
    let value: LiteralText
    /// The keys of a literal body.
    let bodyKeys: Set<String>
    /// Whether a body may have more members than these.
    let isOpen: Bool
  }

  mutating func readTerraformResource() throws(UnreadableDeclaration) {
    let start = index
    _ = takeWord("resource")
    guard try readLabel() == "\"azapi_resource\"", let label = try readLabel() else { return }
    try skipBlanks()
    guard byte == UInt8(ascii: "{") else { return }
    var resource = DeclaredResource(extent: start..<index)
    resource.symbol = String(label.dropFirst().dropLast())
    resource.impliedMembers = ["location"]
    let place = resources.count
    resources.append(resource)
    let opening = index
    let attributes = try readAttributes(of: place)
    resources[place].extent = start..<index
    finish(place, attributes, braces: opening..<index)
  }

  private mutating func readLabel() throws(UnreadableDeclaration) -> String? {
    try skipBlanks()
    let start = index
    if byte == quote { try skipString() } else if takeName() == nil { return nil }
    let label = string(start..<index)
    return label.hasPrefix("\"") ? label : "\"\(label)\""
  }

  private mutating func readAttributes(of place: Int) throws(UnreadableDeclaration) -> [String: Attribute] {
    var attributes: [String: Attribute] = [:]
    index += 1
    while true {
      try skipBlanks(crossesLines: true)
      if byte == UInt8(ascii: "}") { break }
      guard let name = takeName() else { throw UnreadableDeclaration() }
      try skipBlanks()
      if byte == UInt8(ascii: "=") {
        index += 1
        try skipBlanks()
        let key = string(name)
        attributes[key] = try readAttribute(name, isBody: key == "body")
        if key == "type", let attribute = attributes[key] { take(type: attribute, of: place) }
      } else {
        try skipBlock(name)
      }
    }
    index += 1
    return attributes
  }

  /// Steps over a block inside of the resource, from behind its first word.
  private mutating func skipBlock(_ name: Range<Int>) throws(UnreadableDeclaration) {
    if string(name) == "resource" {
      // No resource lies in another: the one around it was never closed.
      index = name.lowerBound
      throw UnreadableDeclaration()
    }
    while try readLabel() != nil {}
    guard byte == UInt8(ascii: "{") else { throw UnreadableDeclaration() }
    try skipGroup()
  }

  private mutating func readAttribute(_ key: Range<Int>, isBody: Bool) throws(UnreadableDeclaration) -> Attribute {
    (output, members, isOpen) = (LiteralText(), [:], false)
    let start = index
    let isPlain = isBody ? try readPlainBody() : false
    if !isPlain {
      index = start
      (output, members, isOpen) = (LiteralText(), [:], true)
      try readValue(endsWithLine: true)
    }
    return Attribute(
      key: key, source: start..<index, value: output, bodyKeys: Set(members.keys), isOpen: isOpen)
  }

  /// Reads an object, or one that `jsonencode` writes as JSON; false if more than that stands here.
  private mutating func readPlainBody() throws(UnreadableDeclaration) -> Bool {
    let isEncoded = takeWord("jsonencode")
    if isEncoded {
      try skipBlanks()
      guard byte == UInt8(ascii: "(") else { return false }
      index += 1
      try skipBlanks(crossesLines: true)
    }
    guard byte == UInt8(ascii: "{") else { return false }
    try readBody()
    if isEncoded {
      try skipBlanks(crossesLines: true)
      guard byte == UInt8(ascii: ")") else { return false }
      index += 1
    }
    let end = index
    try skipBlanks()
    defer { index = end }
    return byte.isLineEnd || byte == UInt8(ascii: "}") || isAtEnd
  }

  /// Takes the type if it is written out; a resource without one is none that is asked about.
  private mutating func take(type attribute: Attribute, of place: Int) {
    guard byte(at: attribute.source.lowerBound) == quote, attribute.source.count >= 2 else { return }
    let inside = attribute.source.lowerBound + 1..<attribute.source.upperBound - 1
    resources[place].take(type: inside, of: text, inside: nil)
  }
}
