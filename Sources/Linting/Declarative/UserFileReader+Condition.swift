internal import JSONText
internal import Swagger

/// The keywords of conditions.
private enum Keyword: String, CaseIterable {
  case type, `enum`, const, caseless, minimum, maximum, exclusiveMinimum, exclusiveMaximum, minLength, maxLength,
    pattern
  case format, required, properties, additionalProperties, items, minItems, maxItems, minProperties, maxProperties, not
  case anyOf, allOf, `if`, then, `else`

  static let names = allCases.map(\.rawValue)
}

extension UserFileReader {
  /// The maximum nesting, which keeps the recursion from exhausting the stack.
  private static let maximumDepth = 60

  mutating func condition(_ node: JSONNode) throws(UserFileFault) -> Condition {
    guard depth < Self.maximumDepth else {
      throw fault("conditions are nested more than \(Self.maximumDepth) levels deep")
    }
    if let constant = node.boolean { return .constant(constant) }
    try expectObject(node, keys: Keyword.names)
    let parts =
      try [
        value("type", of: node) { (reader, node) throws(UserFileFault) in try reader.typeCondition(node) },
        values(of: node), scalar(of: node),
        value("required", of: node) { (reader, node) throws(UserFileFault) in .required(try reader.strings(node)) },
        members(of: node),
        value("items", of: node) { (reader, node) throws(UserFileFault) in .items(try reader.condition(node)) },
        range("minItems", "maxItems", of: node).map(Condition.itemCount),
        range("minProperties", "maxProperties", of: node).map(Condition.memberCount),
      ] + combinations(of: node)
    let conditions = parts.compactMap(\.self)
    return conditions.count == 1 ? conditions[0] : conditions.isEmpty ? .constant(true) : .all(conditions)
  }

  mutating func strings(_ node: JSONNode) throws(UserFileFault) -> [String] {
    try validElements(of: node) { (reader, node) throws(UserFileFault) in try reader.string(node) }
  }

  /// Reads the keywords that combine conditions.
  private mutating func combinations(of node: JSONNode) throws(UserFileFault) -> [Condition?] {
    func one(_ key: String, _ reader: inout UserFileReader) -> Condition? {
      reader.value(key, of: node) { (reader, node) throws(UserFileFault) in try reader.condition(node) }
    }
    func several(_ key: String, _ reader: inout UserFileReader) -> [Condition]? {
      reader.value(key, of: node) { (reader, node) throws(UserFileFault) in
        try reader.validElements(of: node) { (reader, node) throws(UserFileFault) in try reader.condition(node) }
      }
    }
    let (test, then, otherwise) = (one("if", &self), one("then", &self), one("else", &self))
    if node["if"] == nil, let key = ["then", "else"].first(where: { node[$0] != nil }) {
      throw fault("'\(key)' requires 'if'", atKey: key)
    }
    return [
      one("not", &self).map(Condition.not), several("anyOf", &self).map(Condition.any),
      several("allOf", &self).map(Condition.all),
      test.map { .choice(if: $0, then: then ?? .constant(true), else: otherwise ?? .constant(true)) },
    ]
  }

  private mutating func typeCondition(_ node: JSONNode) throws(UserFileFault) -> Condition {
    guard node.kind == .array else { return .type([try valueType(node)]) }
    return .type(try validElements(of: node) { (reader, node) throws(UserFileFault) in try reader.valueType(node) })
  }

  private func valueType(_ node: JSONNode) throws(UserFileFault) -> ValueType {
    switch try choice(node, as: TypeName.self) {
    case .object: .object
    case .array: .array
    case .string: .string
    case .integer: .integer
    case .number: .number
    case .boolean: .boolean
    case .null: throw fault("no value has type 'null', because null counts as absent")
    }
  }

