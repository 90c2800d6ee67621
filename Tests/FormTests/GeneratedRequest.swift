import TestSupport

/// Generates the PUT of a collection whose body has faults in keys and values with unusual characters and layout.
struct GeneratedRequest {
  private static let scalars: [Unicode.Scalar] = [
    "a", "'", "\"", "\\", "/", " ", "\n", "\r", "\t", "\u{1}", "#", "@", "`", ":", "-", ",", "é", "e", "\u{301}",
    "\u{A0}", "\u{2028}", "中", "😀", "\u{10FFFF}",
  ]

  private var generator: SeededGenerator

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
  }

  /// The requests of the seeds 0..<1000.
  static let thousand: [SharedRequest] = (UInt64(0)..<1000).map { seed in
    var request = GeneratedRequest(seed: seed)
    return .collection(request.body())
  }

  private mutating func body() -> String {
    object([
      ("location", generator.jsonLiteral("eastus")), ("k" + word(), value()),
      ("tags", object([("t" + word(), "1"), ("a", text())])),
      ("properties", object([("source", object([("id", text())])), ("provisioningState", text()), (word(), value())])),
    ])
  }

  private mutating func word() -> String { "x" + generator.text(of: Self.scalars, count: 0...4) }

  private mutating func text() -> String { generator.jsonLiteral(word()) }

  private mutating func value() -> String {
    Bool.random(using: &generator) ? text() : object([(word(), "[\(text()), null]")])
  }

  private mutating func object(_ members: [(key: String, value: String)]) -> String {
    let rendered = members.shuffled(using: &generator).map { member in
      whitespace() + generator.jsonLiteral(member.key) + whitespace() + ":" + whitespace() + member.value
    }
    return "{" + rendered.joined(separator: ",") + whitespace() + "}"
  }

  private mutating func whitespace() -> String {
    ["", "", " ", " ", "\n  ", "\r\n\t", "\t"].randomElement(using: &generator) ?? ""
  }
}
