internal import JSONText
internal import Swagger

/// Walks a response along its schema and records what the schema doesn't have.
///
/// Less strict than for requests: `required` is ignored, `null` is allowed everywhere, and names and enum values are
/// case-insensitive.
struct ResponseWalk {
  /// A violation of the response's schema.
  struct Violation {
    enum Fault {
      case unknownMember(String)
      /// `found` describes the value's type with an article.
      case wrongType(expected: ValueType, found: String)
      case unknownValue(String)
    }

    /// Relative to the response's root.
    let pointer: JSONPointer
    let fault: Fault
  }

  private struct Step {
    let node: JSONNode
    let schema: Schema
    let pointer: JSONPointer
  }

  private let isUnresolved: (JSONNode) -> Bool
  private var pending: [Step]
  private var violations: [Violation] = []

  /// The violations of a response, in no particular order.
  ///
  /// - Parameter isUnresolved: whether a value is an unresolved string.
  static func violations(
    of root: JSONNode, from schema: Schema, isUnresolved: @escaping (JSONNode) -> Bool
  ) -> [Violation] {
    var walk = ResponseWalk(isUnresolved: isUnresolved, pending: [Step(node: root, schema: schema, pointer: .root)])
    while let step = walk.pending.popLast() { walk.visit(step) }
    return walk.violations
  }

  private mutating func visit(_ step: Step) {
    guard !step.node.isNull, !isUnresolved(step.node), !step.schema.isContradictory else { return }
    guard step.schema.type.fits(step.node) else {
      return record(.wrongType(expected: step.schema.type, found: step.node.phrase), at: step.pointer)
    }
    switch step.node.kind {
    case .object: for member in step.node.members { visit(member, of: step) }
    case .array: visitElements(of: step)
    case .string: checkString(step)
    case .integer, .real, .boolean, .null: break
    }
  }

  private mutating func visit(_ member: JSONNode.Member, of step: Step) {
    let pointer = step.pointer.appending(member.key)
    if let property = step.schema.property(for: member) ?? step.schema.property(caseless: member.key) {
      pending.append(Step(node: member.value, schema: property.schema, pointer: pointer))
    } else if case .schema(let values) = step.schema.additionalProperties {
      pending.append(Step(node: member.value, schema: values, pointer: pointer))
    } else if !step.schema.properties.isEmpty {
      record(.unknownMember(member.key), at: pointer)
    }
  }

  private mutating func visitElements(of step: Step) {
    guard let items = step.schema.items else { return }
    for (index, element) in step.node.elements.enumerated() {
      pending.append(Step(node: element, schema: items, pointer: step.pointer.appending(index)))
    }
  }

  private mutating func checkString(_ step: Step) {
    guard let values = step.schema.enumeration?.values, let text = step.node.string, !text.isEmpty else { return }
    if !values.contains(where: { $0.lowercased() == text.lowercased() }) {
      record(.unknownValue(text), at: step.pointer)
    }
  }

  private mutating func record(_ fault: Violation.Fault, at pointer: JSONPointer) {
    violations.append(Violation(pointer: pointer, fault: fault))
  }

  private init(isUnresolved: @escaping (JSONNode) -> Bool, pending: [Step]) {
    self.isUnresolved = isUnresolved
    self.pending = pending
  }
}

extension Schema {
  /// Whether the schema is an object with `items`, as in a few old api-versions; it is ambiguous and not checked.
  fileprivate var isContradictory: Bool { type == .object && items != nil }
}

extension ValueType {
  /// Whether a value has this type; whole numbers such as `100.0` count as integers.
  fileprivate func fits(_ node: JSONNode) -> Bool {
    admits(node) || (self == .integer && node.number.flatMap { Int64(exactly: $0) } != nil)
  }
}
