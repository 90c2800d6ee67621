internal import JSONText

/// Reads the entries of a rule file: checks and their texts.
extension UserFileReader {
  typealias Entry = (descriptor: RuleDescriptor, rule: DeclarativeRule)

  /// - Parameters:
  ///   - known: the rules of earlier files.
  ///   - text: the file's text, from which examples are read on demand.
  func entries(
    of root: JSONNode, known: [RuleDescriptor], in text: [UInt8]
  ) throws(UserFileFault) -> [Entry] {
    try expectObject(root, keys: ["rules"])
    var known = RuleCatalog.bundled.rules + known
    return try required("rules", of: root) { (node) throws(UserFileFault) in
      try validElements(of: node) { (node) throws(UserFileFault) in
        let entry = try self.entry(node, known: known, in: text)
        if let entry { known.append(entry.descriptor) }
        return entry
      }
    }
  }

  private func entry(
    _ node: JSONNode, known: [RuleDescriptor], in text: [UInt8]
  ) throws(UserFileFault) -> Entry? {
    try expectObject(node, keys: RuleKey.allCases.map(\.rawValue))
    let id = requiredValue("id", of: node) { (node) throws(UserFileFault) in try self.id(node, known: known) }
    let name = requiredValue("name", of: node) { (node) throws(UserFileFault) in try self.name(node, known: known) }
    let summary = requiredValue("summary", of: node, string)
    let rule = rule(id, node)
    let (why, help) = (prose("why", of: node), prose("help", of: node))
    let sources = value("sources", of: node, strings)
    for key in ["wrong", "right"] { checkExamples(key, of: node) }
    guard let id, let name, let summary, let rule else { return nil }
    var descriptor = RuleDescriptor(
      id: id, name: name, severity: rule.severity, summary: summary, why: why, help: help, sources: sources ?? [])
    descriptor.fix = rule.fix?.applicability
    descriptor.catalogFile = text
    return (descriptor, rule)
  }

  private func prose(_ key: String, of node: JSONNode) -> String {
    value(key, of: node, string) ?? ""
  }

  private func id(_ node: JSONNode, known: [RuleDescriptor]) throws(UserFileFault) -> RuleID {
    let text = try string(node)
    let isValid = text.utf8.first?.isLetter == true && text.utf8.allSatisfy(\.isIDCharacter)
    guard isValid, text.utf8.count <= 64 else {
      throw fault("an ID must be a letter followed by up to 63 letters, digits, '-', '_' or '.'")
    }
    let isReserved = text.uppercased().hasPrefix("RP") && text.utf8.dropFirst(2).first?.isDigit == true
    guard !isReserved else { throw fault("IDs that start with 'RP' and a digit are reserved for rplint's own rules") }
    guard !known.contains(where: { $0.id.description.lowercased() == text.lowercased() }) else {
      throw fault("duplicate rule ID '\(text)'")
    }
    return .added(text)
  }

  private func name(_ node: JSONNode, known: [RuleDescriptor]) throws(UserFileFault) -> String {
    let text = try string(node)
    let isValid = text.utf8.first?.isLetter == true && text.utf8.allSatisfy(\.isNameCharacter)
    guard isValid, text.utf8.count <= 64 else {
      throw fault("a name must be a lowercase letter followed by up to 63 lowercase letters, digits or '-'")
    }
    guard let other = known.first(where: { $0.name == text }) else { return text }
    throw fault("duplicate rule name '\(text)'; \(other.id) already has it")
  }

  private func checkExamples(_ key: String, of node: JSONNode) {
    _ = value(key, of: node) { (node) throws(UserFileFault) in
      try validElements(of: node) { (node) throws(UserFileFault) in
        try expectObject(node, keys: RuleExample.keys)
        guard RuleExample(node) == nil else { return }
        throw missing("an example must have 'file' and one of 'text', 'request', 'requests' or 'body'")
      }
    }
  }
}

extension UInt8 {
  fileprivate var isIDCharacter: Bool {
    isLetter || isDigit || [UInt8(ascii: "-"), UInt8(ascii: "_"), UInt8(ascii: ".")].contains(self)
  }

  fileprivate var isNameCharacter: Bool {
    (0x61...0x7A).contains(self) || isDigit || self == UInt8(ascii: "-")
  }
}
