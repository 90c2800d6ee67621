import JSONText
import Swagger
import TestSupport

/// A departure from a schema.
enum BodyFault: CaseIterable {
  case unknown, nearlyKnown, ofOtherVersion, misplaced, wrongCase, wrongType, convertible, readOnly, missing
  case unlisted, unlistedCase, badFormat, null
}

/// Makes bodies that follow a schema, and bodies that depart from it in one way.
struct SchemaBody {
  private var numbers: SeededGenerator
  /// Whether the bodies hold what only the service sets, as answers do.
  private let isAnswer: Bool
  /// The names of the properties that a schema has in another api-version.
  private let otherNames: (Schema) -> [String]

  init(seed: UInt64, isAnswer: Bool, otherNames: @escaping (Schema) -> [String]) {
    numbers = SeededGenerator(seed: seed)
    self.isAnswer = isAnswer
    self.otherNames = otherNames
  }

  mutating func value(of schema: Schema, depth: Int = 6) -> JSONTree {
    switch schema.type {
    case .object: return .object(members(of: schema, depth: depth))
    case .array: return .array(schema.items.map { [value(of: $0, depth: depth - 1)] } ?? [])
    case .string: return .string(text(of: schema))
    case .integer: return .scalar(String(Int.random(in: 60...300, using: &numbers)))
    case .number: return .scalar("1.5")
    case .boolean: return .scalar(Bool.random(using: &numbers) ? "true" : "false")
    case .any: return .string("any")
    }
  }

  private mutating func members(of schema: Schema, depth: Int) -> [JSONTree.Member] {
    var members: [JSONTree.Member] = []
    for property in schema.properties where isAnswer || !property.isReadOnly {
      guard property.isRequired || (depth > 0 && Int.random(in: 0...2, using: &numbers) > 0) else { continue }
      members.append(.init(key: property.name, value: value(of: property.schema, depth: depth - 1)))
    }
    if case .schema(let values) = schema.additionalProperties, depth > 0 {
      members.append(.init(key: "anyName", value: value(of: values, depth: depth - 1)))
    }
    return members
  }

  private mutating func text(of schema: Schema) -> String {
    if let value = schema.enumeration?.values.randomElement(using: &numbers) { return value }
    switch schema.format {
    case "date-time": return "2026-01-31T23:59:59Z"
    case "uri": return "https://example.org/path"
    case "uuid": return "01234567-89ab-cdef-0123-456789abcdef"
    default: return "text"
    }
  }

  /// The body with a fault at some place where there can be one; nil if there is no such place.
  mutating func adding(_ fault: BodyFault, to body: JSONTree, _ schema: Schema) -> JSONTree? {
    if fault == .misplaced { return misplacing(in: body) }
    for place in body.places(schema).shuffled(using: &numbers) {
      guard let value = value(of: place.tree, as: place.schema, with: fault) else { continue }
      return body.replacing(place.path[...], with: value)
    }
    return nil
  }

  private mutating func misplacing(in body: JSONTree) -> JSONTree? {
    guard let member = body["properties"].members.randomElement(using: &numbers) else { return nil }
    let rest = JSONTree.object(body["properties"].members.filter { $0.key != member.key })
    return .object(body.replacing(["properties"], with: rest).members + [member])
  }

  private mutating func value(of tree: JSONTree, as schema: Schema, with fault: BodyFault) -> JSONTree? {
    switch fault {
    case .wrongType: return schema.type == .any ? nil : schema.type == .object ? .scalar("7") : .object([])
    case .convertible: return schema.type == .integer ? .string("120") : schema.type == .boolean ? .string("true") : nil
    case .unlisted: return schema.enumeration.map { _ in .string("Nonesuch") }
    case .unlistedCase: return schema.enumeration?.values.first.map { .string($0.lowercased()) }
    case .badFormat:
      return schema.format == nil ? nil : schema.type == .integer ? .scalar("4294967296") : .string("not so")
    case .null: return .scalar("null")
    case .unknown, .nearlyKnown, .ofOtherVersion, .misplaced, .wrongCase, .readOnly, .missing:
      return members(of: tree, as: schema, with: fault).map { .object($0) }
    }
  }

  private mutating func members(of tree: JSONTree, as schema: Schema, with fault: BodyFault) -> [JSONTree.Member]? {
    guard case .object(let members) = tree, let known = schema.properties.randomElement(using: &numbers) else {
      return nil
    }
    switch fault {
    case .unknown: return members + [.init(key: "zzUnknown", value: .scalar("1"))]
    case .nearlyKnown: return members + [.init(key: known.name.dropLast() + "q", value: .scalar("1"))]
    case .ofOtherVersion:
      let names = otherNames(schema).filter { schema.property($0) == nil }
      return names.randomElement(using: &numbers).map { members + [.init(key: $0, value: .scalar("true"))] }
    case .wrongCase:
      guard let name = members.map(\.key).filter({ schema.property($0) != nil }).randomElement(using: &numbers) else {
        return nil
      }
      return members.map { $0.key == name ? .init(key: name.uppercased(), value: $0.value) : $0 }
    case .readOnly:
      let name = schema.properties.filter(\.isReadOnly).randomElement(using: &numbers)?.name
      return name.map { name in members.filter { $0.key != name } + [.init(key: name, value: .string("set"))] }
    case .missing:
      return schema.required.randomElement(using: &numbers).map { name in members.filter { $0.key != name } }
    case .misplaced, .wrongType, .convertible, .unlisted, .unlistedCase, .badFormat, .null: return nil
    }
  }
}

extension JSONTree {
  /// All values with the ways to them and their schemas, objects before what is in them.
  fileprivate func places(
    _ schema: Schema, at path: [String] = []
  ) -> [(path: [String], schema: Schema, tree: JSONTree)] {
    let inner =
      switch self {
      case .object(let members):
        members.flatMap { member in
          schema.property(member.key).map { member.value.places($0.schema, at: path + [member.key]) } ?? []
        }
      case .array(let elements):
        elements.enumerated().flatMap { index, element in
          schema.items.map { element.places($0, at: path + [String(index)]) } ?? []
        }
      case .scalar: [] as [(path: [String], schema: Schema, tree: JSONTree)]
      }
    return [(path, schema, self)] + inner
  }

  /// The tree with another value at a place that it has.
  func replacing(_ path: ArraySlice<String>, with value: JSONTree) -> JSONTree {
    guard let step = path.first else { return value }
    switch self {
    case .object(let members):
      return .object(
        members.map { member in
          member.key == step
            ? .init(key: step, value: member.value.replacing(path.dropFirst(), with: value)) : member
        })
    case .array(let elements):
      return .array(
        elements.enumerated().map { index, element in
          String(index) == step ? element.replacing(path.dropFirst(), with: value) : element
        })
    case .scalar: return self
    }
  }
}
