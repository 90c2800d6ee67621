/// The kinds of value that a schema asks for.
public enum ValueType: Sendable {
  case object, array, string, integer, number, boolean
  /// Any value at all.
  case any
}

/// What a value looks like in one api-version: inherited content flattened in, references followed at first use.
public final class Schema: Sendable {
  /// What may stand in an object beside the properties named.
  public enum AdditionalProperties: Sendable {
    /// The document doesn't say.
    case unspecified
    /// Members of any name, with values of this schema.
    case schema(Schema)
  }

  /// The definition that this is; nil for a schema written in place.
  public let definition: String?
  public let type: ValueType
  /// Inherited ones first, each in the order of the document.
  public let properties: [Property]
  /// Inherited ones included.
  public let required: [String]
  /// The values that the document lists; nil where any value will do.
  public let enumeration: Enumeration?
  public let format: String?
  public let minimum: Double?
  public let maximum: Double?
  /// In characters.
  public let minLength: Int?
  /// In characters.
  public let maxLength: Int?
  public let pattern: String?

  private let itemSchema: SchemaReference?
  private let memberSchema: SchemaReference?

  /// What an array's elements look like; nil where the document doesn't say.
  public var items: Schema? { itemSchema?.schema }

  public var additionalProperties: AdditionalProperties {
    memberSchema.map { .schema($0.schema) } ?? .unspecified
  }

  init(
    _ attributes: SchemaAttributes, definition: String?, properties: [Property], required: [String],
    enumeration: Enumeration?, items: SchemaReference?, additionalProperties: SchemaReference?
  ) {
    self.definition = definition
    self.properties = properties
    self.required = required
    self.enumeration = enumeration
    type = attributes.type ?? attributes.impliedType
    format = attributes.format
    minimum = attributes.minimum
    maximum = attributes.maximum
    minLength = attributes.minLength
    maxLength = attributes.maxLength
    pattern = attributes.pattern
    itemSchema = items
    memberSchema = additionalProperties
  }

  /// The property whose name has exactly these UTF-8 bytes.
  public func property(named key: UnsafeBufferPointer<UInt8>) -> Property? {
    for property in properties where property.hasName(key) { return property }
    return nil
  }

  /// The property of exactly this name.
  public func property(_ name: String) -> Property? {
    var name = name
    return name.withUTF8 { property(named: $0) }
  }
}

extension SchemaAttributes {
  /// What a schema without a `type` can only mean.
  fileprivate var impliedType: ValueType {
    if !properties.isEmpty || additionalProperties != nil || !required.isEmpty { return .object }
    if items != nil { return .array }
    return enumValues == nil ? .any : .string
  }
}

/// The values that a string may have.
public struct Enumeration: Sendable, Equatable {
  /// In the order of the document.
  public let values: [String]
  /// The name in `x-ms-enum`.
  public let name: String?
  /// Whether the service may know values that the document doesn't list.
  public let modelAsString: Bool

  public init(values: [String], name: String?, modelAsString: Bool) {
    self.values = values
    self.name = name
    self.modelAsString = modelAsString
  }
}
