internal import JSONText

/// A resource that a Bicep or Terraform file declares.
struct DeclaredResource {
  /// What a resource lies in, as far as the file tells.
  enum Parent {
    case none
    /// The file's resource at this place of the list.
    case listed(Int)
    /// The file's resource of this symbol.
    case named(String)
    case unknown
  }

  var extent: Range<Int>
  var symbol: String?

  /// The full type in lower case.
  var type = ""
  var apiVersion: MappedText?
  var name: MappedText?
  var parent = Parent.none

  /// JSON text; nil for a resource that the file only refers to.
  var body: MappedText?
  var ignoredMembers: Set<String> = []
  /// The members that are filled in where the body lacks them.
  var impliedMembers: Set<String> = []

  /// Which deployment of the file this is a part of; nil for one that is deployed on a condition or several times.
  var deployment: String?

  /// Whether the file's text can't be understood here.
  var isUnreadable = false

  init(extent: Range<Int>) {
    self.extent = extent
  }

  var operation: String? { TemplateForm.operations[type] }

  /// The members whose lack can't be told from a body that the file doesn't show whole.
  var hiddenMembers: [String] {
    operation == "RestorePoints_Create" ? ["properties"] : ["location", "properties"]
  }

  /// Takes a type as it is written, with the api-version behind an `@`.
  mutating func take(type range: Range<Int>, of text: [UInt8], inside outer: DeclaredResource?) {
    let at = text[range].firstIndex(of: UInt8(ascii: "@"))
    let own = String(decoding: text[range.lowerBound..<(at ?? range.upperBound)], as: UTF8.self).lowercased()
    type = outer.map { "\($0.type)/\(own)" } ?? own
    apiVersion = at.map { text.mapped($0 + 1..<range.upperBound) } ?? outer?.apiVersion
  }
}

extension [UInt8] {
  /// A piece of the file's text.
  func mapped(_ range: Range<Int>) -> MappedText {
    MappedText(bytes: Array(self[range]), map: SourceMap(shift: range.lowerBound))
  }
}

/// The resources of one file.
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

  /// Lends each as a request, in the order of the text.
  func lend(visit: (Discovery) -> Void) {
    for resource in resources {
      if resource.isUnreadable {
        visit(.unidentified(resource.extent, reason: "this looks like a resource, but its text can't be read"))
      } else if let operation = resource.operation, let body = resource.body {
        lend(resource, operation, body, visit: visit)
      }
    }
  }

  private func lend(
    _ resource: DeclaredResource, _ operation: String, _ body: MappedText, visit: (Discovery) -> Void
  ) {
    let parent = collection(of: resource)
    var request = Request(form: .template, extent: resource.extent)
    request.operation = operation
    request.apiVersion = resource.apiVersion.map { RequestText($0) }
    request.resourceName = resource.name.map { RequestText($0) }
    switch resource.parent {
    case .none: request.deployment = resource.deployment
    case .listed, .named, .unknown:
      request.parentResourceName = RequestText(parent?.name ?? MappedText(bytes: Array("[expression]".utf8)))
      request.deployment = resource.deployment.flatMap { _ in parent?.deployment }
    }
    RequestBody.withParsed(body) { parsed in
      request.body = parsed
      request.body?.ignoredMembers = resource.ignoredMembers
      request.body?.impliedMembers = resource.impliedMembers
      request.body?.isWrittenAsJSON = false
      visit(.request(request))
    }
  }

  /// The collection of the file that a restore point lies in.
  private func collection(of resource: DeclaredResource) -> DeclaredResource? {
    let index: Int? =
      switch resource.parent {
      case .listed(let index): index
      case .named(let symbol): symbols[symbol]
      case .none, .unknown: nil
      }
    guard let index, resources[index].type == Self.collection else { return nil }
    return resources[index]
  }
}
