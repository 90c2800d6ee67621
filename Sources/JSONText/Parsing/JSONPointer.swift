/// A JSON Pointer (RFC 6901), which identifies a value in a JSON text.
public struct JSONPointer: Hashable, Sendable {
  /// The unescaped reference tokens from the root; an array element's token is its decimal index.
  public var tokens: [String]

  public static let root = JSONPointer([])

  public init(_ tokens: [String]) {
    self.tokens = tokens
  }

  /// Parses the escaped form, such as `/properties/tags/a~1b`; nil unless it is empty or starts with a slash.
  public init?(_ text: String) {
    guard text.isEmpty || text.hasPrefix("/") else { return nil }
    tokens = text.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst().map {
      Self.unescaped(Substring($0))
    }
  }

  /// The last reference token; nil for the root.
  public var last: String? { tokens.last }

  /// The pointer to the enclosing value; the root is its own parent.
  public var parent: JSONPointer { JSONPointer(Array(tokens.dropLast())) }

  public func appending(_ token: String) -> JSONPointer { JSONPointer(tokens + [token]) }

  public func appending(_ index: Int) -> JSONPointer { appending(String(index)) }

  public func appending(_ other: JSONPointer) -> JSONPointer { JSONPointer(tokens + other.tokens) }

  /// This pointer relative to the value at `base`; nil if it is neither `base` nor below it.
  public func relative(to base: JSONPointer) -> JSONPointer? {
    tokens.starts(with: base.tokens) ? JSONPointer(Array(tokens.dropFirst(base.tokens.count))) : nil
  }

  /// The array index that a reference token denotes: decimal, without leading zeros.
  static func index(_ token: String) -> Int? {
    guard token == "0" || token.first != "0", token.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return Int(token)
  }

  private static func unescaped(_ token: Substring) -> String {
    guard token.utf8.contains(UInt8(ascii: "~")) else { return String(token) }
    var result = ""
    var isEscaped = false
    for character in token.unicodeScalars {
      switch (isEscaped, character) {
      case (true, "0"): result.unicodeScalars.append("~")
      case (true, "1"): result.unicodeScalars.append("/")
      case (true, _): result.unicodeScalars.append(contentsOf: ["~", character])
      case (false, "~"):
        isEscaped = true
        continue
      case (false, _): result.unicodeScalars.append(character)
      }
      isEscaped = false
    }
    return isEscaped ? result + "~" : result
  }
}

extension JSONPointer: CustomStringConvertible {
  /// The escaped form; empty for the root.
  public var description: String {
    tokens.reduce(into: "") { text, token in
      text += "/"
      for scalar in token.unicodeScalars {
        switch scalar {
        case "~": text += "~0"
        case "/": text += "~1"
        default: text.unicodeScalars.append(scalar)
        }
      }
    }
  }
}
