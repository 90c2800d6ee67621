internal import JSONText

/// Puts together the body that azapi sends.
extension DeclarationParser {
  /// The attributes that stand beside `body` and are a part of what is sent, or of the URL.
  private static let outerMembers = ["name", "location", "tags"]

  private static let repetitions = ["count", "for_each", "sensitive_body"]

  /// - Parameter braces: the resource's own ones, and all between them.
  mutating func finish(_ place: Int, _ attributes: [String: Attribute], braces: Range<Int>) {
    guard let operation = resources[place].operation else { return }
    resources[place].name = attributes["name"].flatMap { $0.value.mapped.unescapedString(in: 0..<$0.value.bytes.count) }
    resources[place].ignoredMembers = ["name"]
    resources[place].body = body(of: place, attributes, braces: braces).mapped
    let isSingle = Self.repetitions.allSatisfy { attributes[$0] == nil }
    let parent = attributes["parent_id"].map { string($0.source) }
    if operation == "RestorePoints_Create" {
      resources[place].parent = parent.flatMap(Self.symbol).map { .named($0) } ?? .unknown
      resources[place].deployment = isSingle ? "0" : nil
    } else if isSingle, let parent {
      let group = groups[parent] ?? place
      groups[parent] = group
      resources[place].deployment = "\(group)"
    }
  }

  /// The `x` of `azapi_resource.x.id` or `"${azapi_resource.x.id}"`.
  private static func symbol(in reference: String) -> String? {
    let isQuoted = reference.hasPrefix("\"${") && reference.hasSuffix("}\"")
    let parts = (isQuoted ? reference.dropFirst(3).dropLast(2) : reference[...]).split(
      separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0] == "azapi_resource" && parts[2] == "id" ? String(parts[1]) : nil
  }

  private func body(of place: Int, _ attributes: [String: Attribute], braces: Range<Int>) -> LiteralText {
    var body = LiteralText()
    var isFirst = true
    body.append("{", for: braces.lowerBound..<braces.lowerBound + 1)
    for name in Self.outerMembers {
      guard let attribute = attributes[name] else { continue }
      body.append("\(isFirst ? "" : ",")\"\(name)\"".utf8, for: attribute.key)
      body.append(":", for: attribute.key.upperBound..<attribute.source.lowerBound)
      body.append(attribute.value)
      isFirst = false
    }
    let inner = attributes["body"]
    let end = braces.upperBound - 1..<braces.upperBound
    if let inner, inner.value.bytes.first == UInt8(ascii: "{"), inner.value.bytes.count > 2 {
      if !isFirst { body.append(",", for: inner.source.lowerBound..<inner.source.lowerBound) }
      body.append(membersOf: inner.value)
      isFirst = false
    }
    let hidden = hiddenMembers(of: place, attributes)
    body.appendHidden(hidden, for: inner?.source ?? end, isFirst: isFirst)
    body.append("}", for: end)
    return body
  }

  /// What the service may get without the file showing it.
  private func hiddenMembers(of place: Int, _ attributes: [String: Attribute]) -> [String] {
    let isOpen = attributes["body"]?.isOpen == true || attributes["sensitive_body"] != nil
    guard isOpen else { return [] }
    return resources[place].hiddenMembers.filter { name in
      attributes[name] == nil && attributes["body"]?.bodyKeys.contains(name) != true
    }
  }
}
