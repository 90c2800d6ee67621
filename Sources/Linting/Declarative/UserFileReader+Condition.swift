internal import JSONText
internal import Swagger

/// The keywords of a condition.
private enum Keyword: String, CaseIterable {
  case type, `enum`, const, caseless, minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, maxLength,
    pattern
  case format, required, properties, additionalProperties, items, minItems, maxItems, minProperties, maxProperties, not
  case anyOf, allOf, `if`, then, `else`

  static let names = allCases.map(\.rawValue)
}

extension UserFileReader {
  /// Deeper files are refused, so that no file takes all of the stack.
  private static let deepest = 60

  mutating func condition(_ node: JSONNode) throws(UserFileFault) -> Condition {
    guard depth < Self.deepest else { throw fault("conditions stand more than \(Self.deepest) levels deep") }
    if let constant = node.boolean { return .constant(constant) }
    try expectObject(node, keys: Keyword.names)
    let parts =
      try [
        optional("type", of: node) { (reader, node) throws(UserFileFault) in try reader.typeCondition(node) },
        values(of: node), scalar(of: node),
        optional("required", of: node) { (reader, node) throws(UserFileFault) in .required(try reader.strings(node)) },
        members(of: node),
        optional("items", of: node) { (reader, node) throws(UserFileFault) in .items(try reader.condition(node)) },
        range("minItems", "maxItems", of: node).map(Condition.itemCount),
        range("minProperties", "maxProperties", of: node).map(Condition.memberCount),
      ] + combinations(of: node)
    let conditions = parts.compactMap(\.self)
    return conditions.count == 1 ? conditions[0] : conditions.isEmpty ? .constant(true) : .all(conditions)
  }

  mutating func strings(_ node: JSONNode) throws(UserFileFault) -> [String] {
    try list(node) { (reader, node) throws(UserFileFault) in try reader.string(node) }
  }

  /// The keywords that join conditions.
  private mutating func combinations(of node: JSONNode) throws(UserFileFault) -> [Condition?] {
    func one(_ key: String, _ reader: inout UserFileReader) throws(UserFileFault) -> Condition? {
      try reader.optional(key, of: node) { (reader, node) throws(UserFileFault) in try reader.condition(node) }
    }
    func several(_ key: String, _ reader: inout UserFileReader) throws(UserFileFault) -> [Condition]? {
      try reader.optional(key, of: node) { (reader, node) throws(UserFileFault) in
        try reader.list(node) { (reader, node) throws(UserFileFault) in try reader.condition(node) }
      }
    }
    let (test, then, otherwise) = (try one("if", &self), try one("then", &self), try one("else", &self))
    if test == nil, let key = ["then", "else"].first(where: { node[$0] != nil }) {
      throw fault("'\(key)' stands without 'if'", atKey: key)
    }
    return [
      try one("not", &self).map(Condition.not), try several("anyOf", &self).map(Condition.any),
      try several("allOf", &self).map(Condition.all),
      test.map { .choice(if: $0, then: then ?? .constant(true), else: otherwise ?? .constant(true)) },
    ]
  }

  private mutating func typeCondition(_ node: JSONNode) throws(UserFileFault) -> Condition {
    guard node.kind == .array else { return .type([try valueType(node)]) }
    return .type(try list(node) { (reader, node) throws(UserFileFault) in try reader.valueType(node) })
  }

  private func valueType(_ node: JSONNode) throws(UserFileFault) -> ValueType {
    switch try choice(node, as: TypeName.self) {
    case .object: .object
    case .array: .array
    case .string: .string
    case .integer: .integer
    case .number: .number
    case .boolean: .boolean
    case .null: throw fault("null counts as absent, so that no value is of this type")
    }
  }

