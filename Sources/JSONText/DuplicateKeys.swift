/// A key that an object holds already.
public struct DuplicateKey: Sendable, Equatable {
  /// The pointer that both keys share.
  public let pointer: JSONPointer

  /// The later key's bytes, quotes included.
  public let range: Range<Int>

  /// The first such key's bytes in the same object, quotes included.
  public let first: Range<Int>
}

extension DuplicateKey {
  /// All later keys of a valid JSON text that repeat an earlier one of the same object, in the order of the text.
  ///
  /// Keys compare by what they stand for, not by how they are written.
  public static func all(in text: Span<UInt8>) -> [DuplicateKey] {
    var scanner = JSONScanner()
    var walk = KeyWalk()
    while let token = scanner.next(in: text) { walk.take(token, in: text) }
    return walk.duplicates
  }
}

/// The way from the root to where a walk over a text is, with the keys met on every level.
private struct KeyWalk {
  private struct Container {
    let isObject: Bool
    var index = 0
    var key: [UInt8]?
    var known: [[UInt8]: Range<Int>] = [:]

    var step: String { key.map { String(decoding: $0, as: UTF8.self) } ?? String(index) }
  }

  private var containers: [Container] = []
  private(set) var duplicates: [DuplicateKey] = []

  mutating func take(_ token: JSONToken, in text: Span<UInt8>) {
    let last = containers.count - 1
    switch token.kind {
    case .objectStart, .arrayStart: containers.append(Container(isObject: token.kind == .objectStart))
    case .objectEnd, .arrayEnd: _ = containers.popLast()
    case .comma where last >= 0:
      containers[last].key = nil
      containers[last].index += 1
    case .string where last >= 0 && containers[last].isObject && containers[last].key == nil:
      takeKey(at: token.range, in: text)
    case .colon, .comma, .string, .scalar: break
    }
  }

  private mutating func takeKey(at range: Range<Int>, in text: Span<UInt8>) {
    let last = containers.count - 1
    let key = StringLiteral.unescaped(range, in: text)
    containers[last].key = key
    guard let first = containers[last].known[key] else {
      containers[last].known[key] = range
      return
    }
    duplicates.append(DuplicateKey(pointer: JSONPointer(containers.map(\.step)), range: range, first: first))
  }
}
