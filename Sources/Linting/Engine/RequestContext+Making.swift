internal import JSONText
internal import Requests
internal import Swagger

extension RequestContext {
  /// Works out what a request asks for.
  ///
  /// - Parameters:
  ///   - apiVersion: the version of requests that name none, given by the user.
  ///   - swagger: what requests are checked against.
  init(_ request: Request, apiVersion: String?, swagger: SwaggerDocuments) {
    let url = request.url.map { URLParts(Array($0.text.utf8)) }
    let match = Self.match(request, url, in: swagger)
    self.request = request
    self.swagger = swagger
    self.url = url
    let mayHoldPlaceholders =
      request.form == .template || request.body.map { Placeholder.mayStand(inJSON: $0.text.bytes.span) } ?? false
    self.mayHoldPlaceholders = mayHoldPlaceholders
    guard case .operation(let timeless) = match else {
      self.match = match
      version = .missing
      effectiveVersion = nil
      violations = []
      references = []
      judgedIDs = []
      return
    }
    let document = swagger[timeless.family]
    let version = Self.version(of: timeless, request, url, given: apiVersion, in: swagger)
    let effective = version.gate ?? document.newestVersion(of: timeless)
    let operation = effective.map { document.operation(timeless, in: $0) } ?? timeless
    self.match = .operation(operation)
    self.version = version
    effectiveVersion = effective
    violations = Self.violations(
      of: request, operation, in: document, version: version, effective: effective,
      mayHoldPlaceholders: mayHoldPlaceholders)
    let references = request.body?.node.map { ReferencePlace.all(in: $0, of: operation) } ?? []
    self.references = references
    judgedIDs = request.form.judgedIDs(among: references)
  }

  private static func match(_ request: Request, _ url: URLParts?, in swagger: SwaggerDocuments) -> OperationMatch {
    if let id = request.operation { return swagger.operation(id).map(OperationMatch.operation) ?? .unrelated }
    guard let url else { return .unrelated }
    return OperationMatch(method: request.method?.text ?? "", url: url, among: swagger.operations)
  }

  private static func version(
    of operation: Swagger.Operation, _ request: Request, _ url: URLParts?, given: String?, in swagger: SwaggerDocuments
  ) -> VersionUse {
    let stated = url?.item("api-version").map(\.decodedValue).flatMap { $0.isEmpty ? nil : $0 }
    guard let text = stated ?? request.apiVersion?.text ?? given else {
      return request.url == nil ? .assumed : .missing
    }
    if request.form.isOpaque(text) { return .open }
    let other: ProviderFamily = operation.family == .compute ? .disks : .compute
    return VersionUse(text, of: operation, in: swagger[operation.family]) { swagger[other] }
  }

  private static func violations(
    of request: Request, _ operation: Swagger.Operation, in document: SwaggerDocument, version: VersionUse,
    effective: APIVersion?, mayHoldPlaceholders: Bool
  ) -> [Violation] {
    guard let body = request.body, let node = body.node, operation.isJudged(by: node),
      let schema = effective.flatMap({ document.bodySchema(of: operation, in: $0) })
    else { return [] }
    let classifier = MemberClassifier(operation: operation, document: document, gate: version.gate, schema: schema)
    return SchemaWalk.violations(
      of: node, against: schema, ignoring: body.ignoredMembers,
      isOpaque: mayHoldPlaceholders ? request.form.isOpaque : { _ in false },
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
