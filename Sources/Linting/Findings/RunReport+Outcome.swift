extension RunReport.File {
  /// What became of a file; every file has exactly one outcome.
  public enum Outcome: Sendable, Equatable {
    case checked
    /// There was nothing to check.
    case skipped(SkipReason)
    /// Could not be read.
    case failed(FailureReason)
  }

  /// Why there was nothing to check in a file.
  public enum SkipReason: Sendable, Equatable, CustomStringConvertible {
    case empty
    /// Nothing in the file looks like a request.
    case noRequest
    /// The file's requests are all for other resources or services.
    case unrelated
    /// A configuration excludes the file.
    case excluded

    public var description: String {
      switch self {
      case .empty: "the file is empty"
      case .noRequest: "no restore-point request"
      case .unrelated: "its requests are not about restore points"
      case .excluded: "excluded by the configuration"
      }
    }
  }

  /// Why a file could not be read.
  public enum FailureReason: Sendable, Equatable, CustomStringConvertible {
    /// The operating system's message.
    case system(String)
    /// The path leads to something other than a file or a directory.
    case unsupportedKind
    /// The file's configuration can't be read; the message names the configuration's file.
    case configuration(String)

    public var description: String {
      switch self {
      case .system(let message), .configuration(let message): message
      case .unsupportedKind: "not a regular file or folder; use '-' to read from a pipe"
      }
    }
  }
}
