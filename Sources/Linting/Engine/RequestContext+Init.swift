package import JSONText
internal import Requests
package import Swagger

extension RequestContext {
  /// Passes the context of a request with its canonical body to `visit`; it must not escape.
  static func with(_ request: Request, _ options: Linter.Options, _ visit: (RequestContext) -> Void) {
    let written = RequestContext(request, apiVersion: options.apiVersion, swagger: options.swagger)
    written.minimumVersion = options.minimumApiVersion
    guard written.violations.contains(where: CanonicalBody.isNeeded), let body = written.canonicalBody,
      let document = try? JSONDocument(parsing: Array(body.text.utf8).span)
    else { return visit(written) }
    document.withRoot { root in
      var request = request
      request.body?.node = root
      let context = RequestContext(request, apiVersion: options.apiVersion, swagger: options.swagger)
      context.minimumVersion = options.minimumApiVersion
      context.violations += body.violations
      context.pointers = body.pointers
      visit(context)
    }
  }

  static func match(_ request: Request, _ url: URLParts?, in swagger: SwaggerDocuments) -> OperationMatch {
    if let id = request.operation { return swagger.operation(id).map(OperationMatch.operation) ?? .unrelated }
    guard let url else { return .unrelated }
    return OperationMatch(method: request.method?.text ?? "", url: url, among: swagger.operations)
  }

  static func version(
    of operation: Swagger.APIOperation, _ request: Request, _ url: URLParts?, given: String?,
    in swagger: SwaggerDocuments
  ) -> VersionUse {
    let specified = url?.item("api-version").map(\.trimmedValue).flatMap { $0.isEmpty ? nil : $0 }
    guard let text = specified ?? request.apiVersion?.text ?? given else {
      let isImplied = request.form != .template || request.hasAPIProfile
      return request.url == nil && isImplied ? .assumed : .missing
    }
    if request.form.isUnresolved(text) { return .unresolved }
    let other: ProviderFamily = operation.family == .compute ? .disks : .compute
    return VersionUse(text, of: operation, in: swagger[operation.family]) { swagger[other] }
  }

  static func violations(
    of request: Request, _ operation: Swagger.APIOperation, in document: SwaggerDocument, version: VersionUse,
    effective: APIVersion?, mayContainPlaceholders: Bool
  ) -> [Violation] {
    guard let body = request.body, let node = body.node, operation.isChecked(by: node),
      let schema = effective.flatMap({ document.bodySchema(of: operation, in: $0) })
    else { return [] }
    let classifier = MemberClassifier(operation: operation, document: document, gate: version.gate, schema: schema)
    return SchemaWalk.violations(
      of: node, against: schema, ignoring: body.ignoredMembers,
      isUnresolved: mayContainPlaceholders ? request.form.isUnresolved : { _ in false },
      classify: classifier.classify)
  }

  private var canonicalBody: CanonicalBody? {
    guard let operation, let body = request.body, let node = body.node, let bodySchema else { return nil }
    let classifier = MemberClassifier(
      operation: operation, document: swagger[operation.family], gate: version.gate, schema: bodySchema)
    return CanonicalBody(
      of: node, ignoring: body.ignoredMembers, classifier: classifier, isUnresolved: { self.isUnresolved($0) })
  }
}

extension Swagger.APIOperation {
  /// Whether rplint checks the body: a disk's only if the disk is created from a restore point.
  package func isChecked(by body: JSONNode) -> Bool {
    guard id == OperationID.createDisk else { return true }
    let creation = body.member(named: "properties")?.member(named: "creationData") ?? body.member(named: "creationData")
    let option = creation?.member(named: "createOption")?.string?.lowercased()
    let source = creation?.member(named: "sourceResourceId")?.string?.lowercased()
    return option == "restore" || source?.contains("/restorepointcollections/") ?? false
  }
}
