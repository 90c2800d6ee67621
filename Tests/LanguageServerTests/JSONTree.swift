#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// A parsed JSON value that can be compared.
enum JSONTree: Decodable, Hashable {
  case null
  case boolean(Bool)
  case integer(Int)
  case string(String)
  case array([JSONTree])
  case object([String: JSONTree])

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .null
    } else if let value = try? container.decode(Bool.self) {
      self = .boolean(value)
    } else if let value = try? container.decode(Int.self) {
      self = .integer(value)
    } else if let value = try? container.decode(String.self) {
      self = .string(value)
    } else if let value = try? container.decode([JSONTree].self) {
      self = .array(value)
    } else {
      self = .object(try container.decode([String: JSONTree].self))
    }
  }

  init(parsing text: String) throws {
    self = try JSONDecoder().decode(JSONTree.self, from: Data(text.utf8))
  }

  /// The member with this name; null if there is none.
  subscript(_ key: String) -> JSONTree {
    if case .object(let members) = self { members[key] ?? .null } else { .null }
  }

  /// The element at an index; null if there is none.
  subscript(_ index: Int) -> JSONTree { elements.indices.contains(index) ? elements[index] : .null }

  var elements: [JSONTree] { if case .array(let elements) = self { elements } else { [] } }
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var integer: Int? { if case .integer(let number) = self { number } else { nil } }

  /// A range of the protocol as `line:character-line:character`.
  var rangeText: String {
    func text(_ position: JSONTree) -> String {
      "\(position["line"].integer ?? -1):\(position["character"].integer ?? -1)"
    }
    return "\(text(self["start"]))-\(text(self["end"]))"
  }
}
