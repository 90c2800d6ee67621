internal import JSONText

/// Assembles the body that azapi sends.
extension DeclarationParser {
  /// The attributes next to `body` that become part of the request body or of the URL.
  private static let topLevelAttributes = ["name", "location", "tags"]

  /// The attributes of a resource that is repeated or not fully written out.
  private static let dynamicAttributes = ["count", "for_each", "sensitive_body"]

  /// - Parameter block: the range of the resource's block, including its braces.
  mutating func finish(_ resource: Int, _ attributes: [String: Attribute], block: Range<Int>) {
    guard let operation = resources[resource].operation else { return }
    let name = attributes["name"].flatMap { $0.value.json.text.unescapedString(in: 0..<$0.value.json.bytes.count) }
    resources[resource].candidate.request.resourceName = name.map { RequestText($0) }
    resources[resource].candidate.ignoredMembers = ["name"]
    resources[resource].candidate.impliedMembers = ["location"]
    resources[resource].candidate.body = .text(
      body(of: resource, attributes, adding: Self.topLevelAttributes, block: block).text)
    let isSingle = Self.dynamicAttributes.allSatisfy { attributes[$0] == nil }
    let parent = attributes["parent_id"].map { string($0.sourceRange) }
    resources[resource].target =
      isSingle ? attributes["resource_id"].flatMap { Self.symbol(in: string($0.sourceRange)) } : nil
    if operation == "RestorePoints_Create" {
      resources[resource].parent = parent.flatMap(Self.symbol).map { .symbol($0) } ?? .unknown
      resources[resource].candidate.request.deployment = isSingle ? "0" : nil
    } else if isSingle, let parent {
      let first = firstResourceByParent[parent] ?? resource
      firstResourceByParent[parent] = first
      resources[resource].candidate.request.deployment = "\(first)"
    }
  }

  /// The `x` of `azapi_resource.x.id` or `"${azapi_resource.x.id}"`.
  private static func symbol(in reference: String) -> String? {
    let isQuoted = reference.hasPrefix("\"${") && reference.hasSuffix("}\"")
    let parts = (isQuoted ? reference.dropFirst(3).dropLast(2) : reference[...]).split(
      separator: ".", omittingEmptySubsequences: false)
    return parts.count == 3 && parts[0] == "azapi_resource" && parts[2] == "id" ? String(parts[1]) : nil
  }

  /// - Parameter names: the attributes next to `body` that are a part of it.
  func body(
    of resource: Int, _ attributes: [String: Attribute], adding names: [String], block: Range<Int>
  ) -> MappedTextBuilder {
    var body = MappedTextBuilder()
    body.append("{", for: block.lowerBound..<block.lowerBound + 1)
    for name in names {
      guard let attribute = attributes[name] else { continue }
      body.appendSeparator(at: attribute.key.lowerBound)
      body.append("\"\(name)\"".utf8, for: attribute.key)
      body.append(":", for: attribute.key.upperBound..<attribute.sourceRange.lowerBound)
      body.append(attribute.value.json)
    }
    let inner = attributes["body"]
    let end = block.upperBound - 1..<block.upperBound
    if let inner, inner.value.json.bytes.first == "{", inner.value.json.bytes.count > 2 {
      body.appendSeparator(at: inner.sourceRange.lowerBound)
      body.append(membersOf: inner.value.json)
    }
    body.appendUnknown(undeterminedMembers(of: resource, attributes), for: inner?.sourceRange ?? end)
    body.append("}", for: end)
    return body
  }

  /// The required members that an expression may supply.
  private func undeterminedMembers(of resource: Int, _ attributes: [String: Attribute]) -> [String] {
    let mayHaveMore = attributes["body"]?.value.mayHaveMoreMembers == true || attributes["sensitive_body"] != nil
    guard mayHaveMore || resources[resource].kind == .update else { return [] }
    return resources[resource].requiredMembers.filter { name in
      attributes[name] == nil && attributes["body"]?.value.members[name] == nil
    }
  }
}

/// Assembles the request that `azapi_resource_action` sends: `method`, POST by default, and `action`, which is appended
/// to the ID of a resource.
extension DeclarationParser {
  /// - Parameter block: the range of the block, including its braces.
  mutating func finishAction(_ resource: Int, _ attributes: [String: Attribute], block: Range<Int>) {
    let method = attributes["method"].flatMap(\.literal).map { RequestText($0) }
    resources[resource].candidate.method = Candidate.Method(method, default: "POST")
    resources[resource].candidate.request.url = url(attributes).map { RequestText($0) }
    let isUnknown = attributes["body"].map { $0.value.json.bytes.first != "{" } ?? false
    if isUnknown || attributes["sensitive_body"] != nil {
      resources[resource].candidate.body = .external
    } else if attributes["body"] != nil {
      resources[resource].candidate.body = .text(body(of: resource, attributes, adding: [], block: block).text)
    }
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
    let text = value.json.text.unescapedString(in: 0..<value.json.bytes.count)
    return value.json.bytes == DeclarationParser.templateExpression ? nil : text
  }
}
