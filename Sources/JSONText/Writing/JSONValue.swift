/// A JSON value for output.
package enum JSONValue {
  case string(String)
  case integer(Int)
  case real(Double)
  case boolean(Bool)
  case null
  /// The elements may be lazy: each is written before the next is created.
  case array(any Sequence<JSONValue>)
  case object(Members)

  /// A copy of a parsed value.
  package init(_ node: JSONNode) {
    switch node.kind {
    case .object: self = .object(Members(node.members.map { ($0.key, JSONValue($0.value)) }))
    case .array: self = .array(node.elements.map { JSONValue($0) })
    case .string: self = .string(node.string ?? "")
    case .integer: self = .integer(Int(node.integer ?? 0))
    case .real: self = .real(node.number ?? 0)
    case .boolean: self = .boolean(node.boolean ?? false)
    case .null: self = .null
    }
  }

  package static func strings(_ texts: [String]) -> JSONValue { .array(texts.lazy.map(JSONValue.string)) }

  /// A number, without a fraction if it is an integer.
  package static func number(_ number: Double) -> JSONValue {
    Int(exactly: number).map(JSONValue.integer) ?? .real(number)
  }

  package enum Layout {
    /// Each member and element on its own line, indented by two spaces per level.
    case indented
    /// Each member on its own line, indented by two spaces per level, with arrays on one line.
    case indentedMembers
    /// Everything on one line, with a space after each comma and colon.
    case line
    /// Everything on one line, without whitespace.
    case compact
  }

  /// The value as text.
  package func text(_ layout: Layout) -> String {
    var text = ""
    write(layout, to: &text)
    return text
  }

  package func write(_ layout: Layout, depth: Int = 0, to output: inout some TextOutputStream) {
    switch self {
    case .string(let text): JSONString.write(text, to: &output)
    case .integer(let number): output.write(String(number))
    case .real(let number): output.write(String(number))
    case .boolean(let isTrue): output.write(isTrue ? "true" : "false")
    case .null: output.write("null")
    case .array(let elements): Self.write(elements, layout, depth: depth, to: &output)
    case .object(let members): Self.write(members.list, layout, depth: depth, to: &output)
    }
  }

  private static func write(
    _ elements: some Sequence<JSONValue>, _ layout: Layout, depth: Int, to output: inout some TextOutputStream
  ) {
    var isEmpty = true
    output.write("[")
    for element in elements {
      separate(isFirst: isEmpty, layout.separatorOfElements, depth: depth + 1, to: &output)
      element.write(layout, depth: depth + 1, to: &output)
      isEmpty = false
    }
    if !isEmpty, layout.separatorOfElements == .newline { breakLine(depth: depth, to: &output) }
    output.write("]")
  }

  private static func write(
    _ members: [(key: String, value: JSONValue)], _ layout: Layout, depth: Int, to output: inout some TextOutputStream
  ) {
    output.write("{")
    for (index, member) in members.enumerated() {
      separate(isFirst: index == 0, layout.separatorOfMembers, depth: depth + 1, to: &output)
      JSONString.write(member.key, to: &output)
      output.write(layout.colon)
      member.value.write(layout, depth: depth + 1, to: &output)
    }
    if !members.isEmpty, layout.separatorOfMembers == .newline { breakLine(depth: depth, to: &output) }
    output.write("}")
  }

  private static func separate(
    isFirst: Bool, _ separator: Layout.Separator, depth: Int, to output: inout some TextOutputStream
  ) {
    if !isFirst { output.write(separator == .space ? ", " : ",") }
    if separator == .newline { breakLine(depth: depth, to: &output) }
  }

  private static func breakLine(depth: Int, to output: inout some TextOutputStream) {
    output.write("\n" + String(repeating: "  ", count: depth))
  }
}

extension JSONValue {
  /// The members of an object in output order.
  package struct Members: ExpressibleByDictionaryLiteral {
    fileprivate var list: [(key: String, value: JSONValue)]

    package init(_ list: [(key: String, value: JSONValue)]) {
      self.list = list
    }

    /// Members whose value is nil are omitted.
    package init(dictionaryLiteral members: (String, JSONValue?)...) {
      list = members.compactMap { key, value in value.map { (key, $0) } }
    }

    package var isEmpty: Bool { list.isEmpty }

    package var firstKey: String? { list.first?.key }

    package static func + (left: Members, right: Members) -> Members { Members(left.list + right.list) }

    /// The members, with `others` replacing those with the same keys.
    package func replacing(with others: Members) -> Members {
      Members(list.filter { member in !others.list.contains { $0.key == member.key } } + others.list)
    }
  }
}

extension JSONValue.Layout {
  /// What follows the comma between two members or elements.
  fileprivate enum Separator {
    case nothing, space, newline
  }

  fileprivate var separatorOfMembers: Separator {
    switch self {
    case .indented, .indentedMembers: .newline
    case .line: .space
    case .compact: .nothing
    }
  }

  fileprivate var separatorOfElements: Separator {
    switch self {
    case .indented: .newline
    case .indentedMembers, .line: .space
    case .compact: .nothing
    }
  }

  fileprivate var colon: String { self == .compact ? ":" : ": " }
}
