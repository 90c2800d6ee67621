import JSONText
import Linting
import Swagger
import TestSupport

/// Faults of methods, paths, api-versions, and missing or unexpected bodies.
enum VersionMutations {
  static func all(of request: RightRequest) -> [Mutant] {
    versions(request) + expansions(request) + operations(request) + bodies(request)
  }

  private static func versions(_ request: RightRequest) -> [Mutant] {
    let other: ProviderFamily = request.operation.family == .compute ? .disks : .compute
    let published = Set(request.document.apiVersions + SwaggerDocument.bundled(other).apiVersions)
    let foreign = SwaggerDocument.bundled(other).apiVersions.filter {
      !request.document.apiVersions.contains($0) && $0 > request.operation.since
        && $0 < request.document.newestVersion(of: request.operation) ?? $0
    }
    let unpublished = ["2023-02-03", "2024-07-02", "2031-01-01"].filter { text in
      !published.contains { $0.description == text }
    }
    return
      (unpublished + ["2025-4-1", "latest", "2025-04-31", "\(request.version)-preview"]
      + foreign.map(\.description)
      .prefix(2))
      .compactMap { request.replacing(302, "=\(request.version)", with: "=\($0)") }
      + ["2019-07-01", "2020-06-01"].compactMap { request.replacing(303, "=\(request.version)", with: "=\($0)") }
  }

  private static func expansions(_ request: RightRequest) -> [Mutant] {
    guard let parameter = request.operation.queryParameters.first(where: { $0.name == "$expand" }) else { return [] }
    let values = parameter.values?.map(\.text) ?? []
    let unknown = request.replacing(105, "?", with: "?$expand=nonesuch&")
    let early =
      parameter.exists(in: request.version) ? [] : values.map { request.replacing(305, "?", with: "?$expand=\($0)&") }
    return ([unknown] + early).compactMap(\.self)
  }

  private static func operations(_ request: RightRequest) -> [Mutant] {
    guard request.operation.id != "Disks_CreateOrUpdate" else { return [] }
    let methods = ["PATCH", "POST", "HEAD", "PUT"].filter { method in
      !SwaggerDocuments.bundled.operations.contains { $0.path == request.operation.path && $0.method == method }
    }
    return methods.map { method in request.mutant(7, "method \(method)") { $0.method = method } }
      + [
        request.replacing(7, "?", with: "/x/x?"),
        request.replacing(7, "/restorePointCollections", with: "/restorePointCollection"),
      ].compactMap(\.self)
  }

  private static func bodies(_ request: RightRequest) -> [Mutant] {
    // Only its body shows that a disk is restored from a restore point.
    if request.operation.id == "Disks_CreateOrUpdate" { return [] }
    if request.operation.isBodyRequired { return [request.mutant(6, "no body") { $0.body = nil }] }
    guard !request.operation.takesBody else { return [] }
    let body = JSONTree.object([.init(key: "properties", value: .object([]))])
    return [request.mutant(5, "a body") { $0.body = body }]
  }
}
