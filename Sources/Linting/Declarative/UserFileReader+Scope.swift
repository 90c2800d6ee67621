internal import JSONText
internal import Swagger

/// Reads what a rule checks.
extension UserFileReader {
  func scope(_ node: JSONNode) throws(UserFileFault) -> DeclarativeRule.Scope? {
    try expectObject(node, keys: ["operations", "part", "pointer", "url", "since", "until"])
    let named: CheckedPart? = value("part", of: node, choice)
    // With an unknown part, nothing else can be read.
    guard let part = node["part"] == nil ? .body : named else { return nil }
    let operations = operations(of: node, with: part)
    let pattern = value("pointer", of: node) { (node) throws(UserFileFault) in
      try pointer(node, in: part)
    }
    let url = value("url", of: node, condition)
    let since = value("since", of: node, version)
    let until = value("until", of: node, version)
    if let since, let until, until < since { throw fault("'until' must not be earlier than 'since'", atKey: "until") }
    if url != nil, part == .run { throw fault("'url' can't be combined with the part 'run'", atKey: "url") }
    return DeclarativeRule.Scope(
      operations: operations, part: part, pattern: pattern ?? .root, url: url, since: since, until: until)
  }

  /// The named operations, or else all of them if the part is common to them.
  private func operations(of node: JSONNode, with part: CheckedPart) -> [String] {
    if part.isCommonToOperations, node["operations"] == nil { return SwaggerDocuments.bundled.operations.map(\.id) }
    return requiredValue("operations", of: node) { (node) throws(UserFileFault) in
      try validElements(of: node) { (node) throws(UserFileFault) in
        try operation(node, with: part)
      }
    } ?? []
  }

  private func operation(_ node: JSONNode, with part: CheckedPart) throws(UserFileFault) -> String {
    let text = try string(node)
    guard !isTrusted else { return text }
    let (operations, reason) = Self.operations(with: part)
    if let operation = operations.first(where: { $0.lowercased() == text.lowercased() }) { return operation }
    guard let other = SwaggerDocuments.bundled.operation(caseless: text) else {
      throw fault(unknown(text, among: operations))
    }
    throw fault("\(other.id) \(reason)")
  }

  /// The operations whose requests have a part, and why others can't be checked.
  private static func operations(with part: CheckedPart) -> (ids: [String], reason: String) {
    let operations = SwaggerDocuments.bundled.operations
    return switch part {
    case .body: (operations.filter(\.takesBody).map(\.id), "has no request body to check")
    case .url, .header, .response: (operations.map(\.id), "")
    case .run: (RequestFact.operations, "neither creates nor deletes anything in a run")
    }
  }

  private func pointer(_ node: JSONNode, in part: CheckedPart) throws(UserFileFault) -> PointerPattern {
    guard let pointer = JSONPointer(try string(node)) else {
      throw fault("not a JSON Pointer; expected '' or a text such as '/properties/excludeDisks/*/id'")
    }
    if let names = part.names, let first = pointer.tokens.first, first != "*",
      !names.contains(where: { $0.lowercased() == first.lowercased() })
    {
      throw fault(unknown(first, among: names))
    }
    return PointerPattern(pointer)
  }

  func version(_ node: JSONNode) throws(UserFileFault) -> APIVersion {
    let text = try string(node)
    guard let version = APIVersion(text) else { throw fault("'\(text)' is not a date of the form YYYY-MM-DD") }
    return version
  }
}

extension PointerPattern {
  /// The whole part.
  fileprivate static let root = PointerPattern(.root)
}
