/// What an unquoted word means where a value belongs.
enum BareWord: Equatable {
  case json
  /// A number that JSON writes otherwise.
  case looseNumber(mended: String, cause: String)
  /// A name that JSON spells otherwise, or has no name for.
  case looseName(mended: String)
  /// A number that no Int64 or double holds.
  case outOfRange
  /// The beginning of a literal or number.
  case incomplete(mended: String)
  case unknown

  init(_ bytes: some Collection<UInt8>) {
    let text = String(decoding: bytes, as: UTF8.self)
    if ["true", "false", "null"].contains(text) {
      self = .json
    } else if let name = Self.names[text.lowercased()] {
      self = .looseName(mended: name)
    } else if let literal = ["true", "false", "null"].first(where: { $0.hasPrefix(text) }) {
      self = .incomplete(mended: literal)
    } else {
      self = LooseNumber(bytes)?.meaning ?? .unknown
    }
  }

  private static let names = [
    "true": "true", "false": "false", "null": "null", "none": "null", "nil": "null", "undefined": "null",
    "nan": "null", "+nan": "null", "-nan": "null", "infinity": "null", "+infinity": "null", "-infinity": "null",
  ]
}
