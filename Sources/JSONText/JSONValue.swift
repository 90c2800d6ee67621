/// A JSON value for output.
package enum JSONValue {
  case string(String)
  case integer(Int)
  case number(Double)
  case boolean(Bool)
  case null
  /// The elements may be lazy: each is written before the next is created.
  case array(any Sequence<JSONValue>)
  /// The members in output order; nil values are omitted.
  case object(KeyValuePairs<String, JSONValue?>)
  /// An object whose keys are not known in advance, with its members in output order.
  case map([(key: String, value: JSONValue?)])

  /// A copy of a parsed value.
  package init(_ node: JSONNode) {
    switch node.kind {
    case .object: self = .map(node.members.map { ($0.key, JSONValue($0.value)) })
    case .array: self = .array(node.elements.map { JSONValue($0) })
    case .string: self = .string(node.string ?? "")
    case .integer: self = .integer(Int(node.integer ?? 0))
    case .real: self = .number(node.number ?? 0)
    case .boolean: self = .boolean(node.boolean ?? false)
    case .null: self = .null
    }
  }

  package static func strings(_ texts: [String]) -> JSONValue { .array(texts.lazy.map(JSONValue.string)) }

  package enum Layout {
    /// Each member and element on its own line, indented by two spaces per level.
    case indented
    /// Everything on one line, with a space after each comma and colon.
    case line
    /// Everything on one line, without whitespace.
    case compact

    fileprivate var colon: String {
      switch self {
      case .indented, .line: ": "
      case .compact: ":"
      }
    }
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
    case .number(let number): output.write(String(number))
    case .boolean(let isTrue): output.write(isTrue ? "true" : "false")
    case .null: output.write("null")
    case .array(let elements): Self.write(elements, layout, depth: depth, to: &output)
    case .object(let members): Self.write(members, layout, depth: depth, to: &output)
    case .map(let members): Self.write(members, layout, depth: depth, to: &output)
    }
  }

  private static func write(
    _ elements: some Sequence<JSONValue>, _ layout: Layout, depth: Int, to output: inout some TextOutputStream
  ) {
    var isEmpty = true
    output.write("[")
    for element in elements {
      separate(isFirst: isEmpty, layout, depth: depth + 1, to: &output)
      element.write(layout, depth: depth + 1, to: &output)
      isEmpty = false
    }
    if !isEmpty { breakLine(layout, depth: depth, to: &output) }
    output.write("]")
  }

  private static func write(
    _ members: some Sequence<(key: String, value: JSONValue?)>, _ layout: Layout, depth: Int,
    to output: inout some TextOutputStream
  ) {
    var isEmpty = true
    output.write("{")
    for case (let key, let value?) in members {
      separate(isFirst: isEmpty, layout, depth: depth + 1, to: &output)
      JSONString.write(key, to: &output)
      output.write(layout.colon)
      value.write(layout, depth: depth + 1, to: &output)
      isEmpty = false
    }
    if !isEmpty { breakLine(layout, depth: depth, to: &output) }
    output.write("}")
  }

  private static func separate(isFirst: Bool, _ layout: Layout, depth: Int, to output: inout some TextOutputStream) {
    if !isFirst { output.write(layout == .line ? ", " : ",") }
    breakLine(layout, depth: depth, to: &output)
  }

  private static func breakLine(_ layout: Layout, depth: Int, to output: inout some TextOutputStream) {
    guard layout == .indented else { return }
    output.write("\n" + String(repeating: "  ", count: depth))
  }
}
