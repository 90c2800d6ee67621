import JSONText
import Swagger
import TestSupport

/// A way in which a generated body violates its schema.
enum BodyFault: CaseIterable {
  case unknown, misspelled, fromOtherVersion, misplaced, wrongCase, wrongType, convertible, readOnly, missing
  case unknownValue, wrongValueCase, badFormat, null
}

/// Generates bodies that conform to a schema, and bodies that violate it in one way.
struct SchemaBodyGenerator {
  private var random: SeededGenerator
  /// Whether the bodies contain read-only properties, as responses do.
  private let isResponse: Bool
  /// Returns the property names of a schema in another api-version.
  private let otherNames: (Schema) -> [String]

  init(seed: UInt64, isResponse: Bool, otherNames: @escaping (Schema) -> [String]) {
    random = SeededGenerator(seed: seed)
    self.isResponse = isResponse
    self.otherNames = otherNames
  }

  mutating func value(of schema: Schema, depth: Int = 6) -> JSONTree {
    switch schema.type {
    case .object: return .object(members(of: schema, depth: depth))
    case .array: return .array(schema.items.map { [value(of: $0, depth: depth - 1)] } ?? [])
    case .string: return .string(text(of: schema))
    case .integer: return .scalar(String(Int.random(in: 60...300, using: &random)))
    case .number: return .scalar("1.5")
    case .boolean: return .scalar(Bool.random(using: &random) ? "true" : "false")
    case .any: return .string("any")
    }
  }

  private mutating func members(of schema: Schema, depth: Int) -> [JSONTree.Member] {
    var members: [JSONTree.Member] = []
    for property in schema.properties where isResponse || !property.isReadOnly {
      guard property.isRequired || (depth > 0 && Int.random(in: 0...2, using: &random) > 0) else { continue }
      members.append(.init(key: property.name, value: value(of: property.schema, depth: depth - 1)))
    }
    if case .schema(let values) = schema.additionalProperties, depth > 0 {
      members.append(.init(key: "anyName", value: value(of: values, depth: depth - 1)))
    }
    return members
  }

  private mutating func text(of schema: Schema) -> String {
    if let value = schema.enumeration?.values.randomElement(using: &random) { return value }
    switch schema.format {
    case "date-time": return "2026-01-31T23:59:59Z"
    case "uri": return "https://example.org/path"
    case "uuid": return "01234567-89ab-cdef-0123-456789abcdef"
    default: return "text"
    }
  }

  /// Adds a fault to the body at a random value that can have it; nil if there is none.
  mutating func adding(_ fault: BodyFault, to body: JSONTree, _ schema: Schema) -> JSONTree? {
    if fault == .misplaced { return misplacing(in: body) }
    for entry in body.entries(schema).shuffled(using: &random) {
      guard let value = value(of: entry.tree, as: entry.schema, with: fault) else { continue }
      return body.replacing(entry.path[...], with: value)
    }
    return nil
  }

  private mutating func misplacing(in body: JSONTree) -> JSONTree? {
    guard let member = body["properties"].members.randomElement(using: &random) else { return nil }
    let remaining = JSONTree.object(body["properties"].members.filter { $0.key != member.key })
    return .object(body.replacing(["properties"], with: remaining).members + [member])
  }

  private mutating func value(of tree: JSONTree, as schema: Schema, with fault: BodyFault) -> JSONTree? {
    switch fault {
    case .wrongType: return schema.type == .any ? nil : schema.type == .object ? .scalar("7") : .object([])
    case .convertible: return schema.type == .integer ? .string("120") : schema.type == .boolean ? .string("true") : nil
    case .unknownValue: return schema.enumeration.map { _ in .string("Nonesuch") }
    case .wrongValueCase: return schema.enumeration?.values.first.map { .string($0.lowercased()) }
    case .badFormat:
      return schema.format == nil ? nil : schema.type == .integer ? .scalar("4294967296") : .string("not so")
    case .null: return .scalar("null")
    case .unknown, .misspelled, .fromOtherVersion, .misplaced, .wrongCase, .readOnly, .missing:
      return members(of: tree, as: schema, with: fault).map { .object($0) }
    }
  }

  private mutating func members(of tree: JSONTree, as schema: Schema, with fault: BodyFault) -> [JSONTree.Member]? {
    guard case .object(let members) = tree, let known = schema.properties.randomElement(using: &random) else {
      return nil
    }
    switch fault {
    case .unknown: return members + [.init(key: "zzUnknown", value: .scalar("1"))]
    case .misspelled: return members + [.init(key: known.name.dropLast() + "q", value: .scalar("1"))]
    case .fromOtherVersion:
      let names = otherNames(schema).filter { schema.property($0) == nil }
      return names.randomElement(using: &random).map { members + [.init(key: $0, value: .scalar("true"))] }
    case .wrongCase:
      guard let name = members.map(\.key).filter({ schema.property($0) != nil }).randomElement(using: &random) else {
        return nil
      }
      return members.map { $0.key == name ? .init(key: name.uppercased(), value: $0.value) : $0 }
    case .readOnly:
      let name = schema.properties.filter(\.isReadOnly).randomElement(using: &random)?.name
      return name.map { name in members.filter { $0.key != name } + [.init(key: name, value: .string("set"))] }
    case .missing:
      return schema.required.randomElement(using: &random).map { name in members.filter { $0.key != name } }
    case .misplaced, .wrongType, .convertible, .unknownValue, .wrongValueCase, .badFormat, .null: return nil
    }
  }
}

extension JSONTree {
  /// All values with their paths and schemas, containers before their contents.
  fileprivate func entries(
    _ schema: Schema, at path: [String] = []
  ) -> [(path: [String], schema: Schema, tree: JSONTree)] {
    let inner =
      switch self {
      case .object(let members):
        members.flatMap { member in
          schema.property(member.key).map { member.value.entries($0.schema, at: path + [member.key]) } ?? []
        }
      case .array(let elements):
        elements.enumerated().flatMap { index, element in
          schema.items.map { element.entries($0, at: path + [String(index)]) } ?? []
        }
      case .scalar: [] as [(path: [String], schema: Schema, tree: JSONTree)]
      }
    return [(path, schema, self)] + inner
  }
}
