internal import Linting

/// A text to check that the command line leads to, or the reason that there is none.
struct Input: Sendable {
  enum Source: Sendable {
    /// A regular file with its size in bytes.
    case file(size: Int)
    /// All of standard input, which can't be read again.
    case standardInput([UInt8])
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
    case .standardInput(let bytes): bytes.count
    case .skipped, .failed: 0
    }
  }

  /// The bytes of standard input; nil for other inputs.
  var standardInput: [UInt8]? {
    if case .standardInput(let bytes) = source { bytes } else { nil }
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
