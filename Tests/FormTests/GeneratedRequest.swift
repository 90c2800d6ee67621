import TestSupport

/// Makes the PUT of a collection whose body has faults in keys and values of odd letters, in an odd layout.
struct GeneratedRequest {
  private static let scalars: [Unicode.Scalar] = [
    "a", "'", "\"", "\\", "/", " ", "\n", "\r", "\t", "\u{1}", "#", "@", "`", ":", "-", ",", "é", "e", "\u{301}",
    "\u{A0}", "\u{2028}", "中", "😀", "\u{10FFFF}",
  ]

  private var numbers: SeededGenerator

  init(seed: UInt64) {
    numbers = SeededGenerator(seed: seed)
  }

  /// The requests of the first seeds.
  static let thousand: [SharedRequest] = (UInt64(0)..<1000).map { seed in
    var generated = GeneratedRequest(seed: seed)
    return .collection(generated.body())
  }

  private mutating func body() -> String {
    object([
      ("location", numbers.jsonLiteral("eastus")), ("k" + word(), value()),
      ("tags", object([("t" + word(), "1"), ("a", text())])),
      ("properties", object([("source", object([("id", text())])), ("provisioningState", text()), (word(), value())])),
    ])
  }

  private mutating func word() -> String { "x" + numbers.text(of: Self.scalars, count: 0...4) }

  private mutating func text() -> String { numbers.jsonLiteral(word()) }

  private mutating func value() -> String {
    Bool.random(using: &numbers) ? text() : object([(word(), "[\(text()), null]")])
  }

  private mutating func object(_ members: [(key: String, value: String)]) -> String {
    let written = members.shuffled(using: &numbers).map { member in
      space() + numbers.jsonLiteral(member.key) + space() + ":" + space() + member.value
    }
    return "{" + written.joined(separator: ",") + space() + "}"
  }

  private mutating func space() -> String {
    ["", "", " ", " ", "\n  ", "\r\n\t", "\t"].randomElement(using: &numbers) ?? ""
  }
}
