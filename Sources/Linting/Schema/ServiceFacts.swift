internal import CBundledRules
internal import JSONText
internal import Swagger

/// What the service documents beyond its Swagger files, from the file that is embedded in the program.
struct ServiceFacts: Sendable {
  /// The limits of Azure Resource Manager; lengths are in UTF-16 units.
  struct TagLimits: Sendable {
    let count: Int
    let nameLength: Int
    let valueLength: Int
    /// The ASCII characters that a name can't have.
    let notInNames: String
    /// Whether a name can't have a byte, by the byte.
    private let isForbidden: [Bool]

    func forbids(_ byte: UInt8) -> Bool { isForbidden[Int(byte)] }
  }

  /// What is documented about a definition.
  struct Definition: Sendable {
    /// The properties that it requires in addition to the swagger: a reference to another resource is meaningless
    /// without an ID.
    let required: [String]
    /// The rules whose checks have the limits of numbers, by the property.
    let limits: [String: RuleID]
  }

  let restorePointsPerVirtualMachine: Int
  let tags: TagLimits
  let names: NameRules
  /// The consistency modes that a request can ask for, with the first api-version of each.
  let requestModes: [(name: String, since: APIVersion?)]
  /// The consistency modes that only appear in responses.
  let responseModes: [String]
  private let definitions: [String: Definition]

  /// Parsed on first use.
  static let bundled: ServiceFacts = {
    let document = try? JSONDocument(parsing: rplint_documented().bytes.span)
    return document?.withRoot { ServiceFacts($0) } ?? ServiceFacts(nil)
  }()

  /// A limit that the file lacks allows everything.
  private init(_ root: JSONNode?) {
    restorePointsPerVirtualMachine = root?["restorePointsPerVirtualMachine"].limit ?? .max
    tags = TagLimits(root?["tags"])
    let names = root?["names"]
    self.names = NameRules { names?[$0].map { ResourceName.Rule($0) } }
    let modes = root?["consistencyModes"]
    requestModes = modes?["requests"]?.members.map { ($0.key, $0.value.string.flatMap { APIVersion($0) }) } ?? []
    responseModes = modes?["responses"].strings ?? []
    definitions = Dictionary(
      root?["definitions"]?.members.map { ($0.key, Definition($0.value)) } ?? [], uniquingKeysWith: { $1 })
  }

  subscript(definition: String) -> Definition? { definitions[definition] }
}

extension ServiceFacts.TagLimits {
  fileprivate init(_ node: JSONNode?) {
    count = node?["maximumCount"].limit ?? .max
    nameLength = node?["nameLength"].limit ?? .max
    valueLength = node?["valueLength"].limit ?? .max
    let notInNames = node?["notInNames"]?.string ?? ""
    self.notInNames = notInNames
    isForbidden = (0...UInt8.max).map(Set(notInNames.utf8).contains)
  }
}

extension ResourceName.Rule {
  fileprivate init(_ node: JSONNode) {
    maximumLength = node["maximumLength"].limit ?? .max
    punctuation = node["punctuation"]?.string ?? ""
    notFirst = node["notFirst"]?.string ?? ""
    notLast = node["notLast"]?.string ?? ""
  }
}

extension ServiceFacts.Definition {
  fileprivate init(_ node: JSONNode) {
    required = node["required"].strings
    let rules = node["limits"]?.members.compactMap { member in
      member.value.string.flatMap { RuleID($0) }.map { (member.key, $0) }
    }
    limits = Dictionary(rules ?? [], uniquingKeysWith: { $1 })
  }
}

extension JSONNode? {
  fileprivate var limit: Int? { self?.integer.flatMap(Int.init(exactly:)) }

  fileprivate var strings: [String] { self?.elements.compactMap(\.string) ?? [] }
}
