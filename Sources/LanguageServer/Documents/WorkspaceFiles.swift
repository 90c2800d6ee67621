public import Linting

/// Why a file can't be checked, such as an invalid configuration.
public struct WorkspaceError: Error, Hashable {
  public let message: String

  public init(_ message: String) {
    self.message = message
  }
}

/// The configuration of a file.
public enum WorkspaceConfiguration: Sendable {
  /// With its path.
  case file(String)
  /// None exists.
  case none
  /// The command line disables configurations.
  case disabled
}

/// The files on disk, and the configurations that apply to them.
public protocol WorkspaceFiles: AnyObject {
  /// The linter that the configuration of a file sets up; the file need not exist.
  func linter(forFileAt path: String) throws(WorkspaceError) -> Linter
  /// The configuration that applies to a file.
  func configuration(forFileAt path: String) -> WorkspaceConfiguration
  /// Whether a configuration excludes a file.
  func excludes(_ path: String) -> Bool
  /// The paths of the files to check in a folder, in order.
  func paths(below folder: String) -> [String]
  /// The contents of a file; nil if it can't be read.
  func contents(at path: String) -> [UInt8]?
  /// Forgets configurations, since files have changed.
  func reload()
}