  /// `enum`, `const` and how they compare.
  private mutating func values(of node: JSONNode) throws(UserFileFault) -> Condition? {
    let isCaseless = try optional("caseless", of: node) { (reader, node) throws(UserFileFault) in
      try reader.boolean(node)
    }
    let isLocation = node["format"]?.string == ValueFormat.location.rawValue
    let comparison: TextComparison = isLocation ? .location : isCaseless == true ? .caseless : .exact
    let list = try optional("enum", of: node) { (reader, node) throws(UserFileFault) in
      try reader.list(node) { (reader, node) throws(UserFileFault) in try reader.scalarValue(node) }
    }
    let one = try required("const", unlessAbsentIn: node)
    guard list != nil || one != nil || isCaseless == nil else {
      throw fault("'caseless' stands without 'enum' and 'const'", atKey: "caseless")
    }
    let conditions = [list, one.map { [$0] }].compactMap { $0.map { Condition.values($0, comparison) } }
    return conditions.count > 1 ? .all(conditions) : conditions.first
  }

  /// Null is no absent `const`, but one that can't be.
  private mutating func required(_ key: String, unlessAbsentIn node: JSONNode) throws(UserFileFault) -> ScalarValue? {
    guard let value = node[key] else { return nil }
    return try inside(key) { reader throws(UserFileFault) in try reader.scalarValue(value) }
  }

  private func scalarValue(_ node: JSONNode) throws(UserFileFault) -> ScalarValue {
    guard let value = ScalarValue(node) else {
      throw fault("a string, a number, true or false is expected, and this is \(node.phrase)")
    }
    return value
  }

  private mutating func members(of node: JSONNode) throws(UserFileFault) -> Condition? {
    let members = try optional("properties", of: node) { (reader, node) throws(UserFileFault) in
      guard node.kind == .object else { throw reader.fault("an object is expected, and this is \(node.phrase)") }
      var members: [Condition.Member] = []
      for member in node.members {
        let condition = try reader.inside(member.key) { reader throws(UserFileFault) in
          try reader.condition(member.value)
        }
        members.append(Condition.Member(name: member.key, condition: condition))
      }
      return members
    }
    let others = try optional("additionalProperties", of: node) { (reader, node) throws(UserFileFault) in
      try reader.condition(node)
    }
    return members == nil && others == nil ? nil : .members(members ?? [], others: others)
  }

  private mutating func range(
    _ least: String, _ most: String, of node: JSONNode
  ) throws(UserFileFault) -> ClosedRange<Int>? {
    let lower = try optional(least, of: node) { (reader, node) throws(UserFileFault) in try reader.count(node) }
    let upper = try optional(most, of: node) { (reader, node) throws(UserFileFault) in try reader.count(node) }
    guard lower != nil || upper != nil else { return nil }
    guard lower ?? 0 <= upper ?? .max else { throw fault("'\(least)' lies above '\(most)'", atKey: least) }
    return (lower ?? 0)...(upper ?? .max)
  }
}

extension UserFileReader {
  /// The keywords about one string or number.
  private mutating func scalar(of node: JSONNode) throws(UserFileFault) -> Condition? {
    func number(_ key: String, _ reader: inout UserFileReader) throws(UserFileFault) -> Double? {
      try reader.optional(key, of: node) { (reader, node) throws(UserFileFault) in try reader.number(node) }
    }
    func count(_ key: String, _ reader: inout UserFileReader) throws(UserFileFault) -> Int? {
      try reader.optional(key, of: node) { (reader, node) throws(UserFileFault) in try reader.count(node) }
    }
    var scalar = ScalarCondition()
    scalar.judgedFormat = try optional("format", of: node) { (reader, node) throws(UserFileFault) in
      try reader.choice(node)
    }
    scalar.minimum = try number("minimum", &self)
    scalar.maximum = try number("maximum", &self)
    scalar.exclusiveMinimum = try number("exclusiveMinimum", &self)
    scalar.exclusiveMaximum = try number("exclusiveMaximum", &self)
    scalar.minLength = try count("minLength", &self)
    scalar.maxLength = try count("maxLength", &self)
    scalar.compiledPattern = try optional("pattern", of: node) { (reader, node) throws(UserFileFault) in
      try reader.pattern(node)
    }
    return scalar == ScalarCondition() ? nil : .scalar(scalar)
  }

  private func pattern(_ node: JSONNode) throws(UserFileFault) -> Pattern {
    let text = try string(node)
    do throws(PatternError) { return try Pattern(text) } catch { throw fault("bad pattern: \(error.message)") }
  }
}

/// The names of types in JSON Schema.
private enum TypeName: String, CaseIterable {
  case object, array, string, integer, number, boolean, null
}
