internal import JSONText
internal import Swagger

/// What a rule's entry may hold.
enum RuleKey: String, CaseIterable {
  case id, name, severity, fix, summary, why, help, `where`, when, check, message, anchor, mend, wrong, right, sources

  /// What the check itself needs, apart from what people read.
  static let namesOfCheck = [id, severity, fix, .where, when, check, message, anchor, mend].map(\.rawValue)
}

extension UserFileReader {
  /// Reads the check of an entry under an id that is known to be right.
  mutating func rule(_ id: RuleID, _ node: JSONNode) throws(UserFileFault) -> DeclarativeRule {
    let severity = try optional("severity", of: node) { (reader, node) throws(UserFileFault) -> Severity in
      try reader.choice(node)
    }
    return DeclarativeRule(
      id: id, severity: severity ?? .warning,
      place: try required("where", of: node) { (reader, node) throws(UserFileFault) in try reader.place(node) },
      when: try optional("when", of: node) { (reader, node) throws(UserFileFault) in try reader.condition(node) },
      check: try required("check", of: node) { (reader, node) throws(UserFileFault) in try reader.condition(node) },
      message: try required("message", of: node) { (reader, node) throws(UserFileFault) in try reader.message(node) },
      anchor: try optional("anchor", of: node) { (reader, node) throws(UserFileFault) in try reader.choice(node) },
      mend: try mend(of: node))
  }

  private mutating func place(_ node: JSONNode) throws(UserFileFault) -> DeclarativeRule.Place {
    try expectObject(node, keys: ["operations", "pointer", "since", "until"])
    let operations = try required("operations", of: node) { (reader, node) throws(UserFileFault) in
      try reader.list(node) { (reader, node) throws(UserFileFault) in try reader.operation(node) }
    }
    let pattern = try optional("pointer", of: node) { (reader, node) throws(UserFileFault) in try reader.pointer(node) }
    let since = try optional("since", of: node) { (reader, node) throws(UserFileFault) in try reader.version(node) }
    let until = try optional("until", of: node) { (reader, node) throws(UserFileFault) in try reader.version(node) }
    if let since, let until, until < since { throw fault("'until' lies before 'since'", atKey: "until") }
    return DeclarativeRule.Place(operations: operations, pattern: pattern ?? .root, since: since, until: until)
  }

  private func operation(_ node: JSONNode) throws(UserFileFault) -> String {
    let text = try string(node)
    guard !isTrusted else { return text }
    let operations = ProviderFamily.allCases.flatMap { SwaggerDocument.bundled($0).operations }
    guard let operation = operations.first(where: { $0.id.lowercased() == text.lowercased() }) else {
      throw fault(unknown(text, among: operations.filter(\.takesBody).map(\.id)))
    }
    guard operation.takesBody else { throw fault("\(operation.id) takes no body, so there is nothing to check") }
    return operation.id
  }

  private func pointer(_ node: JSONNode) throws(UserFileFault) -> PointerPattern {
    guard let pattern = PointerPattern(try string(node)) else {
      throw fault("a pointer is empty or starts with '/', such as '/properties/excludeDisks/*/id'")
    }
    return pattern
  }

  func version(_ node: JSONNode) throws(UserFileFault) -> APIVersion {
    let text = try string(node)
    guard let version = APIVersion(text) else { throw fault("'\(text)' is no date of the form YYYY-MM-DD") }
    return version
  }

  private func message(_ node: JSONNode) throws(UserFileFault) -> MessageTemplate {
    let message = MessageTemplate(text: try string(node))
    guard !isTrusted, let name = message.unknownFields.first else { return message }
    throw fault(unknown("{\(name)}", among: MessageTemplate.Field.allCases.map { "{\($0.rawValue)}" }))
  }

  private mutating func mend(of node: JSONNode) throws(UserFileFault) -> DeclarativeRule.Mend? {
    let change = try optional("mend", of: node) { (reader, node) throws(UserFileFault) in try reader.change(node) }
    let fix = try optional("fix", of: node) { (reader, node) throws(UserFileFault) -> RuleDescriptor.FixKind in
      try reader.choice(node)
    }
    guard (fix == nil) == (change == nil) else { throw fault("'fix' and 'mend' stand only together") }
    return change.map { DeclarativeRule.Mend(change: $0, isSafe: fix == .safe) }
  }

  private func change(_ node: JSONNode) throws(UserFileFault) -> DeclarativeRule.Mend.Change {
    if node.string == "remove" { return .remove }
    guard node.kind == .object, node.count == 1, let value = node["write"].flatMap(ScalarValue.init) else {
      throw fault("a mend is \"remove\" or { \"write\": } with a string, a number, true or false")
    }
    return .write(value)
  }
}

extension PointerPattern {
  /// The whole body.
  fileprivate static let root = PointerPattern(.root)
}
