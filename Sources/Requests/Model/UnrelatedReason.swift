/// Why something that was read is not a restore-point request.
public enum UnrelatedReason: String, Sendable, CustomStringConvertible {
  /// The URL is not of a restore point, a collection or a disk.
  case otherURL = "its URL is not of a restore point, a collection or a disk"
  /// The body has no member that only restore-point requests have.
  case otherBody = "its members are not specific to restore-point requests"
  /// The value is not an object, and nothing else makes it a body.
  case notAnObject = "the value is not an object"
  /// A response that no operation on restore points returns.
  case otherResponse = "no operation on restore points returns it"
  /// A published example of another service.
  case otherExample = "the example is of another service"
  /// A template's or a declared resource of another type.
  case otherResource = "the resource is of another type"
  /// A report or a baseline that rplint wrote, or a file with rules for it.
  case ownFile = "it is a report, a baseline or a rule file of rplint"

  public var description: String { rawValue }
}
