internal import JSONText
internal import Requests
internal import Swagger

/// A body as the service reads it: names in their own case, misplaced members where they belong, and values of the type
/// that they convert to.
///
/// Rules check it instead of the written body, so that such a fault doesn't hide the others of the same value. Members
/// that are `null` are left out.
struct CanonicalBody {
  private struct Place {
    let canonical: JSONPointer
    let written: JSONPointer
  }

  /// A member that is written at the wrong level.
  private struct Move {
    let value: JSONNode
    let written: JSONPointer
    let destination: JSONPointer
  }

  private let classifier: MemberClassifier
  private let isUnresolved: (JSONNode) -> Bool
  /// The lowercased keys of members of the root that aren't part of the body.
  private let ignored: Set<String>
  private let hasProperties: Bool
  private var moves: [Move] = []

  /// The body's JSON text.
  private(set) var text = ""
  /// The violations that the canonical body doesn't have, with canonical pointers.
  private(set) var violations: [Violation] = []
  private(set) var pointers = WrittenPointers()

  /// - Parameter isUnresolved: whether a string is an unresolved placeholder or expression.
  init(
    of body: JSONNode, ignoring ignored: Set<String>, classifier: MemberClassifier,
    isUnresolved: @escaping (JSONNode) -> Bool
  ) {
    self.classifier = classifier
    self.isUnresolved = isUnresolved
    self.ignored = ignored
    hasProperties = body.member(named: "properties") != nil
    moves = moves(in: body)
    write(body, as: classifier.schema, at: Place(canonical: .root, written: .root))
  }

  /// Whether the service reads a body with this violation differently from how it is written.
  static func isNeeded(for violation: Violation) -> Bool {
    switch violation.fault {
    case .wrongCase, .unknownMember(.misplaced): true
    case .wrongType(_, _, let conversion): conversion != nil
    case .readOnly, .missing, .unknownMember, .unknownValue, .badFormat: false
    }
  }
}

extension CanonicalBody {
  private mutating func write(_ node: JSONNode, as schema: Schema, at place: Place) {
    if node.kind == .string, isUnresolved(node) { return node.appendText(to: &text) }
    guard schema.type.admits(node) else { return convert(node, to: schema.type, at: place) }
    switch node.kind {
    case .object: writeMembers(of: node, as: schema, at: place)
    case .array: writeElements(of: node, as: schema.items, at: place)
    case .string, .integer, .real, .boolean, .null: node.appendText(to: &text)
    }
  }

  private mutating func convert(_ node: JSONNode, to type: ValueType, at place: Place) {
    guard let conversion = type.conversion(of: node) else { return node.appendText(to: &text) }
    text += conversion
    record(.wrongType(expected: type, found: node.phrase, conversion: conversion), at: place)
  }

  private mutating func writeElements(of node: JSONNode, as items: Schema?, at place: Place) {
    guard let items else { return node.appendText(to: &text) }
    text += "["
    for (index, element) in node.elements.enumerated() {
      if index > 0 { text += "," }
      let index = String(index)
      write(
        element, as: items,
        at: Place(canonical: place.canonical.appending(index), written: place.written.appending(index)))
    }
    text += "]"
  }

  private mutating func writeMembers(of node: JSONNode, as schema: Schema, at place: Place) {
    text += "{"
    var claimed: Set<String> = []
    for member in node.members where !member.value.isNull {
      let written = place.written.appending(member.key)
      guard !moves.contains(where: { $0.written == written }) else { continue }
      let property = schema.property(for: member) ?? claim(by: member, of: node, as: schema, at: place)
      let name = property.flatMap { claimed.insert($0.name).inserted ? $0.name : nil } ?? member.key
      let inner = Place(canonical: place.canonical.appending(name), written: written)
      if let property, name != member.key {
        pointers.record(inner.canonical, as: written)
        record(.wrongCase(property), at: inner)
      }
      writeKey(name)
      write(member.value, of: property, in: schema, at: inner)
    }
    writeMoved(into: place.canonical, as: schema)
    if place.canonical == .root { addProperties() }
    text += "}"
  }

