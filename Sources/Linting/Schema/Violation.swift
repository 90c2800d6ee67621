internal import JSONText
internal import Swagger

/// A departure of a body from the schema of its api-version.
struct Violation {
  /// What departs, and how.
  enum Fault {
    /// A property that only the service sets.
    case readOnly(Property)
    /// The object lacks a property that it must have.
    case missing(String)
    /// No property of this name is here.
    case unknownMember(UnknownMember)
    /// A property's name in another case.
    case wrongCase(Property)
    /// A value of another type.
    case wrongType(expected: ValueType, conversion: String?)
    /// A string that the enumeration doesn't list.
    case unknownValue(String, Enumeration)
    /// A value of the right type that its format or bounds forbid; says what is expected.
    case badFormat(expected: String)
  }

  /// The member or value at fault; the object itself where something is missing. From the body's root.
  var pointer: JSONPointer
  var fault: Fault
}

/// What is known of a member that the schema has no property for.
enum UnknownMember {
  /// Other api-versions have it: these, oldest first.
  case inOtherVersions([APIVersion])
  /// Set at creation, and no part of an update.
  case immutable
  /// It belongs to this place of the body.
  case misplaced(to: JSONPointer)
  /// No api-version has it. The nearest name that the schema has here.
  case unknown(nearest: String?)
}
