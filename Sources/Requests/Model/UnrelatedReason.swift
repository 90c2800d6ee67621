/// Why something that was read is not a restore-point request.
public enum UnrelatedReason: Sendable, Equatable, CustomStringConvertible {
  /// The URL is not of a restore point, a collection or a disk.
  case otherURL
  /// The body has no member that only restore-point requests have.
  case otherBody
  /// The value is not an object, and nothing else makes it a body.
  case notAnObject
  /// A response that no operation on restore points returns.
  case otherResponse
  /// A published example of another service.
  case otherExample
  /// A template's or a declared resource of another type.
  case otherResource
  /// A report or a baseline that rplint wrote, or a file with rules for it.
  case ownFile

  public var description: String {
    switch self {
    case .otherURL: "its URL is not of a restore point, a collection or a disk"
    case .otherBody: "its members are not specific to restore-point requests"
    case .notAnObject: "the value is not an object"
    case .otherResponse: "no operation on restore points returns it"
    case .otherExample: "the example is of another service"
    case .otherResource: "the resource is of another type"
    case .ownFile: "it is a report, a baseline or a rule file of rplint"
    }
  }
}
