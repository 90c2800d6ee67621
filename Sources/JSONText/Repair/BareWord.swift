/// The interpretation of an unquoted word in the position of a value.
enum BareWord: Equatable {
  /// A valid JSON literal or number.
  case json
  /// A number in a notation that JSON does not allow.
  case looseNumber(replacement: String, LooseNumber.Fault)
  /// A name that JSON spells differently or does not have.
  case looseName(replacement: String)
  /// A number that fits neither Int64 nor double.
  case outOfRange
  /// A prefix of a literal or number.
  case incomplete(replacement: String)
  case unknown

  init(_ bytes: some Collection<UInt8>) {
    let text = String(decoding: bytes, as: UTF8.self)
    if ["true", "false", "null"].contains(text) {
      self = .json
    } else if let name = Self.names[text.lowercased()] {
      self = .looseName(replacement: name)
    } else if let literal = ["true", "false", "null"].first(where: { $0.hasPrefix(text) }) {
      self = .incomplete(replacement: literal)
    } else {
      self = LooseNumber(bytes)?.bareWord ?? .unknown
    }
  }

  private static let names = [
    "true": "true", "false": "false", "null": "null", "none": "null", "nil": "null", "undefined": "null",
    "nan": "null", "+nan": "null", "-nan": "null", "infinity": "null", "+infinity": "null", "-infinity": "null",
  ]
}
