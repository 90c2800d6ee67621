import JSONText
import Swagger
import TestSupport
import Testing

/// Compares every definition in every api-version with an independent implementation of the version annotations.
@Suite struct ExpansionTests {
  @Test(arguments: ProviderFamily.allCases) func agreesWithANaiveExpansion(_ family: ProviderFamily) throws {
    let document = SwaggerDocument.bundled(family)
    let json = try JSONDocument(parsing: bundledText(family).span)
    for version in document.apiVersions {
      json.withRoot { root in
        let naive = NaiveExpansion(root: root, version: version.description)
        #expect(!naive.definitions.isEmpty)
        #expect(document.definitions(in: version) == naive.definitions)
        for name in naive.definitions {
          let schema = document.schema(of: name, in: version)
          #expect(schema?.expanded == naive.properties(of: name), "\(name) in \(version)")
          #expect(schema.map { Set($0.required) } == naive.required(of: name), "\(name) in \(version)")
        }
      }
    }
  }

  @Test(arguments: ProviderFamily.allCases) func refersOnlyToDefinitionsOfTheSameVersion(_ family: ProviderFamily) {
    let document = SwaggerDocument.bundled(family)
    for version in document.apiVersions {
      let definitions = Set(document.definitions(in: version))
      for definition in definitions {
        let properties = document.schema(of: definition, in: version)?.properties ?? []
        for reference in properties.flatMap({ [$0.schema.definition, $0.schema.items?.definition] }) {
          #expect(reference.map(definitions.contains) ?? true, "\(definition) in \(version)")
        }
      }
    }
  }

  @Test(arguments: ProviderFamily.allCases) func hasASchemaForEveryRequiredProperty(_ family: ProviderFamily) {
    let document = SwaggerDocument.bundled(family)
    for version in document.apiVersions {
      for definition in document.definitions(in: version) {
        let schema = document.schema(of: definition, in: version)
        for name in schema?.required ?? [] { #expect(schema?.property(name) != nil, "\(definition).\(name)") }
      }
    }
  }
}

extension Schema {
  fileprivate var expanded: [String: ExpandedProperty] {
    Dictionary(uniqueKeysWithValues: properties.map { ($0.name, $0.expanded) })
  }
}

extension Property {
  fileprivate var expanded: ExpandedProperty {
    var map: String?
    if case .schema(let schema) = schema.additionalProperties { map = schema.shortDescription }
    return ExpandedProperty(
      type: "\(schema.type)", format: schema.format, reference: schema.definition,
      items: schema.items?.shortDescription, map: map,
      isReadOnly: isReadOnly, isRequired: isRequired, values: schema.enumeration?.values)
  }
}

extension Schema {
  fileprivate var shortDescription: String { definition ?? "\(type)" }
}
