extension JSONNode {
  /// Appends the value's JSON text.
  ///
  /// - Parameter indentation: the prefix of every line but the first, with one member or element per line, indented by
  ///   two more spaces per level; nil for a text without whitespace.
  public func appendText(to text: inout String, indentation: String? = nil) {
    switch kind {
    case .object:
      append(members, in: ("{", "}"), to: &text, indentation) { member, text, inner in
        text += jsonString(member.key) + (inner == nil ? ":" : ": ")
        member.value.appendText(to: &text, indentation: inner)
      }
    case .array:
      append(elements, in: ("[", "]"), to: &text, indentation) { $0.appendText(to: &$1, indentation: $2) }
    case .string: text += jsonString(string ?? "")
    case .integer: text += integer.map(String.init) ?? "null"
    case .real: text += number.map { String($0) } ?? "null"
    case .boolean: text += boolean == true ? "true" : "false"
    case .null: text += "null"
    }
  }

  /// The value's JSON text with one member or element per line, indented by two spaces per level.
  package var indentedText: String {
    var text = ""
    appendText(to: &text, indentation: "")
    return text
  }

  private func append<Item>(
    _ items: some Sequence<Item>, in brackets: (open: String, close: String), to text: inout String,
    _ indentation: String?, _ appendItem: (Item, inout String, String?) -> Void
  ) {
    let inner = indentation.map { $0 + "  " }
    var separator = ""
    text += brackets.open
    for item in items {
      text += separator
      if let inner { text += "\n" + inner }
      appendItem(item, &text, inner)
      separator = ","
    }
    if let indentation, !separator.isEmpty { text += "\n" + indentation }
    text += brackets.close
  }
}
