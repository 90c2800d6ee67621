import JSONText
import TestSupport
import Testing

/// A JSON value for comparison. Integers represent all scalars.
indirect enum Body: Equatable {
  case object([(key: String, value: Body)])
  case array([Body])
  case number(Int64)

  /// Parses a body, or an object that contains one as a string.
  init(_ text: String) throws {
    self = try JSONDocument(parsing: Array(text.utf8).span).withRoot { root in
      guard let inner = root["body"]?.string else { return Body(root) }
      return try Body(inner)
    }
  }

  private init(_ node: JSONNode) {
    switch node.kind {
    case .object: self = .object(node.members.map { ($0.key, Body($0.value)) })
    case .array: self = .array(node.elements.map { Body($0) })
    case .string, .integer, .real, .boolean, .null: self = .number(node.integer ?? -1)
    }
  }

  static func == (left: Body, right: Body) -> Bool {
    switch (left, right) {
    case (.object(let left), .object(let right)):
      left.count == right.count && zip(left, right).allSatisfy { $0.key == $1.key && $0.value == $1.value }
    case (.array(let left), .array(let right)): left == right
    case (.number(let left), .number(let right)): left == right
    case (.object, _), (.array, _), (.number, _): false
    }
  }

  private var members: [(key: String, value: Body)] {
    guard case .object(let members) = self else { return [] }
    return members
  }

  var isObject: Bool { self == .object(members) }

  var keys: [String] { members.map(\.key) }

  /// The pointers to all members that aren't inside an array.
  var pointers: [[String]] {
    members.flatMap { member in [[member.key]] + member.value.pointers.map { [member.key] + $0 } }
  }

  subscript(_ pointer: ArraySlice<String>) -> Body? {
    guard let key = pointer.first else { return self }
    return members.first { $0.key == key }?.value[pointer.dropFirst()]
  }

  func removing(_ pointer: ArraySlice<String>) -> Body {
    changing(pointer) { _ in nil }
  }

  func renaming(_ pointer: ArraySlice<String>, to key: String) -> Body {
    changing(pointer) { (key, $0.value) }
  }

  /// Appends a member, creating missing parent objects.
  func adding(_ value: Body, at pointer: ArraySlice<String>) -> Body {
    guard let key = pointer.first else { return value }
    let remaining = pointer.dropFirst()
    guard keys.contains(key) else { return .object(members + [(key, Body.object([]).adding(value, at: remaining))]) }
    return .object(members.map { ($0.key, $0.key == key ? $0.value.adding(value, at: remaining) : $0.value) })
  }

  private func changing(
    _ pointer: ArraySlice<String>, _ change: ((key: String, value: Body)) -> (key: String, value: Body)?
  ) -> Body {
    let remaining = pointer.dropFirst()
    return .object(
      members.compactMap { member in
        guard member.key == pointer.first else { return member }
        return remaining.isEmpty ? change(member) : (member.key, member.value.changing(remaining, change))
      })
  }
}

/// Generates bodies and serializes them with irregular whitespace, as a file or as a string in a file.
struct RandomBody {
  var numbers: SeededGenerator

  init(seed: UInt64) {
    numbers = SeededGenerator(seed: seed)
  }

  mutating func pick<Element>(_ elements: [Element]) -> Element? { elements.randomElement(using: &numbers) }

  /// An object with at least one member.
  mutating func body() -> Body {
    .object([("first", value(depth: 3))] + members(depth: 3))
  }

  mutating func text(of body: Body) -> FixableText {
    let text = written(body)
    let wrapped = FixableText("{\"body\": \"\(escapedJSON(text))\"}", stringAt: "/body")
    return Bool.random(using: &numbers) ? FixableText(text) : wrapped ?? FixableText(text)
  }

  private mutating func members(depth: Int) -> [(key: String, value: Body)] {
    ["a", "b/c", "d\"\n", "é"].shuffled(using: &numbers).prefix(Int.random(in: 0...4, using: &numbers))
      .map { ($0, value(depth: depth - 1)) }
  }

  private mutating func value(depth: Int) -> Body {
    switch Int.random(in: depth > 0 ? 0...4 : 3...4, using: &numbers) {
    case 0, 1: return .object(members(depth: depth))
    case 2:
      let count = Int.random(in: 0...2, using: &numbers)
      return .array((0..<count).map { _ in value(depth: depth - 1) })
    default: return .number(Int64.random(in: 0...99, using: &numbers))
    }
  }

  mutating func written(_ body: Body) -> String {
    switch body {
    case .number(let number): return String(number)
    case .array(let elements): return "[" + list(elements.map { written($0) }) + "]"
    case .object(let members):
      return "{" + list(members.map { "\"\(escapedJSON($0.key))\"\(space()):\(space())\(written($0.value))" }) + "}"
    }
  }

  private mutating func list(_ parts: [String]) -> String {
    let spaced = parts.map { space() + $0 + space() }
    return spaced.isEmpty ? space() : spaced.joined(separator: ",")
  }

  private mutating func space() -> String {
    ["", "", " ", "\n  ", "\r\n\t", "\t", "\r", "\n\n"].randomElement(using: &numbers) ?? ""
  }
}
