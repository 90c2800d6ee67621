internal import JSONText

/// A property of an object schema in one api-version.
public struct Property: Sendable {
  private let content: Content

  public var name: String { content.name }

  /// The schema of its value.
  public var schema: Schema { content.reference.schema }

  /// Whether only the service sets it: the property or the schema it refers to is `readOnly`.
  public var isReadOnly: Bool { schema.isReadOnly }

  public var isRequired: Bool { content.isRequired }

  init(_ name: String, isRequired: Bool, reference: SchemaReference) {
    content = Content(name: name, utf8Name: Array(name.utf8), reference: reference, isRequired: isRequired)
  }

  func hasName(_ key: Span<UInt8>) -> Bool {
    let name = content.utf8Name
    return name.span.isEqual(to: key)
  }
}

extension Property {
  /// Storage shared by all copies, so that a copy costs a single retain.
  private final class Content: Sendable {
    let name: String
    let utf8Name: [UInt8]
    let reference: SchemaReference
    let isRequired: Bool

    init(name: String, utf8Name: [UInt8], reference: SchemaReference, isRequired: Bool) {
      self.name = name
      self.utf8Name = utf8Name
      self.reference = reference
      self.isRequired = isRequired
    }
  }
}
