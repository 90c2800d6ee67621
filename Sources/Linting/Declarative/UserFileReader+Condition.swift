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

  func condition(_ node: JSONNode) throws(UserFileFault) -> Condition {
    guard depth < Self.maximumDepth else {
      throw fault("conditions are nested more than \(Self.maximumDepth) levels deep")
    }
    if let constant = node.boolean { return .constant(constant) }
    try expectObject(node, keys: Keyword.names)
    let parts =
      try [
        value("type", of: node, typeCondition),
        values(of: node), scalar(of: node),
        value("required", of: node) { (node) throws(UserFileFault) in .required(try strings(node)) },
        members(of: node),
        value("items", of: node) { (node) throws(UserFileFault) in .items(try condition(node)) },
        range("minItems", "maxItems", of: node).map(Condition.itemCount),
        range("minProperties", "maxProperties", of: node).map(Condition.memberCount),
      ] + combinations(of: node)
    let conditions = parts.compactMap(\.self)
    return conditions.count == 1 ? conditions[0] : conditions.isEmpty ? .constant(true) : .all(conditions)
  }

  func strings(_ node: JSONNode) throws(UserFileFault) -> [String] {
    try validElements(of: node, string)
  }

  private func conditions(_ node: JSONNode) throws(UserFileFault) -> [Condition] {
    try validElements(of: node, condition)
  }

  /// Reads the keywords that combine conditions.
  private func combinations(of node: JSONNode) throws(UserFileFault) -> [Condition?] {
    func one(_ key: String) -> Condition? { value(key, of: node, condition) }
    func several(_ key: String) -> [Condition]? { value(key, of: node, conditions) }
    let (test, then, otherwise) = (one("if"), one("then"), one("else"))
    if node["if"] == nil, let key = ["then", "else"].first(where: { node[$0] != nil }) {
      throw fault("'\(key)' requires 'if'", atKey: key)
    }
    return [
      one("not").map(Condition.not), several("anyOf").map(Condition.any), several("allOf").map(Condition.all),
      test.map { .choice(if: $0, then: then ?? .constant(true), else: otherwise ?? .constant(true)) },
    ]
  }

  private func typeCondition(_ node: JSONNode) throws(UserFileFault) -> Condition {
    guard node.kind == .array else { return .type([try valueType(node)]) }
    return .type(try validElements(of: node, valueType))
  }

  private func valueType(_ node: JSONNode) throws(UserFileFault) -> ValueType {
    switch try choice(node) as TypeName {
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
  private func values(of node: JSONNode) throws(UserFileFault) -> Condition? {
    let isCaseless = value("caseless", of: node, boolean)
    let isLocation = node["format"]?.string == ValueFormat.location.rawValue
    let comparison: TextComparison = isLocation ? .location : isCaseless == true ? .caseless : .exact
    let list = value("enum", of: node) { (node) throws(UserFileFault) in try validElements(of: node, scalarValue) }
    let constant = gather { () throws(UserFileFault) in try scalarValue("const", of: node) }
    guard node["enum"] != nil || node["const"] != nil || isCaseless == nil else {
      throw fault("'caseless' requires 'enum' or 'const'", atKey: "caseless")
    }
    let conditions = [list, constant.map { [$0] }].compactMap { $0.map { Condition.values($0, comparison) } }
    return conditions.count > 1 ? .all(conditions) : conditions.first
  }

  /// Reads an optional member; unlike elsewhere, null is an error rather than the same as absent.
  func scalarValue(_ key: String, of node: JSONNode) throws(UserFileFault) -> ScalarValue? {
    guard let value = node[key] else { return nil }
    return try inside(key) { () throws(UserFileFault) in try scalarValue(value) }
  }

  private func scalarValue(_ node: JSONNode) throws(UserFileFault) -> ScalarValue {
    guard let value = ScalarValue(node) else {
      throw fault("expected a string, a number, true or false, but found \(node.phrase)")
    }
    return value
  }

  private func members(of node: JSONNode) -> Condition? {
    let members = value("properties", of: node) { (node) throws(UserFileFault) in
      guard node.kind == .object else { throw fault("expected an object, but found \(node.phrase)") }
      var members: [Condition.Member] = []
      for member in node.members {
        let condition = gather { () throws(UserFileFault) in
          try inside(member.key) { () throws(UserFileFault) in try self.condition(member.value) }
        }
        if let condition { members.append(Condition.Member(name: member.key, condition: condition)) }
      }
      return members
    }
    let additional = value("additionalProperties", of: node, condition)
    return members == nil && additional == nil ? nil : .members(members ?? [], additional: additional)
  }

  private func range(
    _ minimum: String, _ maximum: String, of node: JSONNode
  ) throws(UserFileFault) -> ClosedRange<Int>? {
    let lower = value(minimum, of: node, count)
    let upper = value(maximum, of: node, count)
    guard lower != nil || upper != nil else { return nil }
    guard lower ?? 0 <= upper ?? .max else {
      throw fault("'\(minimum)' must not be greater than '\(maximum)'", atKey: minimum)
    }
    return (lower ?? 0)...(upper ?? .max)
  }
}

extension UserFileReader {
  /// Reads the keywords for strings and numbers.
  private func scalar(of node: JSONNode) -> Condition? {
    var scalar = ScalarCondition()
    scalar.checkedFormat = value("format", of: node, choice)
    scalar.minimum = value("minimum", of: node, number)
    scalar.maximum = value("maximum", of: node, number)
    scalar.exclusiveMinimum = value("exclusiveMinimum", of: node, number)
    scalar.exclusiveMaximum = value("exclusiveMaximum", of: node, number)
    scalar.minLength = value("minLength", of: node, count)
    scalar.maxLength = value("maxLength", of: node, count)
    scalar.compiledPattern = value("pattern", of: node, pattern)
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
