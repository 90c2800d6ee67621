internal import JSONText
internal import Swagger

extension ValueType {
  /// Whether a value is of this type.
  func admits(_ node: JSONNode) -> Bool {
    switch (self, node.kind) {
    case (.any, _), (.object, .object), (.array, .array), (.string, .string), (.boolean, .boolean),
      (.integer, .integer), (.number, .integer), (.number, .real):
      true
    case (.object, _), (.array, _), (.string, _), (.boolean, _), (.integer, _), (.number, _): false
    }
  }

  /// The JSON text of the value converted to this type, if the conversion is exact: `"3600"`, `"true"`, `120.0`.
  func conversion(of node: JSONNode) -> String? {
    switch self {
    case .integer: node.string.flatMap { Int64($0) }.map(String.init) ?? wholeNumber(node)
    case .boolean: node.string.flatMap { Bool($0.lowercased()) }.map(String.init)
    case .number: node.string.flatMap { isJSONNumber($0) ? $0 : nil }
    case .object, .array, .string, .any: nil
    }
  }

  /// The type with its article, for messages.
  var phrase: String {
    switch self {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .integer: "an integer"
    case .number: "a number"
    case .boolean: "true or false"
    case .any: "any value"
    }
  }

  private func wholeNumber(_ node: JSONNode) -> String? {
    guard node.kind == .real, let number = node.number, let integer = Int64(exactly: number) else { return nil }
    return String(integer)
  }

  private func isJSONNumber(_ text: String) -> Bool {
    guard let document = try? JSONDocument(parsing: Array(text.utf8).span) else { return false }
    return document.withRoot { $0.number != nil }
  }
}

extension JSONNode {
  /// The kind of value with its article, for messages.
  var phrase: String {
    switch kind {
    case .object: "an object"
    case .array: "an array"
    case .string: "a string"
    case .integer: "an integer"
    case .real: "a number with a fraction or an exponent"
    case .boolean: boolean == true ? "true" : "false"
    case .null: "null"
    }
  }
}

/// Whether a text is an RFC 3339 date and time; the offset may be missing, as .NET's parser allows.
func isDateTime(_ text: String) -> Bool {
  let bytes = Array(text.utf8)
  guard bytes.count >= 19, bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: "t") else { return false }
  func number(_ range: Range<Int>) -> Int? { Int(String(decoding: bytes[range], as: UTF8.self)) }
  guard let month = number(5..<7), let day = number(8..<10), let hour = number(11..<13), let minute = number(14..<16),
    let second = number(17..<19), number(0..<4) != nil,
    bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
    bytes[13] == UInt8(ascii: ":"), bytes[16] == UInt8(ascii: ":")
  else { return false }
  return (1...12).contains(month) && (1...31).contains(day) && (0...23).contains(hour) && (0...59).contains(minute)
    && (0...60).contains(second) && isFractionAndOffset(bytes[19...])
}

/// Whether a text is an optional fraction of a second followed by an optional offset.
private func isFractionAndOffset(_ tail: ArraySlice<UInt8>) -> Bool {
  var rest = tail
  if rest.first == UInt8(ascii: ".") {
    let digits = rest.dropFirst().prefix { (0x30...0x39).contains($0) }
    guard !digits.isEmpty else { return false }
    rest = rest.dropFirst(1 + digits.count)
  }
  switch rest.first {
  case nil: return true
  case UInt8(ascii: "Z"), UInt8(ascii: "z"): return rest.count == 1
  case UInt8(ascii: "+"), UInt8(ascii: "-"):
    let parts = rest.dropFirst().split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    return parts.map(\.count) == [2, 2] && parts.joined().allSatisfy { (0x30...0x39).contains($0) }
  default: return false
  }
}

/// Whether a text starts with a URI scheme and contains no whitespace.
func isAbsoluteURI(_ text: String) -> Bool {
  guard let colon = text.firstIndex(of: ":"), let first = text.unicodeScalars.first, first.properties.isAlphabetic
  else {
    return false
  }
  return text[..<colon].utf8.allSatisfy { $0 > 0x2A && $0 < 0x7B } && !text.contains { $0.isWhitespace }
}
