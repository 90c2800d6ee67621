internal import JSONText

/// A position in a document, counted from 0; the unit of characters depends on the negotiated encoding.
struct TextPosition: Equatable {
  var line: Int
  var character: Int

  var json: JSONValue { .object(["line": .integer(line), "character": .integer(character)]) }
}

/// A range in a document; the end is exclusive.
struct TextRange: Equatable {
  var start: TextPosition
  var end: TextPosition

  var json: JSONValue { .object(["start": start.json, "end": end.json]) }
}

/// The unit in which the characters of a position are counted.
enum PositionEncoding: String, CaseIterable {
  case utf8 = "utf-8"
  case utf16 = "utf-16"
  case utf32 = "utf-32"

  /// The first of the client's encodings that the server knows; UTF-16 if there is none, as the protocol requires.
  init(offered: [String]) {
    self = offered.lazy.compactMap(PositionEncoding.init).first ?? .utf16
  }

  /// The number of units of a scalar whose first UTF-8 byte is `byte`; 0 for a byte inside of a scalar.
  func width(ofScalarStartingWith byte: UInt8) -> Int {
    switch self {
    case .utf8: 1
    case .utf16: byte & 0xC0 == 0x80 ? 0 : byte >= 0xF0 ? 2 : 1
    case .utf32: byte & 0xC0 == 0x80 ? 0 : 1
    }
  }
}
