internal import JSONText

/// Assembles the request that `azapi_resource_action` sends: `method`, POST by default, and `action`, which is appended
/// to the ID of a resource.
extension DeclarationParser {
  /// - Parameter block: the range of the block, including its braces.
  mutating func finishAction(_ resource: Int, _ attributes: [String: Attribute], block: Range<Int>) {
    resources[resource].method = attributes["method"].flatMap(\.literal)
    resources[resource].url = url(attributes)
    let isUnknown = attributes["body"].map { $0.value.bytes.first != "{" } ?? false
    resources[resource].hasUnknownBody = isUnknown || attributes["sensitive_body"] != nil
    guard attributes["body"] != nil, !resources[resource].hasUnknownBody else { return }
    resources[resource].body = body(of: resource, attributes, adding: [], block: block).text
  }

  /// The URL: a literal `resource_id`, or else an ID of the type whose names are unknown, followed by the action; nil if
  /// the type isn't a literal either.
  private func url(_ attributes: [String: Attribute]) -> MappedText? {
    var url = MappedTextBuilder()
    if let id = attributes["resource_id"]?.literal, id.bytes.first == "/" {
      url.append(id)
    } else if let type = attributes["type"]?.literal {
      append(idOf: type, to: &url)
    } else {
      return nil
    }
    guard let action = attributes["action"] else { return url.text }
    guard let name = action.literal else { return nil }
    url.append("/", for: action.sourceRange.lowerBound..<action.sourceRange.lowerBound)
    url.append(name)
    return url.text
  }

  /// Appends an ID of the type in `type@version`, with variables for all names.
  private func append(idOf type: MappedText, to url: inout MappedTextBuilder) {
    let end = type.bytes.firstIndex(of: "@") ?? type.bytes.count
    let whole = type.map.source(of: 0..<end)
    url.append("/subscriptions/${subscription}/resourceGroups/${group}/providers/", for: whole)
    for (index, segment) in type.bytes[..<end].split(separator: "/").enumerated() {
      if index > 0 { url.append("/", for: whole) }
      url.append(type.slice(segment.indices))
      if index > 0 { url.append("/${name}", for: whole) }
    }
  }
}

extension DeclarationParser.Attribute {
  /// The text of a string without expressions; nil for any other value.
  fileprivate var literal: MappedText? {
    let text = value.text.unescapedString(in: 0..<value.bytes.count)
    return value.bytes == DeclarationParser.templateExpression ? nil : text
  }
}
