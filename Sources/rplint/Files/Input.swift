internal import Linting

/// A text to check that the command line leads to, or the reason that there is none.
struct Input: Sendable {
  enum Source: Sendable {
    /// A regular file with its size in bytes.
    case file(size: Int)
    case standardInput(StandardInput)
    case skipped(RunReport.File.SkipReason)
    case failed(RunReport.File.FailureReason)
  }

  /// The path as given, or relative to the directory that was given.
  let path: String
  var source: Source
  /// Whether the user named the file itself rather than a directory that contains it.
  let isNamed: Bool
  /// The index of the path on the command line that leads to the file.
  let argument: Int
  /// Nil for standard input, and for what was not found.
  var identity: FileStatus.Identity?

  /// The size in bytes of the text, if there is one.
  var size: Int {
    switch source {
    case .file(let size): size
    case .standardInput(let input): input.size
    case .skipped, .failed: 0
    }
  }

  /// Nil for other inputs.
  var standardInput: StandardInput? {
    if case .standardInput(let input) = source { input } else { nil }
  }

  /// The directory whose configuration applies to the input; for standard input, the current directory.
  var directory: String { standardInput == nil ? PathName.directory(of: path) : "." }

  /// Whether `self.directory` equals the directory of another input; false for standard input.
  func isIn(_ directory: String) -> Bool {
    if case .standardInput = source { return false }
    guard let last = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { return directory == "." }
    return path.utf8[..<last].elementsEqual(directory.utf8)
  }
}
