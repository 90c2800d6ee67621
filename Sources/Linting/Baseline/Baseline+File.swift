internal import JSONText

/// Reading and writing baseline files.
extension Baseline {
  private enum Member: String, CaseIterable {
    case file, rule, operation, resource, part, pointer, count
  }

  /// Reads a baseline.
  ///
  /// - Parameter bytes: the contents of the file on disk.
  public init(_ bytes: [UInt8], path: String) throws(UserFileErrors) {
    let file = try UserFile(bytes, path: path)
    let entries = try file.read { (reader, root) throws(UserFileFault) in
      try reader.expectObject(root, keys: ["schemaVersion", "findings"])
      let version = try reader.required("schemaVersion", of: root, reader.string)
      guard version == Self.schemaVersion else {
        throw reader.fault("'\(version)' is not a known version of baselines; expected '\(Self.schemaVersion)'")
      }
      return try reader.required("findings", of: root) { (node) throws(UserFileFault) in
        try reader.validElements(of: node, mayBeEmpty: true) { (node) throws(UserFileFault) in
          try Self.entry(node, reader)
        }
      }
    }
    let numbered = entries.enumerated().map { index, entry in
      Entry(key: entry.key, count: entry.count, index: index)
    }
    self.init(numbered, from: file)
  }

  private static let schemaVersion = "1.0"

  private static func entry(_ node: JSONNode, _ reader: UserFileReader) throws(UserFileFault) -> Entry {
    try reader.expectObject(node, keys: Member.allCases.map(\.rawValue))
    func text(_ member: Member) throws(UserFileFault) -> String? {
      try reader.optional(member.rawValue, of: node, reader.string)
    }
    func required(_ member: Member) throws(UserFileFault) -> String {
      try reader.required(member.rawValue, of: node, reader.string)
    }
    let rule = try required(.rule)
    let part: Part? = try reader.optional(Member.part.rawValue, of: node, reader.choice)
    let key = Key(
      file: try required(.file), rule: RuleID(rule) ?? .added(rule), part: part ?? .body,
      pointer: try text(.pointer).flatMap { JSONPointer($0) }, operation: try text(.operation),
      resource: try text(.resource))
    let count = try reader.optional(Member.count.rawValue, of: node, reader.count)
    return Entry(key: key, count: count ?? 1)
  }

  /// The file's text, with one finding per line.
  public var text: String {
    let lines = entries.map { entry in
      let key = entry.key
      return JSONValue.object([
        Member.file.rawValue: .string(key.file),
        Member.rule.rawValue: .string(key.rule.description),
        Member.operation.rawValue: key.operation.map(JSONValue.string),
        Member.resource.rawValue: key.resource.map(JSONValue.string),
        Member.part.rawValue: key.part == .body ? nil : .string(key.part.rawValue),
        Member.pointer.rawValue: key.pointer.map { .string($0.description) },
        Member.count.rawValue: entry.count == 1 ? nil : .integer(entry.count),
      ]).text(.line)
    }
    let list = lines.isEmpty ? "[]" : "[\n    \(lines.joined(separator: ",\n    "))\n  ]"
    return "{\n  \"schemaVersion\": \"\(Self.schemaVersion)\",\n  \"findings\": \(list)\n}\n"
  }
}
