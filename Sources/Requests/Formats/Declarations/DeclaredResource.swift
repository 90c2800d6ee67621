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
  var symbol: String?

  /// The full type in lower case.
  var type = ""
  var parent = Parent.none

  /// The symbolic name of the resource that is updated.
  var target: String?

  /// The request, without what other resources specify; a reference to an existing resource has no body.
  var candidate: Candidate

  init(extent: Range<Int>) {
    candidate = Candidate(form: .template, extent: extent)
    candidate.isWrittenAsJSON = false
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
    let version = at.map { RequestText(text.mapped($0 + 1..<range.upperBound)) }
    candidate.request.apiVersion = version ?? parent?.candidate.request.apiVersion
  }

  mutating func extend(to end: Int) { candidate.request.extent = candidate.request.extent.lowerBound..<end }
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
    var candidate = resource.candidate
    switch candidate.body {
    case .none, .external: if candidate.request.url == nil { return nil }
    case .json, .text, .undecodable: break
    }
    guard resource.kind != .action else { return candidate }
    guard let operation = resource.operation else { return nil }
    let parent = collection(of: resource)?.candidate.request
    let target = resource.target.flatMap { symbols[$0] }.map { resources[$0].candidate.request }
    candidate.request.operation = operation
    candidate.request.resourceName = candidate.request.resourceName ?? target?.resourceName
    switch resource.parent {
    case .none: candidate.request.deployment = candidate.request.deployment ?? target?.deployment
    case .index, .symbol, .unknown:
      let unknownName = RequestText(MappedText(bytes: Array("[expression]".utf8)))
      candidate.request.parentResourceName = parent?.resourceName ?? unknownName
      candidate.request.deployment = candidate.request.deployment.flatMap { _ in parent?.deployment }
    }
    return candidate
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

extension Candidate.Body {
  static func malformedResource(_ error: DeclarationSyntaxError) -> Candidate.Body {
    let reason =
      error.isTooDeep ? "is nested deeper than \(DeclarationParser.maximumDepth) levels" : "can't be parsed"
    return .undecodable("this looks like a resource, but it \(reason)")
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
