/// An XML 1.0 element to be written.
struct XMLElement {
  enum Content {
    case empty
    case text(String)
    /// The children may be lazy: each is written before the next is made.
    case elements(any Sequence<XMLElement>)
  }

  let name: String
  /// In the order in which they are written; those without a value are left out.
  let attributes: KeyValuePairs<String, String?>
  var content = Content.empty

  /// Writes the element and a line end, two blanks a level.
  func write(depth: Int = 0, to output: inout some TextOutputStream) {
    let indent = String(repeating: "  ", count: depth)
    output.write("\(indent)<\(name)")
    for case (let key, let value?) in attributes {
      output.write(" \(key)=\"\(Self.escaped(value, isAttribute: true))\"")
    }
    switch content {
    case .empty:
      output.write("/>\n")
    case .text(let text):
      output.write(">\(Self.escaped(text, isAttribute: false))</\(name)>\n")
    case .elements(let elements):
      output.write(">\n")
      Self.write(elements, depth: depth + 1, to: &output)
      output.write("\(indent)</\(name)>\n")
    }
  }

  private static func write(_ elements: some Sequence<XMLElement>, depth: Int, to output: inout some TextOutputStream) {
    for element in elements { element.write(depth: depth, to: &output) }
  }

  /// The text with the markup characters escaped and what XML 1.0 cannot hold left out.
  ///
  /// Line ends and tabs are escaped in attributes, where a parser would turn them into blanks.
  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    text.unicodeScalars.reduce(into: "") { result, scalar in
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"" where isAttribute: result += "&quot;"
      case "\n" where isAttribute, "\t" where isAttribute, "\r": result += "&#\(scalar.value);"
      case "\n", "\t", "\u{20}"..."\u{FFFD}", "\u{10000}"..."\u{10FFFF}": result.unicodeScalars.append(scalar)
      default: break
      }
    }
  }
}
