import JSONText
import TestSupport

/// A body written as a resource in an ARM template, Bicep or Terraform's azapi.
struct DeclaredText {
  var type: String
  var version = "2025-04-01"
  var body: JSONTree
  /// Selects among equivalent spellings; advances with each choice.
  var seed = 0

  private var members: [JSONTree.Member] {
    if case .object(let members) = body { members } else { [] }
  }

  var template: String {
    let header = [("type", type), ("apiVersion", version)].map { JSONTree.Member(key: $0, value: .string($1)) }
    return JSONTree.object(header + members).text(indentation: " ")
  }

  mutating func bicep() -> String { "// é\nresource x '\(type)@\(version)' = " + bicep(body) + "\n" }

  mutating func terraform() -> String {
    let outer = members.filter { ["name", "location", "tags"].contains($0.key) }
    let inner = members.filter { !["name", "location", "tags"].contains($0.key) }
    let lines = outer.map { "  \($0.key) = " + hcl($0.value) } + ["  body = " + encoded(hcl(.object(inner)))]
    return """
      # é
      resource "azapi_resource" "x" {
        type = "\(type)@\(version)"
      \(pick([lines, lines.reversed()]).joined(separator: " # x\n"))
      }

      """
  }

  private mutating func encoded(_ text: String) -> String {
    pick([true, false]) ? "jsonencode(\(text))" : text
  }

  private mutating func bicep(_ tree: JSONTree) -> String {
    switch tree {
    case .object(let members): list(members.map { "\(bicepKey($0.key)): " + bicep($0.value) }, "{", "}", ["\n", ", "])
    case .array(let elements): list(elements.map { bicep($0) }, "[", "]", ["\n", ", ", " // x\r\n  "])
    case .scalar(let text): text.hasPrefix("\"") ? "'\(text.dropFirst().dropLast())'" : text
    }
  }

  private mutating func hcl(_ tree: JSONTree) -> String {
    switch tree {
    case .object(let members):
      list(members.map { key($0.key, quote: "\"") + delimiter() + hcl($0.value) }, "{", "}", ["\n", ", ", " # x\r\n"])
    case .array(let elements): list(elements.map { hcl($0) }, "[", "]", [", ", "\n,\n"])
    case .scalar(let text): text
    }
  }

  private mutating func bicepKey(_ name: String) -> String { key(name, quote: "'") }

  private mutating func key(_ name: String, quote: String) -> String {
    pick([true, false]) ? name : quote + name + quote
  }

  private mutating func pick<Choice>(_ choices: [Choice]) -> Choice {
    seed += 1
    return choices[seed / 2 % choices.count]
  }

  private mutating func delimiter() -> String { pick([true, false]) ? " = " : ": " }

  private mutating func list(_ parts: [String], _ open: String, _ close: String, _ separators: [String]) -> String {
    let separator = pick(separators)
    return "\(open) \(parts.joined(separator: separator))\n\(close)"
  }
}
