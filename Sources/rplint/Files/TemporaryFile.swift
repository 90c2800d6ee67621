internal import Platform
internal import Swagger

/// A new file that takes the place of another one when it is complete, and is removed otherwise.
///
/// Its name contains the ID of the process, by which a later run knows the files of a process that was killed.
struct TemporaryFile: ~Copyable {
  private static let prefix = ".rplint-"
  private static let suffix = ".tmp"

  /// The paths of all files of this process that exist, or that may exist for a moment longer.
  private static let paths = Guarded<Set<String>>([])

  let file: PosixFile
  private let path: String

  /// A file in the same directory as the one at `path`, which it can replace.
  init(beside path: String, permissions: mode_t = 0o600) throws(SystemError) {
    try self.init(in: PathName.path(of: "", in: PathName.directory(of: path)), permissions: permissions)
  }

  /// - Parameters:
  ///   - directory: a path that ends with a slash, or is empty for the working directory.
  ///   - permissions: the permission bits before the umask; by default, only the owner can access the file.
  init(in directory: String, permissions: mode_t = 0o600) throws(SystemError) {
    let path =
      "\(directory)\(Self.prefix)\(getpid())-\(String(UInt64.random(in: .min ... .max), radix: 36))\(Self.suffix)"
    // Holding the lock, so that no file is created after `endProcess` has removed them all.
    let created = Self.paths.withLock { paths in
      let created = Result { () throws(SystemError) in try PosixFile.create(path, permissions: permissions) }
      if case .success = created { paths.insert(path) }
      return created
    }
    file = PosixFile(descriptor: try created.get())
    self.path = path
  }

  deinit {
    let path = path
    Self.paths.withLock { paths in
      PosixFile.remove(path)
      paths.remove(path)
    }
  }

  /// Gives the file its final name, replacing any file of that name.
  func rename(to target: String) throws(SystemError) {
    try PosixFile.rename(path, to: target)
  }

  /// Removes all files and calls `end`, which must not return.
  static func removeAll(before end: () -> Void) {
    paths.withLock { paths in
      for path in paths { PosixFile.remove(path) }
      end()
    }
  }

  /// Removes the files that processes left in a directory when they were killed.
  ///
  /// - Parameter directory: a path that ends with a slash, or is empty for the working directory.
  static func removeAbandoned(in directory: String) {
    guard let names = try? PosixFile.names(inDirectory: directory.isEmpty ? "." : directory) else { return }
    for name in names where isAbandoned(name) && isRegular(directory + name) { PosixFile.remove(directory + name) }
  }

  /// Whether a name is that of a temporary file whose process is gone.
  private static func isAbandoned(_ name: String) -> Bool {
    guard name.hasPrefix(prefix), name.hasSuffix(suffix) else { return false }
    let parts = name.dropFirst(prefix.count).dropLast(suffix.count).split(separator: "-")
    guard parts.count == 2, let process = pid_t(parts[0]), process > 0 else { return false }
    return kill(process, 0) != 0 && errno == ESRCH
  }

  private static func isRegular(_ path: String) -> Bool {
    (try? FileStatus(of: path, followsLinks: false))?.kind == .regular
  }
}
