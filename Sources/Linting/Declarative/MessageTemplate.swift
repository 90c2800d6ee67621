internal import JSONText

/// A message with the fields `{value}`, `{pointer}`, `{name}` and `{expected}`.
///
/// Parsed only when a message is needed, because most rules find nothing.
struct MessageTemplate: Sendable {
  enum Field: String, Sendable, CaseIterable {
    /// The value that the finding is about.
    case value
    /// The value's pointer from the root of the body.
    case pointer
    /// The value's key, or the key of the missing member.
    case name
    /// What the violated keyword expects.
    case expected
  }

  let text: String

  /// The names in braces that aren't fields.
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
