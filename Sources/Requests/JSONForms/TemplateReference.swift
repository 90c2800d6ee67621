internal import JSONText

/// An expression that is nothing but `[parameters('x')]` or `[variables('x')]`.
struct TemplateReference: Equatable {
  enum Kind: String {
    case parameter = "parameters"
    case variable = "variables"
  }

  var kind: Kind
  /// As written; names compare without case.
  var name: String

  /// Reads a string of a template; nil for any other text. Blanks may stand between the parts.
  init?(_ text: String) {
    guard text.utf8.first == UInt8(ascii: "["), text.utf8.last == UInt8(ascii: "]") else { return nil }
    let call = Self.trimmed(text.dropFirst().dropLast())
    guard let open = call.firstIndex(of: "("), call.last == ")",
      let kind = Kind(rawValue: Self.trimmed(call[..<open]).lowercased())
    else { return nil }
    let argument = Self.trimmed(call[call.index(after: open)...].dropLast())
    guard argument.count > 2, argument.first == "'", argument.last == "'" else { return nil }
    let name = argument.dropFirst().dropLast()
    guard !name.contains(where: { "'()[]".contains($0) }) else { return nil }
    self.kind = kind
    self.name = String(name)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text.drop { $0 == " " || $0 == "\t" }
    while text.last == " " || text.last == "\t" { text.removeLast() }
    return text
  }
}

/// Where a value of a request comes from that stands elsewhere in the file, in bytes of the file's text.
public struct ValueOrigin: Sendable, Equatable {
  /// Where the value is used.
  public var use: Range<Int>
  /// Where it stands.
  public var place: Range<Int>
  /// What stands there, for people.
  public var description: String

  public init(use: Range<Int>, place: Range<Int>, description: String) {
    self.use = use
    self.place = place
    self.description = description
  }
}
