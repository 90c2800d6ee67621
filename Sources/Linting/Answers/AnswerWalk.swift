internal import JSONText
internal import Swagger

/// Walks over an answer along its schema and notes what the schema doesn't know.
///
/// Nothing is missed in an answer: `required` isn't looked at, `null` fits everywhere, names and listed values compare
/// without case. What the schema leaves open isn't judged.
struct AnswerWalk {
  /// A departure of an answer from its schema.
  struct Departure {
    enum Fault {
      case unknownMember(String)
      /// What was found comes with its article.
      case wrongType(expected: ValueType, found: String)
      case unlistedValue(String)
    }

    /// From the answer's root.
    let pointer: JSONPointer
    let fault: Fault
  }

  private struct Step {
    let node: JSONNode
    let schema: Schema
    let pointer: JSONPointer
  }

  private let isOpaque: (JSONNode) -> Bool
  private var open: [Step]
  private var departures: [Departure] = []

  /// The departures of an answer in no particular order.
  ///
  /// - Parameter isOpaque: whether a string stands for any value.
  static func departures(
    of root: JSONNode, from schema: Schema, isOpaque: @escaping (JSONNode) -> Bool
  ) -> [Departure] {
    var walk = AnswerWalk(isOpaque: isOpaque, open: [Step(node: root, schema: schema, pointer: .root)])
    while let step = walk.open.popLast() { walk.take(step) }
    return walk.departures
  }

  private mutating func take(_ step: Step) {
    guard !step.node.isNull, !isOpaque(step.node), !step.schema.isContradictory else { return }
    guard step.schema.type.fits(step.node) else {
      return note(.wrongType(expected: step.schema.type, found: step.node.phrase), at: step.pointer)
    }
    switch step.node.kind {
    case .object: for member in step.node.members { take(member, of: step) }
    case .array: takeElements(of: step)
    case .string: takeString(step)
    case .integer, .real, .boolean, .null: break
    }
  }

  private mutating func take(_ member: JSONNode.Member, of step: Step) {
    let pointer = step.pointer.appending(member.key)
    if let property = step.schema.property(named: member.utf8Key) ?? step.schema.property(caseless: member.key) {
      open.append(Step(node: member.value, schema: property.schema, pointer: pointer))
    } else if case .schema(let values) = step.schema.additionalProperties {
      open.append(Step(node: member.value, schema: values, pointer: pointer))
    } else if !step.schema.properties.isEmpty {
      note(.unknownMember(member.key), at: pointer)
    }
  }

  private mutating func takeElements(of step: Step) {
    guard let items = step.schema.items else { return }
    for (index, element) in step.node.elements.enumerated() {
      open.append(Step(node: element, schema: items, pointer: step.pointer.appending(index)))
    }
  }

  private mutating func takeString(_ step: Step) {
    guard let values = step.schema.enumeration?.values, let text = step.node.string, !text.isEmpty else { return }
    if !values.contains(where: { $0.lowercased() == text.lowercased() }) {
      note(.unlistedValue(text), at: step.pointer)
    }
  }

  private mutating func note(_ fault: Departure.Fault, at pointer: JSONPointer) {
    departures.append(Departure(pointer: pointer, fault: fault))
  }

  private init(isOpaque: @escaping (JSONNode) -> Bool, open: [Step]) {
    self.isOpaque = isOpaque
    self.open = open
  }
}

extension Schema {
  /// Whether an object has `items`, as a few old api-versions write: what is meant can't be told.
  fileprivate var isContradictory: Bool { type == .object && items != nil }
}

extension ValueType {
  /// Whether a value is of this type, whole numbers such as `100.0` being integers.
  fileprivate func fits(_ node: JSONNode) -> Bool {
    admits(node) || (self == .integer && node.number.flatMap { Int64(exactly: $0) } != nil)
  }
}
