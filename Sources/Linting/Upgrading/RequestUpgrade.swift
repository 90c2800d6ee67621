public import JSONText

/// What a newer api-version changes for one request of a file.
public struct RequestUpgrade: Sendable {
  public enum Outcome: Sendable, Equatable {
    /// The request can use the newer api-version instead of this one.
    case possible(from: String)
    /// The request keeps its api-version, for this reason.
    case leftAlone(String)
  }

  /// Where the request starts in the file.
  public let start: LineTable.Position
  /// Nil if it is unknown.
  public let operation: String?
  public let outcome: Outcome
  /// What the newer api-version changes about requests of this operation.
  public let changes: [RequestChange]
  /// The findings that only the rewritten request has.
  public internal(set) var appearing: [LocatedFinding] = []
  /// The findings that only the original request has.
  public internal(set) var vanishing: [LocatedFinding] = []
  /// Write the newer api-version wherever the request specifies it, in the file's decoded text; empty if the request
  /// doesn't specify it itself.
  let edits: [TextEdit]
}

/// What a newer api-version changes for a file.
public struct FileUpgrade: Sendable {
  public let path: String
  public let requests: [RequestUpgrade]
  /// The content of the file on disk with the newer api-version, in all requests or in those without new findings.
  public let bytes: [UInt8]
  /// The number of requests that are rewritten in `bytes`.
  public let rewritten: Int
}
