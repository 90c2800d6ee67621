import JSONText

@testable import Linting

/// A JSON value that tests transform and serialize.
indirect enum JSONTree: Equatable, Sendable {
  struct Member: Equatable, Sendable {
    var key: String
    var value: JSONTree
  }

  case object([Member])
  case array([JSONTree])
  /// The JSON text of a string, number, boolean or null.
  case scalar(String)

  /// Nil if the text isn't valid JSON or has duplicate keys.
  init?(of bytes: [UInt8]) {
    guard let document = try? JSONDocument(parsing: bytes.span), !document.hasDuplicateKeys else { return nil }
    self = document.withRoot { JSONTree($0) }
  }

  private init(_ node: JSONNode) {
    switch node.kind {
    case .object: self = .object(node.members.map { Member(key: $0.key, value: JSONTree($0.value)) })
    case .array: self = .array(node.elements.map { JSONTree($0) })
    case .string, .integer, .real, .boolean, .null: self = .scalar(JSONLayout.text(of: node))
    }
  }

  /// The same value with the members of every object in reverse order.
  var reversed: JSONTree {
    switch self {
    case .object(let members): .object(members.reversed().map { Member(key: $0.key, value: $0.value.reversed) })
    case .array(let elements): .array(elements.map(\.reversed))
    case .scalar: self
    }
  }

  /// The value at a pointer relative to this one.
  subscript(_ pointer: JSONPointer) -> JSONTree? {
    pointer.tokens.reduce(self as JSONTree?) { tree, token in
      switch tree {
      case .object(let members): members.first { $0.key == token }?.value
      case .array(let elements): Int(token).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
      case .scalar, nil: nil
      }
    }
  }

  /// - Parameter indentation: the indentation of one level; nil for a single line without whitespace.
  func text(indentation: String?, level: Int = 0) -> String {
    let colon = indentation == nil ? ":" : ": "
    return switch self {
    case .object(let members):
      Self.lines(
        members.map { jsonString($0.key) + colon + $0.value.text(indentation: indentation, level: level + 1) },
        "{", "}", indentation, level)
    case .array(let elements):
      Self.lines(
        elements.map { $0.text(indentation: indentation, level: level + 1) }, "[", "]", indentation, level)
    case .scalar(let text): text
    }
  }

  private static func lines(
    _ parts: [String], _ open: String, _ close: String, _ indentation: String?, _ level: Int
  ) -> String {
    guard let indentation, !parts.isEmpty else { return open + parts.joined(separator: ",") + close }
    let outer = "\n" + String(repeating: indentation, count: level)
    let inner = outer + indentation
    return open + inner + parts.joined(separator: "," + inner) + outer + close
  }
}
