internal import JSONText
internal import Requests
internal import Swagger

/// What run rules need to know about one file.
struct FileFacts: Sendable, Equatable {
  /// In the order of the text.
  var requests: [RequestFact] = []
  /// Whether a collection is created whose ID is unknown, so that there is no fact about it.
  var createsUnknownCollection = false
  /// Whether the file's linter has rules of users about runs.
  var hasAddedRunRules = false

  /// Adds the facts of the next block.
  ///
  /// - Parameter count: the number of requests in the earlier blocks, by which the indices of the next ones increase.
  mutating func append(_ next: FileFacts, after count: Int) {
    requests += next.requests.map { fact in
      var fact = fact
      fact.index += count
      return fact
    }
    createsUnknownCollection = createsUnknownCollection || next.createsUnknownCollection
  }
}

/// What run rules need to know about one request: a few hundred bytes, without the body.
///
/// Created only for requests whose URL contains no placeholders, and for template resources with literal names.
struct RequestFact: Sendable, Equatable {
  /// What the request does, as far as run rules are concerned.
  enum Action: Sendable, Equatable {
    case createCollection(CollectionFact)
    /// An update that enables instant access, or may do so.
    case enableInstantAccess
    case createRestorePoint(RestorePointFact)
    case delete
  }

  /// The request's index in its file, from 0 in the order of the text.
  var index: Int
  /// The ID of the collection or restore point; for a template's resource without the subscription and resource group.
  private(set) var id: ResourceIDKey
  /// The api-version that the request is checked against.
  let version: APIVersion?
  /// Whether the ID is valid only within the file, because a template doesn't specify where it is deployed.
  let isLocal: Bool
  /// The anchor of the resource's own name.
  let name: Finding.Anchor
  let action: Action

  /// The fact with an ID that is unique in the run; `file` is the file's index in the run.
  func inRun(file: Int) -> RequestFact {
    guard isLocal else { return self }
    var fact = self
    fact.id = ResourceIDKey("/\(file)\(id.text)")
    return fact
  }
}

/// The contents of a collection's PUT.
struct CollectionFact: Sendable, Equatable {
  enum InstantAccess: Sendable, Equatable {
    case on
    /// Disabled, or not enabled; with the anchor of the value or of the object that lacks it.
    case off(Finding.Anchor)
    case unknown
  }

  /// The ID of the source virtual machine or collection; nil if unknown.
  let source: ResourceIDKey?
  let instantAccess: InstantAccess
}

/// The contents of a restore point's PUT.
struct RestorePointFact: Sendable, Equatable {
  /// The collection of the restore point that is copied; nil if this is not a copy, or if unknown.
  let copySource: ResourceIDKey?
  let hasInstantAccessDuration: Bool
  /// Equal for equivalent bodies; nil if the body has unresolved values.
  let digest: UInt64?
}

extension RequestFact {
  /// Nil for a request that no run rule is about.
  ///
  /// - Parameter index: the request's index in its file, from 0.
  init?(_ request: RequestContext, index: Int) {
    guard let operation = request.operation else { return nil }
    let deployed = request.url == nil ? request.deployedID : nil
    guard let id = deployed ?? request.url?.resourceIDKey, let action = Action(of: operation.id, in: request) else {
      return nil
    }
    let name = request.url?.path.last { !$0.text.isEmpty }?.range
    self.init(
      index: index, id: id, version: request.effectiveVersion, isLocal: deployed != nil,
      name: name.map { .url($0) } ?? .value(JSONPointer(["name"])), action: action)
  }
}

extension RequestContext {
  /// The ID of a template's resource, with the deployment instead of the subscription and resource group; nil if its
  /// names aren't literal.
  fileprivate var deployedID: ResourceIDKey? {
    guard let deployment = request.deployment, let name = request.resourceName?.text else { return nil }
    let whole = (request.parentResourceName.map { $0.text + "/" } ?? "") + name
    let names = whole.split(separator: "/", omittingEmptySubsequences: false)
    let types = ["restorePointCollections", "restorePoints"].prefix(
      operation?.id == OperationID.createRestorePoint ? 2 : 1)
    guard !isUnresolved(name), request.parentResourceName.map({ !isUnresolved($0.text) }) ?? true, !names.contains(""),
      types.count == names.count
    else { return nil }
    let path = zip(types, names).map { "/\($0)/\($1)" }.joined()
    return ResourceIDKey("/\(deployment.replacing("/", with: "|"))/-/-/providers/Microsoft.Compute\(path)")
  }
}

extension RequestFact.Action {
  fileprivate init?(of operation: String, in request: RequestContext) {
    switch operation {
    case OperationID.createCollection: self = .createCollection(CollectionFact(request))
    case OperationID.updateCollection:
      if case .off = CollectionFact.InstantAccess(request) { return nil }
      self = .enableInstantAccess
    case OperationID.createRestorePoint: self = .createRestorePoint(RestorePointFact(request))
    case OperationID.deleteCollection, OperationID.deleteRestorePoint: self = .delete
    default: return nil
    }
  }
}

extension CollectionFact {
  fileprivate init(_ request: RequestContext) {
    let id = request.body?[CopySourceMismatch.collectionSource]?.string
    source = id.flatMap { try? ResourceID($0) }.flatMap { id in
      ResourceReference.sourceTypes.contains(where: id.hasType) ? id.key : nil
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
      self = properties.map(request.isUnresolved) == true ? .unknown : .off(.opening(Self.container(in: body)))
      return
    }
    switch value.boolean ?? value.string.flatMap({ Bool($0.lowercased()) }) {
    case true: self = .on
    case false: self = .off(.value(JSONPointer(["properties", "instantAccess"])))
    case nil: self = .unknown
    }
  }

  /// The innermost existing object that should contain the property.
  private static func container(in body: JSONNode) -> JSONPointer {
    body["properties"]?.kind == .object ? JSONPointer(["properties"]) : .root
  }
}

extension RestorePointFact {
  fileprivate init(_ request: RequestContext) {
    copySource = CopySourceMismatch.isIntoOwnCollection(request) ? nil : request.copySource?.outermost.key
    let duration = InstantAccessNotEnabled.duration
    hasInstantAccessDuration =
      request.body?[duration].map { !$0.isNull && !request.isOutOfSchema(duration) } ?? false
    digest = BodyDigest.of(request)
  }
}
