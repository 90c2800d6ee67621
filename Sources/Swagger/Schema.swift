public import JSONText

/// The type of value that a schema describes.
public enum ValueType: Sendable {
  case object, array, string, integer, number, boolean
  /// A value of any type.
  case any
}

/// The schema of a value in one api-version, with inherited content merged in and references resolved at first use.
public final class Schema: Sendable {
  /// The members that an object may have in addition to its properties.
  public enum AdditionalProperties: Sendable {
    /// The document doesn't specify any.
    case unspecified
    /// Members of any name whose values match this schema.
    case schema(Schema)
  }

  /// The name of the definition; nil for an inline schema.
  public let definition: String?
  public let type: ValueType
  /// In document order, inherited ones first.
  public let properties: [Property]
  /// The names of the required properties, including inherited ones.
  public let required: [String]
  /// The allowed values; nil if any value is allowed.
  public let enumeration: Enumeration?
  public let format: String?
  public let minimum: Double?
  public let maximum: Double?
  /// In characters.
  public let minLength: Int?
  /// In characters.
  public let maxLength: Int?
  public let pattern: String?

  let isReadOnly: Bool

  private let itemSchema: SchemaReference?
  private let memberSchema: SchemaReference?

  /// The schema of an array's elements; nil if unspecified.
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
    isReadOnly = attributes.isReadOnly ?? false
    format = attributes.format
    minimum = attributes.minimum
    maximum = attributes.maximum
    minLength = attributes.minLength
    maxLength = attributes.maxLength
    pattern = attributes.pattern
    itemSchema = items
    memberSchema = additionalProperties
  }

  /// The property whose name is exactly the member's key.
  public func property(for member: JSONNode.Member) -> Property? { member.withUTF8Key(property(named:)) }

  /// The property with exactly this name.
  public func property(_ name: String) -> Property? { name.withUTF8Span(property(named:)) }

  private func property(named key: Span<UInt8>) -> Property? {
    for property in properties where property.hasName(key) { return property }
    return nil
  }

  /// The property whose name is the same but for case.
  public func property(caseless name: String) -> Property? {
    let wanted = name.lowercased()
    return properties.first { $0.name.lowercased() == wanted }
  }
}

extension SchemaAttributes {
  /// The type of a schema without a `type`, inferred from its other keywords.
  fileprivate var impliedType: ValueType {
    if !properties.isEmpty || additionalProperties != nil || !required.isEmpty { return .object }
    if items != nil { return .array }
    return enumValues == nil ? .any : .string
  }
}

/// The allowed values of a string.
public struct Enumeration: Sendable, Equatable {
  /// In document order.
  public let values: [String]
  /// The name in `x-ms-enum`.
  public let name: String?

  public init(values: [String], name: String?) {
    self.values = values
    self.name = name
  }
}
