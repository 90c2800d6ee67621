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
    let bytes = whole.bytes.span
    var cursor = BracketCursor(0..<bytes.count)
    while let index = cursor.next(in: bytes) {
      let bracket = bytes[index]
      switch bracket {
      case "{", "[": open.append(Bracket(isArray: bracket == "["))
      case ",": continue
      default:
        guard let last = open.popLast(), last.isArray == (bracket == "]") else { return nil }
        if open.last?.isArray == true { open[open.count - 1].end = index + 1 }
      }
    }
    guard let cut = open.firstIndex(where: { $0.end != nil }), let end = open[cut].end else { return nil }
    let closing = open[...cut].reversed().map { $0.isArray ? "]" : "}" }.joined()
    text = whole.applying([TextEdit(range: end..<whole.bytes.count, text: closing)])
  }
}
