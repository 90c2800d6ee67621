internal import JSONText

/// A message with `{value}`, `{pointer}`, `{name}` and `{expected}` in it.
///
/// Taken apart only where it is needed: most rules find nothing.
struct MessageTemplate: Sendable {
  enum Field: String, Sendable, CaseIterable {
    /// The value that the finding is about.
    case value
    /// Its pointer from the body's root.
    case pointer
    /// Its key, or that of the member that is missing.
    case name
    /// What the broken keyword expects.
    case expected
  }

  let text: String

  /// The names between braces that are no fields.
  var unknownFields: [String] {
    var unknown: [String] = []
    _ = replacingFields { name in
      if Field(rawValue: name) == nil { unknown.append(name) }
      return ""
    }
    return unknown
  }

  func message(_ value: (Field) -> String) -> Finding.Message {
    Finding.Message(stringLiteral: replacingFields { Field(rawValue: $0).map(value) ?? "{\($0)}" })
  }

  private func replacingFields(_ replacement: (String) -> String) -> String {
    var message = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      message += rest[..<open] + replacement(String(rest[rest.index(after: open)..<close]))
      rest = rest[rest.index(after: close)...]
    }
    return message + rest
  }
}
