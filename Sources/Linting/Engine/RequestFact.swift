internal import JSONText
internal import Requests
internal import Swagger

/// What run rules need to know about one request, without its texts: a run can have millions of requests.
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

  /// The collection or restore point.
  private(set) var id: ResourceIDHash
  /// The collection itself, or the one that contains the restore point.
  private(set) var collection: ResourceIDHash
  let action: Action
  private var storedIndex: Int32
  /// The api-version that the request is checked against.
  let version: APIVersion?
  /// Whether the ID is valid only within the file, because a template doesn't specify where it is deployed.
  private let isLocal: Bool
  /// The range of the resource's own name in the URL; empty for a template's resource.
  private let nameInURL: Range<Int32>

  /// The request's index in its file or block, from 0 in the order of the text.
  var index: Int { Int(storedIndex) }

  /// The anchor of the resource's own name.
  var name: Finding.Anchor {
    nameInURL.isEmpty
      ? .value(Self.nameInBody) : .url(Int(nameInURL.lowerBound)..<Int(nameInURL.upperBound))
  }

  private static let nameInBody = JSONPointer(["name"])

  /// The fact with the request's index in its file, and an ID that is unique in the run.
  ///
  /// - Parameters:
  ///   - file: the file's index in the run.
  ///   - count: the number of requests in the earlier blocks of the file.
  func inRun(file: Int, after count: Int) -> RequestFact {
    var fact = self
    fact.storedIndex = Int32(clamping: index + count)
    guard isLocal else { return fact }
    fact.id = id.local(to: file)
    fact.collection = collection.local(to: file)
    return fact
  }
}

/// The contents of a collection's PUT.
struct CollectionFact: Sendable, Equatable {
  enum InstantAccess: Sendable, Equatable {
    case on
    /// Disabled, or not enabled.
    case off(Place)
    case unknown
  }

  /// The value that disables instant access, or the innermost existing object that should contain it.
  enum Place: Sendable, Equatable {
    case value, properties, root

    private static let pointers = (
      value: JSONPointer(["properties", "instantAccess"]), properties: JSONPointer(["properties"])
    )

    var anchor: Finding.Anchor {
      switch self {
      case .value: .value(Self.pointers.value)
      case .properties: .opening(Self.pointers.properties)
      case .root: .opening(.root)
      }
    }
  }

  /// The source virtual machine or collection; nil if unknown.
  let source: ResourceIDHash?
  /// Whether the source is a virtual machine.
  let isOfVirtualMachine: Bool
  let instantAccess: InstantAccess
}

/// The contents of a restore point's PUT.
struct RestorePointFact: Sendable, Equatable {
  /// The collection of the restore point that is copied; nil if this is not a copy, or if unknown.
  let copySource: ResourceIDHash?
  let hasInstantAccessDuration: Bool
  /// Equal for equivalent bodies; nil if the body has unresolved values.
  let digest: UInt64?
}

extension RequestFact {
  /// Nil for a request that no run rule is about.
  ///
  /// - Parameter index: the request's index in its file or block, from 0.
  init?(_ request: RequestContext, index: Int) {
    guard let operation = request.operation, let names = RequestNames(request),
      let action = Action(of: operation.id, in: request, names)
    else { return nil }
    id = ResourceIDHash(names.id)
    collection = ResourceIDHash(names.id.collection)
    self.action = action
    storedIndex = Int32(clamping: index)
    version = request.effectiveVersion
    isLocal = request.url == nil
    nameInURL = (request.url?.path.last { !$0.text.isEmpty }?.range).map(Range<Int32>.init(clamping:)) ?? 0..<0
  }
}

/// The resource IDs of a request that messages about several requests name.
struct RequestNames {
  /// The collection or restore point; for a template's resource without the subscription and resource group.
  let id: ResourceIDKey
  /// The source of a collection, or the collection of the restore point that is copied; nil if there is none, or if
  /// unknown.
  let source: ResourceIDKey?

  /// For a request that can't be found again.
  static let unknown = RequestNames(id: ResourceIDKey("…"), source: nil)

  private init(id: ResourceIDKey, source: ResourceIDKey?) {
    self.id = id
    self.source = source
  }

  /// Nil for a request whose ID is unknown.
  init?(_ request: RequestContext) {
    guard let id = request.url.map(\.resourceIDKey) ?? request.deployedID else { return nil }
    self.id = id
    source =
      switch request.operation?.id {
      case OperationID.createCollection: request.references.first?.sourceKey
      case OperationID.createRestorePoint where !CopySourceMismatch.isIntoOwnCollection(request):
        request.copySource?.outermost.key
      default: nil
      }
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
    return ResourceIDKey("/-/\(deployment.replacing("/", with: "|"))/-/-/providers/Microsoft.Compute\(path)")
  }
}

extension RequestFact.Action {
  fileprivate init?(of operation: String, in request: RequestContext, _ names: RequestNames) {
    switch operation {
    case OperationID.createCollection: self = .createCollection(CollectionFact(request, names))
    case OperationID.updateCollection:
      if case .off = CollectionFact.InstantAccess(request) { return nil }
      self = .enableInstantAccess
    case OperationID.createRestorePoint: self = .createRestorePoint(RestorePointFact(request, names))
    case OperationID.deleteCollection, OperationID.deleteRestorePoint: self = .delete
    default: return nil
    }
  }
}

extension CollectionFact {
  fileprivate init(_ request: RequestContext, _ names: RequestNames) {
    source = names.source.map(ResourceIDHash.init)
    isOfVirtualMachine = names.source?.isInVirtualMachine ?? false
    instantAccess = InstantAccess(request)
  }
}

extension ResourceReference {
  /// The virtual machine or collection that a collection's source refers to; nil if unknown.
  fileprivate var sourceKey: ResourceIDKey? {
    guard let node, let text = node.string else { return nil }
    if isPlainlyValid(node) { return ResourceIDKey(text) }
    guard let id = try? ResourceID(text), Self.sourceTypes.contains(where: id.hasType) else { return nil }
    return id.key
  }
}

extension Range<Int32> {
  /// For positions in a URL, which none exceeds.
  fileprivate init(clamping range: Range<Int>) {
    self = Int32(clamping: range.lowerBound)..<Int32(clamping: range.upperBound)
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
      self = properties.map(request.isUnresolved) == true ? .unknown : .off(Self.container(in: body))
      return
    }
    switch value.boolean ?? value.string.flatMap({ Bool($0.lowercased()) }) {
    case true: self = .on
    case false: self = .off(.value)
    case nil: self = .unknown
    }
  }

  private static func container(in body: JSONNode) -> CollectionFact.Place {
    body["properties"]?.kind == .object ? .properties : .root
  }
}

extension RestorePointFact {
  fileprivate init(_ request: RequestContext, _ names: RequestNames) {
    copySource = names.source.map(ResourceIDHash.init)
    let duration = InstantAccessNotEnabled.duration
    hasInstantAccessDuration =
      request.body?[duration].map { !$0.isNull && !request.isOutOfSchema(duration) } ?? false
    digest = BodyDigest.of(request)
  }
}
