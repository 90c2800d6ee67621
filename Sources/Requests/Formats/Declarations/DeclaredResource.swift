internal import JSONText

/// A resource that a Bicep or Terraform file declares.
struct DeclaredResource {
  /// The parent of a resource.
  enum Parent {
    case none
    /// The resource at this index in the file.
    case index(Int)
    /// The resource with this symbolic name in the file.
    case symbol(String)
    case unknown
  }

  /// What a deployment does with a resource.
  enum Kind {
    case create
    /// Merges the body into that of the existing resource, and writes the result.
    case update
    /// Sends a request about the existing resource.
    case action
  }

  var kind = Kind.create
  var extent: Range<Int>
  var symbol: String?

  /// The full type in lower case.
  var type = ""
  var apiVersion: MappedText?
  var name: MappedText?
  var parent = Parent.none

  /// The body as JSON; nil for a reference to an existing resource.
  var body: MappedText?
  /// Whether an action has a body that isn't a literal.
  var hasUnknownBody = false
  var ignoredMembers: Set<String> = []
  /// The members that are filled in if the body doesn't have them.
  var impliedMembers: Set<String> = []

  /// Identifies the deployment in the file that contains this resource; nil for a conditional or repeated resource.
  var deployment: String?

  /// The symbolic name of the resource that is updated.
  var target: String?
  /// The method of an action; nil for the default.
  var method: MappedText?
  /// The URL of an action.
  var url: MappedText?

  /// Whether the resource could not be parsed.
  var isMalformed = false

  init(extent: Range<Int>) {
    self.extent = extent
  }

  var operation: String? { TemplateForm.operations[type] }

  /// Whether the type shows that this is about restore points, or a disk.
  var isRelevant: Bool {
    switch kind {
    case .create, .update: operation != nil
    case .action: Relevance.isRestorePointURL(type)
    }
  }

  /// The required members, which an incomplete body is assumed to have.
  var requiredMembers: [String] {
    switch kind {
    case .action: ["access", "durationInSeconds"]
    case .create, .update: operation == "RestorePoints_Create" ? ["properties"] : ["location", "properties"]
    }
  }

  /// Sets the type and the api-version from `type@version`.
  ///
  /// - Parameter parent: the enclosing resource; its type is a prefix of this one's, and its api-version the default.
  mutating func setType(_ range: Range<Int>, in text: [UInt8], parent: DeclaredResource?) {
    let at = text[range].firstIndex(of: "@")
    let ownType = String(decoding: text[range.lowerBound..<(at ?? range.upperBound)], as: UTF8.self).lowercased()
    type = parent.map { "\($0.type)/\(ownType)" } ?? ownType
    apiVersion = at.map { text.mapped($0 + 1..<range.upperBound) } ?? parent?.apiVersion
  }
}

/// The resources declared in one file.
struct DeclaredResources {
  private static let collection = "microsoft.compute/restorepointcollections"

  private let resources: [DeclaredResource]
  private let symbols: [String: Int]

  init(_ resources: [DeclaredResource]) {
    self.resources = resources
    symbols = Dictionary(
      resources.enumerated().compactMap { index, resource in resource.symbol.map { ($0, index) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The resources of our types, in source order, except for references to existing ones.
  var candidates: [Candidate] { resources.compactMap(candidate) }

  private func candidate(of resource: DeclaredResource) -> Candidate? {
    var candidate = Candidate(form: .template, extent: resource.extent)
    candidate.request.apiVersion = resource.apiVersion.map { RequestText($0) }
    candidate.isWrittenAsJSON = false
    switch resource.kind {
    case .create, .update:
      guard let operation = resource.operation else { return nil }
      candidate.subject = .operation(operation)
      addNames(of: resource, to: &candidate)
    case .action:
      candidate.method = Candidate.Method(resource.method.map { RequestText($0) }, default: "POST")
      candidate.request.url = resource.url.map { RequestText($0) }
    }
    if resource.isMalformed {
      candidate.body = .undecodable("this looks like a resource, but it can't be parsed")
    } else if let body = resource.body {
      candidate.body = .text(body)
    } else if resource.url != nil {
      candidate.body = resource.hasUnknownBody ? .external : .none
    } else {
      return nil
    }
    return candidate
  }

  /// Sets what is known about the resource from its name, its parent, and its attributes.
  private func addNames(of resource: DeclaredResource, to candidate: inout Candidate) {
    let parent = collection(of: resource)
    let target = resource.target.flatMap { symbols[$0] }.map { resources[$0] }
    if let name = resource.name ?? target?.name { candidate.request.resourceName = RequestText(name) }
    switch resource.parent {
    case .none: candidate.request.deployment = resource.deployment ?? target?.deployment
    case .index, .symbol, .unknown:
      candidate.request.parentResourceName = RequestText(parent?.name ?? MappedText(bytes: Array("[expression]".utf8)))
      candidate.request.deployment = resource.deployment.flatMap { _ in parent?.deployment }
    }
    candidate.ignoredMembers = resource.ignoredMembers
    candidate.impliedMembers = resource.impliedMembers
  }

  /// The collection in the file that contains a restore point.
  private func collection(of resource: DeclaredResource) -> DeclaredResource? {
    let index: Int? =
      switch resource.parent {
      case .index(let index): index
      case .symbol(let symbol): symbols[symbol]
      case .none, .unknown: nil
      }
    guard let index, resources[index].type == Self.collection else { return nil }
    return resources[index]
  }
}

extension MappedTextBuilder {
  /// Appends members with unknown values.
  mutating func appendUnknown(_ keys: [String], for source: Range<Int>) {
    for key in keys {
      appendSeparator(at: source.lowerBound)
      append("\"\(key)\":".utf8, for: source)
      append(DeclarationParser.templateExpression, for: source)
    }
  }
}
