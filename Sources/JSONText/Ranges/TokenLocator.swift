/// A key or a scalar value of a JSON text, with the pointer of the value that it belongs to.
package struct LocatedToken: Equatable {
  package enum Role: Sendable {
    case key, value
  }

  package let role: Role
  package let pointer: JSONPointer
  /// Quotes included.
  package let range: Range<Int>

  /// The same token with a pointer relative to the value at `base`; nil if it is not below it.
  package func relative(to base: JSONPointer) -> LocatedToken? {
    pointer.relative(to: base).map { LocatedToken(role: role, pointer: $0, range: range) }
  }
}

/// Finds tokens of a JSON text by position.
///
/// Only scans tokens, so that tokens are also found in a text that is not valid JSON, up to a string without an end.
package struct TokenLocator {
  private struct Container {
    let isObject: Bool
    var key: [UInt8]?
    var isAtValue = false
    var index = 0
  }

  private var containers: [Container] = []

  /// The first key or scalar value whose range satisfies a condition.
  package static func token(in text: Span<UInt8>, where condition: (Range<Int>) -> Bool) -> LocatedToken? {
    var locator = TokenLocator()
    var scanner = JSONScanner()
    while let token = scanner.next(in: text) {
      let role = locator.role(of: token, in: text)
      if let role, condition(token.range) {
        return LocatedToken(role: role, pointer: locator.pointer, range: token.range)
      }
    }
    return nil
  }

  /// Handles a token; returns its role if it is a key or a scalar.
  private mutating func role(of token: JSONToken, in text: Span<UInt8>) -> LocatedToken.Role? {
    switch token.kind {
    case .objectStart: containers.append(Container(isObject: true))
    case .arrayStart: containers.append(Container(isObject: false))
    case .objectEnd, .arrayEnd: _ = containers.popLast()
    case .colon: update { $0.isAtValue = true }
    case .comma:
      update {
        $0.isAtValue = false
        $0.key = nil
        $0.index += 1
      }
    case .string where containers.last.map { $0.isObject && !$0.isAtValue } ?? false:
      let key = StringLiteral.unescaped(token.range, in: text)
      update { $0.key = key }
      return .key
    case .string, .scalar: return .value
    }
    return nil
  }

  private mutating func update(_ body: (inout Container) -> Void) {
    if let last = containers.indices.last { body(&containers[last]) }
  }

  private var pointer: JSONPointer {
    JSONPointer(
      containers.compactMap { container in
        container.isObject
          ? container.key.map { String(decoding: $0, as: UTF8.self) } : String(container.index)
      })
  }
}
