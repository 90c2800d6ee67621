import CBundledRules
import JSONText
import Swagger
import TestSupport
import Testing

extension APIVersion {
  static func of(_ text: String) throws -> APIVersion { try #require(APIVersion(text)) }
}

extension SwaggerDocument {
  func operation(_ id: String) throws -> Swagger.APIOperation { try #require(operations.first { $0.id == id }) }

  func schema(_ definition: String, _ version: String) throws -> Schema {
    try #require(schema(of: definition, in: try .of(version)))
  }
}

/// The text of a bundled document.
func bundledText(_ family: ProviderFamily) -> [UInt8] {
  switch family {
  case .compute: rplint_swagger_compute().bytes
  case .disks: rplint_swagger_disks().bytes
  }
}
