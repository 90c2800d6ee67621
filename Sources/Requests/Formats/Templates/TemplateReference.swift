internal import JSONText

/// An expression that consists only of `[parameters('x')]` or `[variables('x')]`.
struct TemplateReference: Equatable {
  enum Kind: String {
    case parameter = "parameters"
    case variable = "variables"
  }

  var kind: Kind
  /// As written; names are case-insensitive.
  var name: String

  /// Nil if the text is anything else; whitespace between tokens is allowed.
  init?(_ text: String) {
    guard text.utf8.first == "[", text.utf8.last == "]" else { return nil }
    let call = text.dropFirst().dropLast().trimmed
    guard let open = call.firstIndex(of: "("), call.last == ")",
      let kind = Kind(rawValue: call[..<open].trimmed.lowercased())
    else { return nil }
    let argument = call[call.index(after: open)...].dropLast().trimmed
    guard argument.count > 2, argument.first == "'", argument.last == "'" else { return nil }
    let name = argument.dropFirst().dropLast()
    guard !name.contains(where: { "'()[]".contains($0) }) else { return nil }
    self.kind = kind
    self.name = String(name)
  }
}

/// The origin of a request's value that is defined elsewhere in the file. Ranges are in bytes of the file's text.
public struct ValueOrigin: Sendable, Equatable {
  /// Where the value is referenced.
  public var referenceRange: Range<Int>
  /// Where the value is defined.
  public var definitionRange: Range<Int>
  /// A human-readable description of the definition.
  public var description: String
}