  /// The property that a member in the wrong case sets; nil if the object also has the property itself.
  private func claim(by member: JSONNode.Member, of node: JSONNode, as schema: Schema, at place: Place) -> Property? {
    guard case .unspecified = schema.additionalProperties, !isIgnored(member.key, at: place.canonical),
      let property = schema.property(caseless: member.key), node[property.name]?.isNull ?? true
    else { return nil }
    return property
  }

  private mutating func writeKey(_ name: String) {
    if text.utf8.last != UInt8(ascii: "{") { text += "," }
    text += jsonString(name) + ":"
  }

  private mutating func write(_ value: JSONNode, of property: Property?, in schema: Schema, at place: Place) {
    if let property {
      if property.isReadOnly { value.appendText(to: &text) } else { write(value, as: property.schema, at: place) }
    } else if case .schema(let values) = schema.additionalProperties {
      write(value, as: values, at: place)
    } else {
      value.appendText(to: &text)
    }
  }

  private func isIgnored(_ key: String, at object: JSONPointer) -> Bool {
    object == .root && !ignored.isEmpty && ignored.contains(key.lowercased())
  }

  private mutating func record(_ fault: Violation.Fault, at place: Place) {
    violations.append(Violation(pointer: place.canonical, fault: fault))
  }
}

extension CanonicalBody {
  /// The misplaced members whose destination is free.
  private func moves(in body: JSONNode) -> [Move] {
    let properties = body.members.first { !$0.value.isNull && $0.key.lowercased() == "properties" }
    guard body.kind == .object, properties.map({ $0.value.kind == .object }) ?? true else { return [] }
    var moves: [Move] = []
    collect(from: body, as: classifier.schema, at: Place(canonical: .root, written: .root), into: &moves)
    if let properties, let schema = classifier.schema.property("properties")?.schema {
      let place = Place(canonical: JSONPointer(["properties"]), written: JSONPointer([properties.key]))
      collect(from: properties.value, as: schema, at: place, into: &moves)
    }
    return moves.filter { move in
      let object = move.destination.parent == .root ? body : properties?.value
      return object?.member(named: move.destination.last ?? "") == nil
    }
  }

  private func collect(from node: JSONNode, as schema: Schema, at place: Place, into moves: inout [Move]) {
    for member in node.members where !member.value.isNull && !isIgnored(member.key, at: place.canonical) {
      guard schema.lacks(member), !Placeholder.isPresent(in: member.key),
        case .misplaced(let destination) = classifier.classify(place.canonical.appending(member.key), in: schema),
        !moves.contains(where: { $0.destination == destination })
      else { continue }
      let written = place.written.appending(member.key)
      moves.append(Move(value: member.value, written: written, destination: destination))
    }
  }

  /// Writes the members that belong into an object.
  private mutating func writeMoved(into object: JSONPointer, as schema: Schema) {
    for move in moves where move.destination.parent == object {
      let name = move.destination.last ?? ""
      let place = Place(canonical: move.destination, written: move.written)
      pointers.record(place.canonical, as: place.written)
      record(.unknownMember(.misplaced(to: move.destination)), at: place)
      writeKey(name)
      write(move.value, of: schema.property(name), in: schema, at: place)
    }
  }

  /// Writes the object for the members that belong under `properties`, if the body has no such object.
  private mutating func addProperties() {
    let properties = JSONPointer(["properties"])
    guard !hasProperties, moves.contains(where: { $0.destination.parent == properties }),
      let schema = classifier.schema.property("properties")?.schema
    else { return }
    pointers.recordAdded(properties, in: .root)
    writeKey("properties")
    text += "{"
    writeMoved(into: properties, as: schema)
    text += "}"
  }
}

extension Schema {
  /// Whether the schema neither defines a property of the member's name, in any case, nor allows other members.
  fileprivate func lacks(_ member: JSONNode.Member) -> Bool {
    guard case .unspecified = additionalProperties, property(for: member) == nil else { return false }
    return !properties.isEmpty && property(caseless: member.key) == nil
  }
}
