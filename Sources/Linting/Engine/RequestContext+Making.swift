internal import JSONText
internal import Requests
internal import Swagger

extension RequestContext {
  /// Works out what a request asks for.
  ///
  /// - Parameter apiVersion: the version of requests that name none, given by the user.
  init(_ request: Request, apiVersion: String?) {
    let url = request.url.map { URLParts(Array($0.text.utf8)) }
    let match = Self.match(request, url)
    self.request = request
    self.url = url
    self.match = match
    guard case .operation(let operation) = match else {
      version = .missing
      effectiveVersion = nil
      violations = []
      references = []
      judgedIDs = []
      return
    }
    let version = Self.version(of: operation, request, url, given: apiVersion)
    let effective = Self.effectiveVersion(version, of: operation)
    self.version = version
    effectiveVersion = effective
    violations = Self.violations(of: request, operation, version: version, effective: effective)
    let references = request.body?.node.map { ReferencePlace.all(in: $0, of: operation) } ?? []
    self.references = references
    judgedIDs = request.form.judgedIDs(among: references)
  }

  private static func match(_ request: Request, _ url: URLParts?) -> OperationMatch {
    if let id = request.operation {
      return operation(id).map(OperationMatch.operation) ?? .unrelated
    }
    guard let url else { return .unrelated }
    return OperationMatch(method: request.method?.text ?? "", url: url, among: allOperations)
  }

  private static let allOperations = ProviderFamily.allCases.flatMap { SwaggerDocument.bundled($0).operations }

  private static func operation(_ id: String) -> Swagger.Operation? {
    for family in ProviderFamily.allCases {
      if let operation = SwaggerDocument.bundled(family).operations.first(where: { $0.id == id }) { return operation }
    }
    return nil
  }

  private static func version(
    of operation: Swagger.Operation, _ request: Request, _ url: URLParts?, given: String?
  ) -> VersionUse {
    let stated = url?.item("api-version").map(\.decodedValue).flatMap { $0.isEmpty ? nil : $0 }
    guard let text = stated ?? request.apiVersion?.text ?? given else {
      return request.url == nil ? .assumed : .missing
    }
    if request.form.isOpaque(text) { return .open }
    let other: ProviderFamily = operation.family == .compute ? .disks : .compute
    return VersionUse(text, of: operation, in: .bundled(operation.family)) { .bundled(other) }
  }

  private static func effectiveVersion(_ use: VersionUse, of operation: Swagger.Operation) -> APIVersion? {
    use.gate ?? SwaggerDocument.bundled(operation.family).apiVersions.last
  }

  private static func violations(
    of request: Request, _ operation: Swagger.Operation, version: VersionUse, effective: APIVersion?
  ) -> [Violation] {
    guard let body = request.body, let node = body.node, operation.isJudged(by: node),
      let schema = schema(of: operation, in: effective)
    else { return [] }
    let classifier = MemberClassifier(operation: operation, gate: version.gate, schema: schema)
    return SchemaWalk.violations(
      of: node, against: schema, ignoring: body.ignoredMembers,
      isOpaque: request.form.isOpaque,
      classify: classifier.classify)
  }
}

extension Swagger.Operation {
  /// Whether the body is one that rplint is about: of disks only those made from restore points.
  func isJudged(by body: JSONNode) -> Bool {
    guard id == "Disks_CreateOrUpdate" else { return true }
    let creation = body.member(named: "properties")?.member(named: "creationData") ?? body.member(named: "creationData")
    let option = creation?.member(named: "createOption")?.string?.lowercased()
    let source = creation?.member(named: "sourceResourceId")?.string?.lowercased()
    return option == "restore" || source?.contains("/restorepointcollections/") ?? false
  }
}
