/// A JSON value for output.
package enum JSONValue {
  case string(String)
  case integer(Int)
  case boolean(Bool)
  case null
  /// The elements may be lazy: each is written before the next is created.
  case array(any Sequence<JSONValue>)
  /// The members in output order; nil values are omitted.
  case object(KeyValuePairs<String, JSONValue?>)

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
    case .boolean(let isTrue): output.write(isTrue ? "true" : "false")
    case .null: output.write("null")
    case .array(let elements): Self.write(elements, layout, depth: depth, to: &output)
    case .object(let members): Self.write(members, layout, depth: depth, to: &output)
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
    _ members: KeyValuePairs<String, JSONValue?>, _ layout: Layout, depth: Int, to output: inout some TextOutputStream
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
