import CBundledRules
import JSONText
import Swagger
import Testing

/// A bundled document as it would be published: of one api-version, without marks, in two files that refer to each
/// other. Works on the text alone and shares nothing with the loader.
struct PublishedText {
  static let main = "stable/points.json"
  private static let shared = "common/shared.json"

  let version: String
  private let root: JSONTree
  /// The definitions that stand in the shared file: every other one.
  private let moved: Set<String>

  init(_ family: ProviderFamily, version: String) throws {
    let file =
      switch family {
      case .compute: rplint_swagger_compute()
      case .disks: rplint_swagger_disks()
      }
    let tree = try #require(JSONTree(of: Array(UnsafeBufferPointer(start: file.start, count: file.count))))
    self.version = version
    root = try #require(Self.unmarked(tree, version))
    moved = Set(root["definitions"].keys.enumerated().filter { $0.offset % 2 == 0 }.map(\.element))
  }

  /// The files by their paths.
  var files: [String: [UInt8]] {
    let definitions = root["definitions"].members
    let head = [
      JSONTree.Member(key: "swagger", value: .string("2.0")),
      JSONTree.Member(key: "info", value: .object([.init(key: "version", value: .string(version))])),
    ]
    let points =
      head + [
        .init(key: "paths", value: root["paths"]),
        .init(key: "definitions", value: .object(definitions.filter { !moved.contains($0.key) })),
      ]
    let others = [
      JSONTree.Member(key: "parameters", value: root["parameters"]),
      JSONTree.Member(key: "definitions", value: .object(definitions.filter { moved.contains($0.key) })),
    ]
    return [
      Self.main: text(of: points, from: Self.main), Self.shared: text(of: others, from: Self.shared),
    ]
  }

  private func text(of members: [JSONTree.Member], from file: String) -> [UInt8] {
    Array(linked(.object(members), from: file).text(indentation: " ").utf8)
  }

  /// The tree with references that lead to the right file.
  private func linked(_ tree: JSONTree, from file: String) -> JSONTree {
    switch tree {
    case .object(let members):
      .object(
        members.map { member in
          guard member.key == "$ref", case .scalar(let text) = member.value else {
            return .init(key: member.key, value: linked(member.value, from: file))
          }
          return .init(key: member.key, value: .scalar("\"" + prefix(of: text, from: file) + text.dropFirst()))
        })
    case .array(let elements): .array(elements.map { linked($0, from: file) })
    case .scalar: tree
    }
  }

  /// What stands in front of a reference's fragment; `reference` comes with its quotes.
  private func prefix(of reference: String, from file: String) -> String {
    let name = reference.dropFirst("\"#/definitions/".count).dropLast()
    let isShared = reference.contains("/parameters/") || moved.contains(String(name))
    let target = isShared ? Self.shared : Self.main
    return target == file ? "" : "./../\(target)"
  }

  /// The tree without marks; nil for what the version has not.
  private static func unmarked(_ tree: JSONTree, _ version: String) -> JSONTree? {
    switch tree {
    case .scalar: return tree
    case .array(let elements): return .array(elements.compactMap { unmarked($0, version) })
    case .object(let members):
      guard isAlive(tree, version) else { return nil }
      let pieces = tree["x-versions"].elements.filter { isAlive($0, version) }.flatMap(\.members)
      let kept = members.filter { member in !pieces.contains { $0.key == member.key } }
      return .object(
        (kept + pieces).filter { !$0.key.isMark }.compactMap { member in
          let value =
            member.key == "enum" || member.key == "required" ? living(member, of: tree, version) : member.value
          return unmarked(value, version).map { JSONTree.Member(key: member.key, value: $0) }
        })
    }
  }

  /// The entries of `enum` or `required` that the version has.
  private static func living(_ member: JSONTree.Member, of tree: JSONTree, _ version: String) -> JSONTree {
    let marks = member.key == "enum" ? tree["x-ms-enum"]["values"] : tree["x-required"]
    let dead = marks.elements.filter { !isAlive($0, version) }.flatMap { [$0["value"], $0["name"]] }
    guard case .array(let elements) = member.value else { return member.value }
    return .array(elements.filter { !dead.contains($0) })
  }

  private static func isAlive(_ tree: JSONTree, _ version: String) -> Bool {
    let (since, until) = (tree["x-since"].scalar ?? "", tree["x-until"].scalar ?? "\"9999\"")
    return since <= "\"\(version)\"" && "\"\(version)\"" <= until
  }
}

extension String {
  fileprivate var isMark: Bool {
    ["x-since", "x-until", "x-versions", "x-required", "x-api-versions"].contains(self)
  }
}

extension JSONTree {
  static func string(_ text: String) -> JSONTree { .scalar("\"\(text)\"") }

  var members: [Member] { if case .object(let members) = self { members } else { [] } }
  var elements: [JSONTree] { if case .array(let elements) = self { elements } else { [] } }
  var keys: [String] { members.map(\.key) }
  /// The text of a scalar.
  var scalar: String? { if case .scalar(let text) = self { text } else { nil } }

  /// A member's value; an empty object where there is none.
  subscript(_ key: String) -> JSONTree { members.first { $0.key == key }?.value ?? .object([]) }
}
