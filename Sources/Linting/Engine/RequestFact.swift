internal import JSONText
internal import Requests
internal import Swagger

/// What the rules over several requests keep of one: a few hundred bytes, and nothing of its body.
///
/// Only requests whose URL names a resource without placeholders leave a fact, and resources of templates with literal
/// names.
struct RequestFact: Sendable, Equatable {
  /// What the request does, as far as these rules care.
  enum Deed: Sendable, Equatable {
    case createCollection(CollectionFact)
    /// An update that turns instant access on, or may do so.
    case enableInstantAccess
    case createRestorePoint(RestorePointFact)
    case delete
  }

  /// Which of the file's requests this is, from 0 in the order of the text.
  var index: Int
  /// The id of the collection or restore point; of a template's resource it lacks the first part.
  private(set) var id: WrittenID
  /// Whether the id is known only within the file: a template doesn't tell where it is deployed.
  let isLocal: Bool
  /// Where the resource's own name stands.
  let name: Finding.Anchor
  let deed: Deed

  /// The fact as one of the run's; `file` is its file's place in the run's order.
  func inRun(file: Int) -> RequestFact {
    guard isLocal else { return self }
    var fact = self
    fact.id = WrittenID("/\(file)\(id.text)")
    return fact
  }
}

/// What the PUT of a collection says.
struct CollectionFact: Sendable, Equatable {
  enum InstantAccess: Sendable, Equatable {
    case on
    /// Said to be off, or not said to be on; where one would say it.
    case off(Finding.Anchor)
    case unknown
  }

  /// The id of the virtual machine or collection that is the source; nil where that can't be told.
  let source: WrittenID?
  let instantAccess: InstantAccess
}

/// What the PUT of a restore point says.
struct RestorePointFact: Sendable, Equatable {
  /// The collection that a copy's source lies in; nil for no copy, or where it can't be told.
  let copySource: WrittenID?
  let hasInstantAccessDuration: Bool
  /// Equal for bodies that ask for the same; nil where that can't be told.
  let digest: UInt64?
}

extension RequestFact {
  /// What is kept of a request; nil for one that no rule over several requests is about.
  ///
  /// - Parameter index: which of the file's requests this is, from 0.
  init?(_ request: RequestContext, index: Int) {
    guard let operation = request.operation else { return nil }
    let deployed = request.url == nil ? request.deployedID : nil
    guard let id = deployed ?? request.url?.comparableID, let deed = Deed(of: operation.id, in: request) else {
      return nil
    }
    let name = request.url?.path.last { !$0.text.isEmpty }?.range
    self.init(
      index: index, id: id, isLocal: deployed != nil,
      name: name.map { .url($0) } ?? .value(JSONPointer(["name"])), deed: deed)
  }
}

extension RequestContext {
  /// The id of a template's resource with the deployment in the place of subscription and resource group; nil where its
  /// names aren't literal.
  fileprivate var deployedID: WrittenID? {
    guard let deployment = request.deployment, let name = request.resourceName?.text else { return nil }
    let whole = (request.parentResourceName.map { $0.text + "/" } ?? "") + name
    let names = whole.split(separator: "/", omittingEmptySubsequences: false)
    let types = ["restorePointCollections", "restorePoints"].prefix(operation?.id == "RestorePoints_Create" ? 2 : 1)
    guard !isOpaque(name), request.parentResourceName.map({ !isOpaque($0.text) }) ?? true, !names.contains(""),
      types.count == names.count
    else { return nil }
    let path = zip(types, names).map { "/\($0)/\($1)" }.joined()
    return WrittenID("/\(deployment.replacing("/", with: "|"))/-/-/providers/Microsoft.Compute\(path)")
  }
}

extension RequestFact.Deed {
  fileprivate init?(of operation: String, in request: RequestContext) {
    switch operation {
    case "RestorePointCollections_CreateOrUpdate": self = .createCollection(CollectionFact(request))
    case "RestorePointCollections_Update":
      if case .off = CollectionFact.InstantAccess(request) { return nil }
      self = .enableInstantAccess
    case "RestorePoints_Create": self = .createRestorePoint(RestorePointFact(request))
    case "RestorePointCollections_Delete", "RestorePoints_Delete": self = .delete
    default: return nil
    }
  }
}

extension CollectionFact {
  fileprivate init(_ request: RequestContext) {
    let id = request.body?[CopySourceMismatch.collectionSource]?.string
    source = id.flatMap { try? ResourceID($0) }.flatMap { id in
      ReferencePlace.sourceTypes.contains(where: id.isOf(type:)) ? id.comparable : nil
    }
    instantAccess = InstantAccess(request)
  }
}

extension CollectionFact.InstantAccess {
  fileprivate init(_ request: RequestContext) {
    guard let body = request.body else {
      self = .unknown
      return
    }
    let properties = body.member(named: "properties")
    guard let value = properties?.member(named: "instantAccess") else {
      self = properties.map(request.isOpaque) == true ? .unknown : .off(.opening(Self.holder(in: body)))
      return
    }
    switch value.boolean ?? value.string.flatMap({ Bool($0.lowercased()) }) {
    case true: self = .on
    case false: self = .off(.value(JSONPointer(["properties", "instantAccess"])))
    case nil: self = .unknown
    }
  }

  /// The nearest object that lacks the property.
  private static func holder(in body: JSONNode) -> JSONPointer {
    body["properties"]?.kind == .object ? JSONPointer(["properties"]) : .root
  }
}

extension RestorePointFact {
  fileprivate init(_ request: RequestContext) {
    let source = CopySourceMismatch.isIntoOwnCollection(request) ? nil : CopySourceMismatch.source(in: request)
    copySource = source?.outermost.comparable
    let duration = InstantAccessNotEnabled.duration
    hasInstantAccessDuration =
      request.body?[duration].map { !$0.isNull && !request.isOutOfSchema(duration) } ?? false
    digest = BodyDigest.of(request)
  }
}
