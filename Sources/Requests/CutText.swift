internal import JSONText

/// A JSON text that breaks off, without what comes behind the last whole element of its outermost unclosed array.
///
/// A recording or a list that was cut keeps its entries before the cut; the entry that was cut isn't guessed at.
struct CutText {
  /// The whole elements with the brackets that close what is open around them.
  let text: MappedText

  private struct Bracket {
    var isArray: Bool
    /// Behind the last whole element of an array.
    var end: Int?
  }

  /// Nil if all brackets are closed, or if no array that is open has a whole element.
  init?(_ whole: MappedText) {
    var open: [Bracket] = []
    var scan = BracketScan(whole.bytes)
    while let (sign, index) = scan.next() {
      switch sign {
      case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(Bracket(isArray: sign == UInt8(ascii: "[")))
      default:
        guard let last = open.popLast(), last.isArray == (sign == UInt8(ascii: "]")) else { return nil }
        if open.last?.isArray == true { open[open.count - 1].end = index + 1 }
      }
    }
    guard let cut = open.firstIndex(where: { $0.end != nil }), let end = open[cut].end else { return nil }
    let closing = open[...cut].reversed().map { $0.isArray ? "]" : "}" }.joined()
    text = whole.applying([TextEdit(range: end..<whole.bytes.count, text: closing)])
  }
}

/// Walks over the brackets of a JSON text that stand in no string.
private struct BracketScan {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> (sign: UInt8, index: Int)? {
    while index < bytes.count {
      let position = index
      index += 1
      switch bytes[position] {
      case UInt8(ascii: "\""): skipString()
      case UInt8(ascii: "{"), UInt8(ascii: "["), UInt8(ascii: "}"), UInt8(ascii: "]"):
        return (bytes[position], position)
      default: break
      }
    }
    return nil
  }

  private mutating func skipString() {
    while index < bytes.count {
      let byte = bytes[index]
      index += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "\"") { return }
    }
  }
}
