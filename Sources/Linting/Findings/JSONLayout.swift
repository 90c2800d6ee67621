internal import JSONText

/// Pretty-prints a JSON value, with one member or element per line.
struct JSONLayout {
  /// The value's text, indented by two spaces per level, without a trailing newline.
  ///
  /// - Parameter indentation: the prefix of every line but the first.
  static func text(of node: JSONNode, indentation: String = "") -> String {
    let inner = indentation + "  "
    switch node.kind {
    case .object:
      let members = node.members.map { "\(jsonString($0.key)): \(text(of: $0.value, indentation: inner))" }
      return lines(members, in: ("{", "}"), indentation)
    case .array:
      return lines(node.elements.map { text(of: $0, indentation: inner) }, in: ("[", "]"), indentation)
    case .string, .integer, .real, .boolean, .null: return scalar(node)
    }
  }

  private static func lines(
    _ items: [String], in brackets: (open: String, close: String), _ indentation: String
  ) -> String {
    guard !items.isEmpty else { return brackets.open + brackets.close }
    let newline = "\n" + indentation + "  "
    return brackets.open + newline + items.joined(separator: "," + newline) + "\n" + indentation + brackets.close
  }

  /// The text of a value that is neither an object nor an array.
  private static func scalar(_ node: JSONNode) -> String {
    if let text = node.string { return jsonString(text) }
    if let integer = node.integer { return String(integer) }
    if let number = node.number { return String(number) }
    return node.boolean.map(String.init) ?? "null"
  }
}
