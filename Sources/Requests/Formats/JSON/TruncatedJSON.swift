internal import JSONText

/// A truncated JSON text, cut back to the last complete element of its outermost unclosed array.
///
/// The complete entries of a recording or a list are kept; the truncated one isn't reconstructed.
struct TruncatedJSON {
  /// The complete elements, with closing brackets for everything that is open around them.
  let text: MappedText

  private struct Bracket {
    var isArray: Bool
    /// The offset after the last complete element of an array.
    var end: Int?
  }

  /// Nil if all brackets are closed, or no unclosed array has a complete element.
  init?(_ whole: MappedText) {
    var open: [Bracket] = []
    var scan = BracketScan(whole.bytes)
    while let (bracket, index) = scan.next() {
      switch bracket {
      case UInt8(ascii: "{"), UInt8(ascii: "["): open.append(Bracket(isArray: bracket == UInt8(ascii: "[")))
      default:
        guard let last = open.popLast(), last.isArray == (bracket == UInt8(ascii: "]")) else { return nil }
        if open.last?.isArray == true { open[open.count - 1].end = index + 1 }
      }
    }
    guard let cut = open.firstIndex(where: { $0.end != nil }), let end = open[cut].end else { return nil }
    let closing = open[...cut].reversed().map { $0.isArray ? "]" : "}" }.joined()
    text = whole.applying([TextEdit(range: end..<whole.bytes.count, text: closing)])
  }
}

/// Iterates over the brackets of a JSON text, skipping strings.
private struct BracketScan {
  private let bytes: [UInt8]
  private var index = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  mutating func next() -> (bracket: UInt8, index: Int)? {
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
