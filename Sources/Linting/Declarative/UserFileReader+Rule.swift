internal import JSONText
internal import Swagger

/// The keys of a rule's entry.
enum RuleKey: String, CaseIterable {
  case id, name, severity, fix, summary, why, help, `where`, when, check, message, anchor, wrong, right, sources

  /// The keys that are needed to run the check.
  static let checkKeys = [id, severity, fix, .where, when, check, message, anchor].map(\.rawValue)
}

extension UserFileReader {
  /// Reads the check of an entry whose ID has been validated.
  mutating func rule(_ id: RuleID, _ node: JSONNode) throws(UserFileFault) -> DeclarativeRule {
    let severity = try optional("severity", of: node) { (reader, node) throws(UserFileFault) -> Severity in
      try reader.choice(node)
    }
    return DeclarativeRule(
      id: id, severity: severity ?? .warning,
      scope: try required("where", of: node) { (reader, node) throws(UserFileFault) in try reader.scope(node) },
      when: try optional("when", of: node) { (reader, node) throws(UserFileFault) in try reader.condition(node) },
      check: try required("check", of: node) { (reader, node) throws(UserFileFault) in try reader.condition(node) },
      message: try required("message", of: node) { (reader, node) throws(UserFileFault) in try reader.message(node) },
      anchor: try optional("anchor", of: node) { (reader, node) throws(UserFileFault) in try reader.choice(node) },
      fix: try optional("fix", of: node) { (reader, node) throws(UserFileFault) in try reader.fix(node) })
  }

  private mutating func scope(_ node: JSONNode) throws(UserFileFault) -> DeclarativeRule.Scope {
    try expectObject(node, keys: ["operations", "pointer", "since", "until"])
    let operations = try required("operations", of: node) { (reader, node) throws(UserFileFault) in
      try reader.list(node) { (reader, node) throws(UserFileFault) in try reader.operation(node) }
    }
    let pattern = try optional("pointer", of: node) { (reader, node) throws(UserFileFault) in try reader.pointer(node) }
    let since = try optional("since", of: node) { (reader, node) throws(UserFileFault) in try reader.version(node) }
    let until = try optional("until", of: node) { (reader, node) throws(UserFileFault) in try reader.version(node) }
    if let since, let until, until < since { throw fault("'until' must not be earlier than 'since'", atKey: "until") }
    return DeclarativeRule.Scope(operations: operations, pattern: pattern ?? .root, since: since, until: until)
  }

  private func operation(_ node: JSONNode) throws(UserFileFault) -> String {
    let text = try string(node)
    guard !isTrusted else { return text }
    let operations = ProviderFamily.allCases.flatMap { SwaggerDocument.bundled($0).operations }
    guard let operation = operations.first(where: { $0.id.lowercased() == text.lowercased() }) else {
      throw fault(unknown(text, among: operations.filter(\.takesBody).map(\.id)))
    }
    guard operation.takesBody else { throw fault("\(operation.id) has no request body to check") }
    return operation.id
  }

  private func pointer(_ node: JSONNode) throws(UserFileFault) -> PointerPattern {
    guard let pattern = PointerPattern(try string(node)) else {
      throw fault("not a JSON Pointer; expected '' or a text such as '/properties/excludeDisks/*/id'")
    }
    return pattern
  }

  func version(_ node: JSONNode) throws(UserFileFault) -> APIVersion {
    let text = try string(node)
    guard let version = APIVersion(text) else { throw fault("'\(text)' is not a date of the form YYYY-MM-DD") }
    return version
  }

  private func message(_ node: JSONNode) throws(UserFileFault) -> MessageTemplate {
    let message = MessageTemplate(text: try string(node))
    guard !isTrusted, let name = message.unknownFields.first else { return message }
    throw fault(unknown("{\(name)}", among: MessageTemplate.Field.allCases.map { "{\($0.rawValue)}" }))
  }

  private mutating func fix(_ node: JSONNode) throws(UserFileFault) -> DeclarativeRule.FixTemplate {
    try expectObject(node, keys: ["remove", "set", "applicability"])
    let change = try change(of: node)
    let applicability = try required("applicability", of: node) { (reader, node) throws(UserFileFault) in
      try reader.choice(node, as: RuleDescriptor.FixApplicability.self)
    }
    return DeclarativeRule.FixTemplate(change: change, applicability: applicability)
  }

  private mutating func change(of fix: JSONNode) throws(UserFileFault) -> DeclarativeRule.FixTemplate.Change {
    let removes = try optional("remove", of: fix) { (reader, node) throws(UserFileFault) in
      guard node.boolean == true else { throw reader.fault("expected true, but found \(node.phrase)") }
      return true
    }
    let value = try scalarValue("set", of: fix)
    switch (removes, value) {
    case (nil, nil): throw missing("missing key 'remove' or 'set'")
    case (nil, let value?): return .set(value)
    case (_?, nil): return .remove
    case (_?, _?): throw fault("'remove' and 'set' can't be combined", atKey: "set")
    }
  }
}

extension PointerPattern {
  /// The whole body.
  fileprivate static let root = PointerPattern(.root)
}
