/// A small, deterministic random number generator (xorshift).
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: Int) {
    state = UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  mutating func next() -> UInt64 {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return state
  }
}

/// A generated body: its tokens and layout.
struct GeneratedBody {
  enum Piece: Equatable {
    case open(String)
    case close(String)
    case comma, colon
    case key(String)
    case string(String)
    case scalar(String)

    var text: String {
      switch self {
      case .open(let text), .close(let text), .key(let text), .string(let text), .scalar(let text): text
      case .comma: ","
      case .colon: ":"
      }
    }
  }

  var pieces: [Piece] = []
  let isPretty: Bool

  init(numbers: inout SeededNumbers) {
    isPretty = Bool.random(using: &numbers)
    addObject(depth: 0, &numbers)
  }

  /// The text of all pieces, and the offset of each.
  func rendered() -> (text: String, starts: [Int]) {
    var text = ""
    var starts: [Int] = []
    var depth = 0
    for (index, piece) in pieces.enumerated() {
      let previous = index == 0 ? nil : pieces[index - 1]
      if case .close = piece { depth -= 1 }
      if isPretty, let previous { text += Self.gap(previous, piece, depth) }
      starts.append(text.utf8.count)
      text += piece.text
      if case .open = piece { depth += 1 }
    }
    return (text, starts)
  }

  private static func gap(_ left: Piece, _ right: Piece, _ depth: Int) -> String {
    let line = "\n" + String(repeating: "  ", count: depth)
    switch (left, right) {
    case (.open, .close): return ""
    case (.open, _), (_, .close), (.comma, _): return line
    case (.colon, _): return " "
    default: return ""
    }
  }

  private mutating func addObject(depth: Int, _ numbers: inout SeededNumbers) {
    pieces.append(.open("{"))
    for index in 0..<Int.random(in: depth == 0 ? 1...5 : 0...4, using: &numbers) {
      if index > 0 { pieces.append(.comma) }
      pieces += [.key("\"k\(index)\(Self.word(&numbers))\""), .colon]
      addValue(depth: depth + 1, &numbers)
    }
    pieces.append(.close("}"))
  }

  private mutating func addArray(depth: Int, _ numbers: inout SeededNumbers) {
    pieces.append(.open("["))
    for index in 0..<Int.random(in: 0...3, using: &numbers) {
      if index > 0 { pieces.append(.comma) }
      addValue(depth: depth + 1, &numbers)
    }
    pieces.append(.close("]"))
  }

  private mutating func addValue(depth: Int, _ numbers: inout SeededNumbers) {
    switch Int.random(in: 0..<(depth > 4 ? 6 : 10), using: &numbers) {
    case 0...2: pieces.append(.string("\"" + Self.words(&numbers) + "\""))
    case 3:
      pieces.append(.scalar(["0", "12", "-7", "1.5", "2e3", "0.25", "-0.5"].randomElement(using: &numbers) ?? "0"))
    case 4: pieces.append(.scalar(["true", "false", "null"].randomElement(using: &numbers) ?? "null"))
    case 5: pieces.append(.string("\"/subscriptions/{id}/resourceGroups/<rg>\""))
    case 6...8: addObject(depth: depth, &numbers)
    default: addArray(depth: depth, &numbers)
    }
  }

  private static func word(_ numbers: inout SeededNumbers) -> String {
    ["a", "ort", "é", "😀", "\\u00e9", "x-y", "t\\tb"].randomElement(using: &numbers) ?? ""
  }

  private static func words(_ numbers: inout SeededNumbers) -> String {
    let words = [
      "east us", "a\\nb", "\\\"q\\\"", "https://x.y/z?a=b&c", "é", "😀", "it's", "#1", "50%", "a/*b*/", "“x”",
      "C:\\\\dir", "\\\\u12", "x\\\\é", "t\\tb", "\\r\\n", "\\u0001", "\\u0000",
    ]
    return (0..<Int.random(in: 0...3, using: &numbers)).map { _ in words.randomElement(using: &numbers) ?? "" }
      .joined(separator: " ")
  }
}
