/// A small generator of random numbers that gives the same ones for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = (state ^ (state >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

/// Writes random JSON texts: odd white space, escapes, keys that stand twice, text beyond ASCII.
struct RandomJSON {
  private static let scalars: [Unicode.Scalar] = [
    "a", "b", "0", "1", "~", "/", "\"", "\\", "\n", "\t", "\u{1}", "{", "]", ",", ":", " ", "é", "e",
    "\u{301}", "語", "\u{2028}", "😀", "\u{10FFFF}",
  ]
  private static let short: [Unicode.Scalar: String] = [
    "\"": #"\""#, "\\": #"\\"#, "/": #"\/"#, "\n": #"\n"#, "\t": #"\t"#,
  ]

  private var numbers: SeededGenerator

  init(seed: UInt64) {
    numbers = SeededGenerator(seed: seed)
  }

  /// The next text; its root is any kind of value.
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
    _ start: String, _ end: String, depth: Int, of part: (inout RandomJSON) -> String
  ) -> String {
    var parts: [String] = []
    for _ in 0..<Int.random(in: 0...4, using: &numbers) { parts.append(space() + part(&self) + space()) }
    return start + (parts.isEmpty ? space() : parts.joined(separator: ",")) + end
  }

  private mutating func member(depth: Int) -> String {
    string() + space() + ":" + space() + value(depth: depth)
  }

  private mutating func string() -> String {
    var text = "\""
    for _ in 0..<Int.random(in: 0...3, using: &numbers) {
      let scalar = Self.scalars.randomElement(using: &numbers) ?? "a"
      text += written(scalar)
    }
    return text + "\""
  }

  private mutating func written(_ scalar: Unicode.Scalar) -> String {
    let mustEscape = scalar.value < 0x20 || scalar == "\"" || scalar == "\\"
    switch Int.random(in: mustEscape ? 0...1 : 0...4, using: &numbers) {
    case 0:
      return String(scalar).utf16.map { unit in
        let hex = String(unit, radix: 16, uppercase: unit.isMultiple(of: 2))
        return "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
      }.joined()
    case 1 where Self.short[scalar] != nil || !mustEscape: return Self.short[scalar] ?? String(scalar)
    case 1: return written(scalar)
    default: return String(scalar)
    }
  }

  private mutating func space() -> String {
    let spaces = ["", "", " ", "\n", "\r\n", "\t", "\r", "  "]
    return spaces.randomElement(using: &numbers) ?? ""
  }
}
