public import JSONText

/// A JSON value that tests transform and serialize.
public indirect enum JSONTree: Equatable, Sendable {
  public struct Member: Equatable, Sendable {
    public var key: String
    public var value: JSONTree

    public init(key: String, value: JSONTree) {
      self.key = key
      self.value = value
    }
  }

  case object([Member])
  case array([JSONTree])
  /// The JSON text of a string, number, boolean or null.
  case scalar(String)

  public static func string(_ text: String) -> JSONTree { .scalar(jsonString(text)) }

  /// Nil if the text isn't valid JSON or has duplicate keys.
  public init?(of bytes: [UInt8]) {
    guard let document = try? JSONDocument(parsing: bytes.span), !document.hasDuplicateKeys else { return nil }
    self = document.withRoot { JSONTree($0) }
  }

  private init(_ node: JSONNode) {
    switch node.kind {
    case .object: self = .object(node.members.map { Member(key: $0.key, value: JSONTree($0.value)) })
    case .array: self = .array(node.elements.map { JSONTree($0) })
    case .string, .integer, .real, .boolean, .null:
      var text = ""
      node.appendText(to: &text)
      self = .scalar(text)
    }
  }

  /// - Parameter indentation: the indentation of one level; nil for a single line without whitespace.
  public func text(indentation: String?, level: Int = 0) -> String {
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

/// The parts of a value.
extension JSONTree {
  public var members: [Member] { if case .object(let members) = self { members } else { [] } }
  public var elements: [JSONTree] { if case .array(let elements) = self { elements } else { [] } }
  public var keys: [String] { members.map(\.key) }
  /// The text of a scalar.
  public var scalar: String? { if case .scalar(let text) = self { text } else { nil } }

  /// A member's value; an empty object where there is none.
  public subscript(_ key: String) -> JSONTree { members.first { $0.key == key }?.value ?? .object([]) }

  /// The value at a pointer relative to this one.
  public subscript(_ pointer: JSONPointer) -> JSONTree? {
    pointer.tokens.reduce(self as JSONTree?) { tree, token in
      switch tree {
      case .object(let members): members.first { $0.key == token }?.value
      case .array(let elements): Int(token).flatMap { elements.indices.contains($0) ? elements[$0] : nil }
      case .scalar, nil: nil
      }
    }
  }
}

/// Changed copies of a value.
extension JSONTree {
  /// The same value with the members of every object in reverse order.
  public var reversed: JSONTree {
    switch self {
    case .object(let members): .object(members.reversed().map { Member(key: $0.key, value: $0.value.reversed) })
    case .array(let elements): .array(elements.map(\.reversed))
    case .scalar: self
    }
  }

  /// Replaces the value at an existing path.
  public func replacing(_ path: ArraySlice<String>, with value: JSONTree) -> JSONTree {
    changing(path) { _ in value }
  }

  /// Changes the value at an existing path.
  public func changing(_ path: ArraySlice<String>, _ change: (JSONTree) -> JSONTree) -> JSONTree {
    guard let step = path.first else { return change(self) }
    switch self {
    case .object(let members):
      return .object(
        members.map { member in
          member.key == step
            ? .init(key: step, value: member.value.changing(path.dropFirst(), change)) : member
        })
    case .array(let elements):
      return .array(
        elements.enumerated().map { index, element in
          String(index) == step ? element.changing(path.dropFirst(), change) : element
        })
    case .scalar: return self
    }
  }
}
