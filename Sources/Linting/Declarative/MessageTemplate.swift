internal import JSONText

/// A message with `{value}`, `{pointer}`, `{name}` and `{expected}` in it.
struct MessageTemplate: Sendable, Equatable {
  enum Piece: Sendable, Equatable {
    case text(String)
    case field(Field)
  }

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

  /// Why a text is no message: it names a field that there isn't.
  struct UnknownField: Error, Equatable {
    let name: String
  }

  let pieces: [Piece]

  init(_ text: String) throws(UnknownField) {
    var pieces: [Piece] = []
    var rest = text[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      let name = String(rest[rest.index(after: open)..<close])
      guard let field = Field(rawValue: name) else { throw UnknownField(name: name) }
      pieces += [.text(String(rest[..<open])), .field(field)]
      rest = rest[rest.index(after: close)...]
    }
    self.pieces = pieces + [.text(String(rest))]
  }

  func message(fields: (Field) -> String) -> Finding.Message {
    let text = pieces.map { piece in
      switch piece {
      case .text(let text): text
      case .field(let field): fields(field)
      }
    }
    return Finding.Message(stringLiteral: text.joined())
  }
}
