internal import JSONText

/// An XML 1.0 element for output.
struct XMLNode {
  enum Content {
    case empty
    case text(String)
    /// The children may be lazy: each is written before the next is created.
    case elements(any Sequence<XMLNode>)
  }

  let name: String
  /// In output order; nil values are omitted.
  let attributes: KeyValuePairs<String, String?>
  var content = Content.empty

  /// Writes the element and a trailing newline, indented by two spaces per level.
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

  private static func write(_ elements: some Sequence<XMLNode>, depth: Int, to output: inout some TextOutputStream) {
    for element in elements { element.write(depth: depth, to: &output) }
  }

  /// The text with markup and commands of CI systems escaped, and characters that XML 1.0 doesn't allow removed.
  ///
  /// Newlines and tabs are escaped in attributes, where a parser would normalize them to spaces.
  private static func escaped(_ text: String, isAttribute: Bool) -> String {
    var previous: Unicode.Scalar?
    return text.unicodeScalars.reduce(into: "") { result, scalar in
      defer { previous = scalar }
      switch scalar {
      case _ where scalar.startsCommand(after: previous): result += "&#\(scalar.value);"
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
