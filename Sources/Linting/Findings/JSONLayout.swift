internal import JSONText

/// Writes a JSON value as people lay it out: a member or an element a line.
struct JSONLayout {
  /// The text of a value, two spaces a level, without a line end behind it.
  ///
  /// - Parameter indentation: what stands before the lines behind the first one.
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
    _ parts: [String], in brackets: (open: String, close: String), _ indentation: String
  ) -> String {
    guard !parts.isEmpty else { return brackets.open + brackets.close }
    let inner = "\n" + indentation + "  "
    return brackets.open + inner + parts.joined(separator: "," + inner) + "\n" + indentation + brackets.close
  }

  /// The text of a value that is neither object nor array.
  private static func scalar(_ node: JSONNode) -> String {
    if let text = node.string { return jsonString(text) }
    if let integer = node.integer { return String(integer) }
    if let number = node.number { return String(number) }
    return node.boolean.map(String.init) ?? "null"
  }
}
