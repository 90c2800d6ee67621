internal import JSONText

/// A JSON value of a schema to be written, with ordered members.
indirect enum SchemaText: Sendable {
  case string(String)
  case integer(Int64)
  case real(Double)
  case boolean(Bool)
  case list([SchemaText])
  case object([Member])

  /// A key with its value.
  struct Member: Sendable {
    let key: String
    let value: SchemaText

    init(_ key: String, _ value: SchemaText) {
      self.key = key
      self.value = value
    }
  }

  static func strings(_ texts: [String]) -> SchemaText { .list(texts.map(SchemaText.string)) }

  /// A number, without a fraction if it is an integer.
  static func number(_ number: Double) -> SchemaText {
    Int64(exactly: number).map(SchemaText.integer) ?? .real(number)
  }

  /// The value as text: one member per line, indented by two spaces per level, with lists on one line.
  func text(depth: Int = 0) -> String {
    switch self {
    case .string(let text): jsonString(text)
    case .integer(let number): String(number)
    case .real(let number): String(number)
    case .boolean(let isTrue): String(isTrue)
    case .list(let elements): "[" + elements.map { $0.text(depth: depth + 1) }.joined(separator: ", ") + "]"
    case .object(let members): members.isEmpty ? "{}" : Self.text(of: members, depth: depth)
    }
  }

  private static func text(of members: [Member], depth: Int) -> String {
    let indentation = String(repeating: "  ", count: depth)
    let lines = members.map { "\(indentation)  \(jsonString($0.key)): \($0.value.text(depth: depth + 1))" }
    return "{\n" + lines.joined(separator: ",\n") + "\n\(indentation)}"
  }
}

extension [SchemaText.Member] {
  /// The members, with `others` replacing those with the same keys.
  func replacing(with others: [SchemaText.Member]) -> [SchemaText.Member] {
    filter { member in !others.contains { $0.key == member.key } } + others
  }
}
