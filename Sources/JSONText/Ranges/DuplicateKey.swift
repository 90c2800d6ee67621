/// A key that repeats an earlier key of the same object.
public struct DuplicateKey: Sendable, Equatable {
  /// The pointer that both keys share.
  public let pointer: JSONPointer

  /// The byte range of the later key, quotes included.
  public let range: Range<Int>

  /// The byte range of the first occurrence of the key, quotes included.
  public let first: Range<Int>
}

extension DuplicateKey {
  /// All duplicate keys of a valid JSON text, in document order.
  ///
  /// Keys are compared unescaped.
  public static func all(in text: Span<UInt8>) -> [DuplicateKey] {
    var scanner = JSONScanner()
    var walk = KeyWalk()
    while let token = scanner.next(in: text) { walk.visit(token, in: text) }
    return walk.duplicates
  }
}

/// The state of a walk over a text: the path from the root to the current token, and the keys seen on every level.
private struct KeyWalk {
  private struct Container {
    let isObject: Bool
    var index = 0
    var key: [UInt8]?
    var seen: [[UInt8]: Range<Int>] = [:]

    var token: String { key.map { String(decoding: $0, as: UTF8.self) } ?? String(index) }
  }

  private var containers: [Container] = []
  private(set) var duplicates: [DuplicateKey] = []

  mutating func visit(_ token: JSONToken, in text: Span<UInt8>) {
    let last = containers.count - 1
    switch token.kind {
    case .objectStart, .arrayStart: containers.append(Container(isObject: token.kind == .objectStart))
    case .objectEnd, .arrayEnd: _ = containers.popLast()
    case .comma where last >= 0:
      containers[last].key = nil
      containers[last].index += 1
    case .string where last >= 0 && containers[last].isObject && containers[last].key == nil:
      visitKey(at: token.range, in: text)
    case .colon, .comma, .string, .scalar: break
    }
  }

  private mutating func visitKey(at range: Range<Int>, in text: Span<UInt8>) {
    let last = containers.count - 1
    let key = StringLiteral.unescaped(range, in: text)
    containers[last].key = key
    guard let first = containers[last].seen[key] else {
      containers[last].seen[key] = range
      return
    }
    duplicates.append(DuplicateKey(pointer: JSONPointer(containers.map(\.token)), range: range, first: first))
  }
}
