internal import JSONText

/// The keys of a rule's entry.
enum RuleKey: String, CaseIterable {
  case id, name, severity, fix, summary, why, help, `where`, when, check, message, anchor, wrong, right, sources

  /// The keys that are needed to run the check.
  static let checkKeys = [id, severity, fix, .where, when, check, message, anchor].map(\.rawValue)
}

extension UserFileReader {
  /// Reads the check of an entry.
  ///
  /// - Parameter id: the entry's ID; nil if it is invalid.
  /// - Returns: nil if there was a fault.
  func rule(_ id: RuleID?, _ node: JSONNode) -> DeclarativeRule? {
    let severity: Severity? = value("severity", of: node, choice)
    let scope = requiredValue("where", of: node, scope)
    let when = value("when", of: node, condition)
    let check = requiredValue("check", of: node, condition)
    let message = requiredValue("message", of: node, message)
    let anchor: DeclarativeRule.Anchor? = value("anchor", of: node, choice)
    let fix = value("fix", of: node, fix)
    guard var scope, let check, let message else { return nil }
    scope.when = when
    for key in scope.part.unsupportedKeys where node[key.rawValue].map({ !$0.isNull }) ?? false {
      record(fault("'\(key.rawValue)' can't be combined with the part '\(scope.part.rawValue)'", atKey: key.rawValue))
    }
    guard let id else { return nil }
    return DeclarativeRule(
      id: id, severity: severity ?? .warning, scope: scope, check: check, message: message, anchor: anchor, fix: fix)
  }

  private func message(_ node: JSONNode) throws(UserFileFault) -> MessageTemplate {
    let message = MessageTemplate(text: try string(node))
    guard !isTrusted, let name = message.unknownFields.first else { return message }
    throw fault(unknown("{\(name)}", among: MessageTemplate.Field.allCases.map { "{\($0.rawValue)}" }))
  }

  private func fix(_ node: JSONNode) throws(UserFileFault) -> DeclarativeRule.FixTemplate? {
    try expectObject(node, keys: ["remove", "set", "applicability"])
    let change = gather { () throws(UserFileFault) in try self.change(of: node) }
    let applicability: RuleDescriptor.FixApplicability? = requiredValue("applicability", of: node, choice)
    guard let change, let applicability else { return nil }
    return DeclarativeRule.FixTemplate(change: change, applicability: applicability)
  }

  private func change(of fix: JSONNode) throws(UserFileFault) -> DeclarativeRule.FixTemplate.Change {
    let removes = try optional("remove", of: fix) { (node) throws(UserFileFault) in
      guard node.boolean == true else { throw fault("expected true, but found \(node.phrase)") }
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

extension CheckedPart {
  /// The keys that a rule about the part can't have.
  fileprivate var unsupportedKeys: [RuleKey] {
    switch self {
    case .body: []
    case .response: [.fix]
    case .url, .header, .run: [.fix, .anchor]
    }
  }
}
