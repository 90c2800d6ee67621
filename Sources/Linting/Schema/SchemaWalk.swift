internal import JSONText
internal import Requests
internal import Swagger

/// Walks a body along its schema and records the violations.
///
/// `null` counts as absent, and a value that contains a placeholder as valid. Read-only and unknown members are recorded
/// once, at the outermost one.
struct SchemaWalk {
  private enum Step {
    case member(JSONNode.Member)
    case index(Int)
  }

  /// Classifies members that the schema doesn't define.
  private let classify: (JSONPointer, Schema) -> UnknownMember
  private let isUnresolved: (JSONNode) -> Bool
  private var steps: [Step] = []
  private var violations: [Violation] = []

  /// - Parameters:
  ///   - isUnresolved: whether a string is an unresolved placeholder or expression.
  ///   - classify: classifies a member that the schema doesn't define, given its pointer and the schema of its object.
  init(isUnresolved: @escaping (JSONNode) -> Bool, classify: @escaping (JSONPointer, Schema) -> UnknownMember) {
    self.isUnresolved = isUnresolved
    self.classify = classify
  }

  /// The violations in the order of the body's members.
  ///
  /// - Parameter ignoring: the lowercased keys of members of the root to skip.
  static func violations(
    of body: JSONNode, against schema: Schema, ignoring: Set<String> = [],
    isUnresolved: @escaping (JSONNode) -> Bool, classify: @escaping (JSONPointer, Schema) -> UnknownMember
  ) -> [Violation] {
    var walk = SchemaWalk(isUnresolved: isUnresolved, classify: classify)
    walk.check(body, against: schema, ignoring: ignoring)
    return walk.violations
  }

  private mutating func check(_ node: JSONNode, against schema: Schema, ignoring: Set<String> = []) {
    guard !(node.kind == .string && isUnresolved(node)) else { return }
    guard schema.type.admits(node) else { return recordWrongType(of: node, against: schema) }
    switch node.kind {
    case .object: checkMembers(of: node, against: schema, ignoring: ignoring)
    case .array: checkElements(of: node, against: schema)
    case .string, .integer, .real: checkScalar(node, against: schema)
    case .boolean, .null: break
    }
  }

  private mutating func checkMembers(of node: JSONNode, against schema: Schema, ignoring: Set<String>) {
    for name in schema.required where node.member(named: name) == nil { record(.missing(name)) }
    for member in node.members where !member.value.isNull {
      if !ignoring.isEmpty, ignoring.contains(member.key.lowercased()) { continue }
      steps.append(.member(member))
      check(member, against: schema)
      steps.removeLast()
    }
  }

  private mutating func check(_ member: JSONNode.Member, against schema: Schema) {
    if let property = schema.property(for: member) {
      check(member.value, as: property)
    } else if case .schema(let values) = schema.additionalProperties {
      check(member.value, against: values)
    } else if let property = schema.property(caseless: member.key) {
      record(.wrongCase(property))
      if !property.isReadOnly { check(member.value, against: property.schema) }
    } else if !schema.properties.isEmpty, !Placeholder.isPresent(in: member.key) {
      record(.unknownMember(classify(pointer, schema)))
    }
  }

  private mutating func check(_ value: JSONNode, as property: Property) {
    if property.isReadOnly { record(.readOnly(property)) } else { check(value, against: property.schema) }
  }

  private mutating func checkElements(of node: JSONNode, against schema: Schema) {
    guard let items = schema.items else { return }
    for (index, element) in node.elements.enumerated() where !element.isNull {
      steps.append(.index(index))
      check(element, against: items)
      steps.removeLast()
    }
  }

  /// A value that can't be converted violates the schema's enumeration or format, too.
  private mutating func recordWrongType(of node: JSONNode, against schema: Schema) {
    let conversion = schema.type.conversion(of: node)
    record(.wrongType(expected: schema.type, found: node.phrase, conversion: conversion))
    guard conversion == nil, let text = ScalarValue(node)?.shown else { return }
    if let enumeration = schema.enumeration {
      record(.unknownValue(text, enumeration))
    } else if let format = schema.checkedFormat {
      record(.badFormat(expected: format.phrase))
    }
  }

  private mutating func checkScalar(_ node: JSONNode, against schema: Schema) {
    if let enumeration = schema.enumeration, let fault = enumeration.violation(by: node) {
      record(fault)
    } else if let expected = schema.expectation(violatedBy: node) {
      record(.badFormat(expected: expected))
    }
  }

  private mutating func record(_ fault: Violation.Fault) {
    violations.append(Violation(pointer: pointer, fault: fault))
  }

  private var pointer: JSONPointer {
    JSONPointer(
      steps.map { step in
        switch step {
        case .member(let member): member.key
        case .index(let index): String(index)
        }
      })
  }
}

extension JSONNode {
  /// The member of this name that isn't null; one whose name differs only in case counts too.
  func member(named name: String) -> JSONNode? {
    if let exact = self[name] { return exact.isNull ? nil : exact }
    let wanted = name.lowercased()
    return members.first {
      $0.withUTF8Key { $0.count } == wanted.utf8.count && $0.key.lowercased() == wanted && !$0.value.isNull
    }?.value
  }
}

extension Enumeration {
  fileprivate func violation(by node: JSONNode) -> Violation.Fault? {
    let isListed = node.withUTF8 { text in values.contains { $0.withUTF8Span { $0.isEqual(to: text) } } }
    guard isListed == false, let text = node.string else { return nil }
    return .unknownValue(text, self)
  }
}
