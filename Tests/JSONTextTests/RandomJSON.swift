import TestSupport

/// Generates random JSON texts with varied whitespace, escape sequences, duplicate keys, and non-ASCII text.
struct RandomJSON {
  private static let scalars: [Unicode.Scalar] = [
    "a", "b", "0", "1", "~", "/", "\"", "\\", "\n", "\t", "\u{1}", "{", "]", ",", ":", " ", "é", "e",
    "\u{301}", "語", "\u{2028}", "😀", "\u{10FFFF}",
  ]
  private var numbers: SeededGenerator

  init(seed: UInt64) {
    numbers = SeededGenerator(seed: seed)
  }

  /// The next text, with any kind of root value.
  mutating func text(depth: Int = 5) -> [UInt8] {
    Array((space() + value(depth: depth) + space()).utf8)
  }

  private mutating func value(depth: Int) -> String {
    switch Int.random(in: depth > 0 ? 0...6 : 3...6, using: &numbers) {
    case 0, 1: list("{", "}", depth: depth) { $0.member(depth: depth - 1) }
    case 2: list("[", "]", depth: depth) { $0.value(depth: depth - 1) }
    case 3: string()
    case 4: String(Int64.random(in: .min ... .max, using: &numbers))
    case 5: ["0", "-0", "1.5", "-2e3", "0.1E-2"].randomElement(using: &numbers) ?? "0"
    default: ["true", "false", "null"].randomElement(using: &numbers) ?? "null"
    }
  }

  private mutating func list(
    _ start: String, _ end: String, depth: Int, of item: (inout RandomJSON) -> String
  ) -> String {
    var items: [String] = []
    for _ in 0..<Int.random(in: 0...4, using: &numbers) { items.append(space() + item(&self) + space()) }
    return start + (items.isEmpty ? space() : items.joined(separator: ",")) + end
  }

  private mutating func member(depth: Int) -> String {
    string() + space() + ":" + space() + value(depth: depth)
  }

  private mutating func string() -> String {
    let text = numbers.text(of: Self.scalars, count: 0...3)
    return numbers.jsonLiteral(text)
  }

  private mutating func space() -> String {
    let spaces = ["", "", " ", "\n", "\r\n", "\t", "\r", "  "]
    return spaces.randomElement(using: &numbers) ?? ""
  }
}