  /// Reads `enum`, `const` and how they compare strings.
  private mutating func values(of node: JSONNode) throws(UserFileFault) -> Condition? {
    let isCaseless = value("caseless", of: node) { (reader, node) throws(UserFileFault) in
      try reader.boolean(node)
    }
    let isLocation = node["format"]?.string == ValueFormat.location.rawValue
    let comparison: TextComparison = isLocation ? .location : isCaseless == true ? .caseless : .exact
    let list = value("enum", of: node) { (reader, node) throws(UserFileFault) in
      try reader.validElements(of: node) { (reader, node) throws(UserFileFault) in try reader.scalarValue(node) }
    }
    let constant = gather { (reader) throws(UserFileFault) in try reader.scalarValue("const", of: node) }
    guard node["enum"] != nil || node["const"] != nil || isCaseless == nil else {
      throw fault("'caseless' requires 'enum' or 'const'", atKey: "caseless")
    }
    let conditions = [list, constant.map { [$0] }].compactMap { $0.map { Condition.values($0, comparison) } }
    return conditions.count > 1 ? .all(conditions) : conditions.first
  }

  /// Reads an optional member; unlike elsewhere, null is an error rather than the same as absent.
  mutating func scalarValue(_ key: String, of node: JSONNode) throws(UserFileFault) -> ScalarValue? {
    guard let value = node[key] else { return nil }
    return try inside(key) { reader throws(UserFileFault) in try reader.scalarValue(value) }
  }

  private func scalarValue(_ node: JSONNode) throws(UserFileFault) -> ScalarValue {
    guard let value = ScalarValue(node) else {
      throw fault("expected a string, a number, true or false, but found \(node.phrase)")
    }
    return value
  }

  private mutating func members(of node: JSONNode) -> Condition? {
    let members = value("properties", of: node) { (reader, node) throws(UserFileFault) in
      guard node.kind == .object else { throw reader.fault("expected an object, but found \(node.phrase)") }
      var members: [Condition.Member] = []
      for member in node.members {
        let condition = reader.gather { (reader) throws(UserFileFault) in
          try reader.inside(member.key) { reader throws(UserFileFault) in try reader.condition(member.value) }
        }
        if let condition { members.append(Condition.Member(name: member.key, condition: condition)) }
      }
      return members
    }
    let additional = value("additionalProperties", of: node) { (reader, node) throws(UserFileFault) in
      try reader.condition(node)
    }
    return members == nil && additional == nil ? nil : .members(members ?? [], additional: additional)
  }

  private mutating func range(
    _ minimum: String, _ maximum: String, of node: JSONNode
  ) throws(UserFileFault) -> ClosedRange<Int>? {
    let lower = value(minimum, of: node) { (reader, node) throws(UserFileFault) in try reader.count(node) }
    let upper = value(maximum, of: node) { (reader, node) throws(UserFileFault) in try reader.count(node) }
    guard lower != nil || upper != nil else { return nil }
    guard lower ?? 0 <= upper ?? .max else {
      throw fault("'\(minimum)' must not be greater than '\(maximum)'", atKey: minimum)
    }
    return (lower ?? 0)...(upper ?? .max)
  }
}

extension UserFileReader {
  /// Reads the keywords for strings and numbers.
  private mutating func scalar(of node: JSONNode) -> Condition? {
    func number(_ key: String, _ reader: inout UserFileReader) -> Double? {
      reader.value(key, of: node) { (reader, node) throws(UserFileFault) in try reader.number(node) }
    }
    func count(_ key: String, _ reader: inout UserFileReader) -> Int? {
      reader.value(key, of: node) { (reader, node) throws(UserFileFault) in try reader.count(node) }
    }
    var scalar = ScalarCondition()
    scalar.checkedFormat = value("format", of: node) { (reader, node) throws(UserFileFault) in
      try reader.choice(node)
    }
    scalar.minimum = number("minimum", &self)
    scalar.maximum = number("maximum", &self)
    scalar.exclusiveMinimum = number("exclusiveMinimum", &self)
    scalar.exclusiveMaximum = number("exclusiveMaximum", &self)
    scalar.minLength = count("minLength", &self)
    scalar.maxLength = count("maxLength", &self)
    scalar.compiledPattern = value("pattern", of: node) { (reader, node) throws(UserFileFault) in
      try reader.pattern(node)
    }
    return scalar == ScalarCondition() ? nil : .scalar(scalar)
  }

  private func pattern(_ node: JSONNode) throws(UserFileFault) -> Pattern {
    let text = try string(node)
    do throws(PatternError) { return try Pattern(text) } catch { throw fault("invalid pattern: \(error.message)") }
  }
}

/// The type names of JSON Schema.
private enum TypeName: String, CaseIterable {
  case object, array, string, integer, number, boolean, null
}
