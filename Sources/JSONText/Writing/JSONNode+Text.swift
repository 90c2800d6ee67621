extension JSONNode {
  /// Appends the value's JSON text without whitespace.
  public func appendText(to text: inout String) {
    switch kind {
    case .object: appendMembers(to: &text)
    case .array: appendElements(to: &text)
    case .string: text += jsonString(string ?? "")
    case .integer: text += integer.map(String.init) ?? "null"
    case .real: text += number.map { String($0) } ?? "null"
    case .boolean: text += boolean == true ? "true" : "false"
    case .null: text += "null"
    }
  }

  private func appendMembers(to text: inout String) {
    text += "{"
    var separator = ""
    for member in members {
      text += separator + jsonString(member.key) + ":"
      member.value.appendText(to: &text)
      separator = ","
    }
    text += "}"
  }

  private func appendElements(to text: inout String) {
    text += "["
    var separator = ""
    for element in elements {
      text += separator
      element.appendText(to: &text)
      separator = ","
    }
    text += "]"
  }
}
