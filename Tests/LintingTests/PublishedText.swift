import CBundledRules
import JSONText
import Swagger
import TestSupport
import Testing

/// A bundled document as it would be published: for one api-version, without the `x-` version annotations, split into two
/// files that refer to each other. Independent of the loader's code.
struct PublishedText {
  static let main = "stable/points.json"
  private static let shared = "common/shared.json"

  let version: String
  private let root: JSONTree
  /// The definitions in the shared file: every other one.
  private let sharedDefinitions: Set<String>

  init(_ family: ProviderFamily, version: String) throws {
    let file =
      switch family {
      case .compute: rplint_swagger_compute()
      case .disks: rplint_swagger_disks()
      }
    let tree = try #require(JSONTree(of: file.bytes))
    self.version = version
    root = try #require(Self.unannotated(tree, version))
    sharedDefinitions = Set(root["definitions"].keys.enumerated().filter { $0.offset % 2 == 0 }.map(\.element))
  }

  /// The contents of the files by path.
  var files: [String: [UInt8]] {
    let definitions = root["definitions"].members
    let header = [
      JSONTree.Member(key: "swagger", value: .string("2.0")),
      JSONTree.Member(key: "info", value: .object([.init(key: "version", value: .string(version))])),
    ]
    let main =
      header + [
        .init(key: "paths", value: root["paths"]),
        .init(key: "definitions", value: .object(definitions.filter { !sharedDefinitions.contains($0.key) })),
      ]
    let shared = [
      JSONTree.Member(key: "parameters", value: root["parameters"]),
      JSONTree.Member(key: "definitions", value: .object(definitions.filter { sharedDefinitions.contains($0.key) })),
    ]
    return [
      Self.main: text(of: main, from: Self.main), Self.shared: text(of: shared, from: Self.shared),
    ]
  }

  private func text(of members: [JSONTree.Member], from file: String) -> [UInt8] {
    Array(linked(.object(members), from: file).text(indentation: " ").utf8)
  }

  /// The tree with every reference pointing to the right file.
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

  /// The file path before a reference's fragment; `reference` includes its quotes.
  private func prefix(of reference: String, from file: String) -> String {
    let name = reference.dropFirst("\"#/definitions/".count).dropLast()
    let isShared = reference.contains("/parameters/") || sharedDefinitions.contains(String(name))
    let target = isShared ? Self.shared : Self.main
    return target == file ? "" : "./../\(target)"
  }

  /// The tree without version annotations; nil if it isn't in the version.
  private static func unannotated(_ tree: JSONTree, _ version: String) -> JSONTree? {
    switch tree {
    case .scalar: return tree
    case .array(let elements): return .array(elements.compactMap { unannotated($0, version) })
    case .object(let members):
      guard exists(tree, in: version) else { return nil }
      let pieces = tree["x-versions"].elements.filter { exists($0, in: version) }.flatMap(\.members)
      let kept = members.filter { member in !pieces.contains { $0.key == member.key } }
      return .object(
        (kept + pieces).filter { !$0.key.isVersionAnnotation }.compactMap { member in
          let value =
            member.key == "enum" || member.key == "required" ? existingEntries(member, of: tree, version) : member.value
          return unannotated(value, version).map { JSONTree.Member(key: member.key, value: $0) }
        })
    }
  }

  /// The entries of `enum` or `required` that exist in the version.
  private static func existingEntries(_ member: JSONTree.Member, of tree: JSONTree, _ version: String) -> JSONTree {
    let annotations = member.key == "enum" ? tree["x-ms-enum"]["values"] : tree["x-required"]
    let absent = annotations.elements.filter { !exists($0, in: version) }.flatMap { [$0["value"], $0["name"]] }
    guard case .array(let elements) = member.value else { return member.value }
    return .array(elements.filter { !absent.contains($0) })
  }

  private static func exists(_ tree: JSONTree, in version: String) -> Bool {
    let (since, until) = (tree["x-since"].scalar ?? "", tree["x-until"].scalar ?? "\"9999\"")
    return since <= "\"\(version)\"" && "\"\(version)\"" <= until
  }
}

extension String {
  fileprivate var isVersionAnnotation: Bool {
    ["x-since", "x-until", "x-versions", "x-required", "x-api-versions"].contains(self)
  }
}
