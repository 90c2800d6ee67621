internal import JSONText
internal import Swagger

/// A violation of the schema of a body's api-version.
struct Violation {
  /// What is wrong.
  enum Fault {
    /// A property that only the service sets.
    case readOnly(Property)
    /// A required property is missing from the object.
    case missing(String)
    /// The schema defines no property of this name here.
    case unknownMember(UnknownMember)
    /// The name of a property in the wrong case.
    case wrongCase(Property)
    /// A value of the wrong type, described by `found`; `conversion` is the JSON text of the converted value if the
    /// conversion is exact.
    case wrongType(expected: ValueType, found: String, conversion: String?)
    /// A value that the enumeration doesn't contain.
    case unknownValue(String, Enumeration)
    /// A value that violates its format or bounds.
    case badFormat(expected: String)
  }

  /// The invalid member or value, or the object from which a property is missing; from the root of the canonical body.
  var pointer: JSONPointer
  var fault: Fault
}

/// What is known about a member that the schema doesn't define.
enum UnknownMember {
  /// Other api-versions define it; oldest first.
  case inOtherVersions([APIVersion])
  /// It is set at creation and can't be updated.
  case immutable
  /// It belongs at this pointer.
  case misplaced(to: JSONPointer)
  /// No api-version defines it; `nearest` is the most similar name that the schema defines here.
  case unknown(nearest: String?)
}
