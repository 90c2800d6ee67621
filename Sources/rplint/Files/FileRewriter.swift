internal import Swagger

/// Replaces files with their fixed versions atomically.
///
/// The new content is written to a temporary file in the same directory, which is then renamed to the old file's name.
/// Readers see either the old content or the new, even if the program is killed. A file that could not be replaced
/// without losing something (another name, its owner, an attribute) is left alone.
struct FileRewriter: Sendable {
  /// Why a file was not rewritten.
  enum Failure: Error, Equatable {
    /// The path is a link to this file, which is in none of the roots.
    case outsideRoots(String)
    case notRegular
    /// The file has other names, which would keep the old content.
    case hardLinks(Int)
    /// The new file can't be given the owner or the attributes of the old one.
    case attributes(SystemError)
    /// The file changed after it was read.
    case changed
    case failed(SystemError)

    var message: String {
      switch self {
      case .outsideRoots(let target): "not fixed: links to '\(target)', which is outside the given paths"
      case .notRegular: "not fixed: not a regular file"
      case .hardLinks(let count): "not fixed: the file has \(count) hard links, and the others would not be fixed"
      case .attributes(let error): "not fixed: the file's owner or attributes can't be kept: \(error.description)"
      case .changed: "not fixed: the file was changed by another program"
      case .failed(let error): "not fixed: \(error.description)"
      }
    }
  }

  /// The real paths that a rewritten file must be inside of.
  private let roots: [String]

  /// The directories that abandoned temporary files were removed from.
  private let cleanDirectories = Guarded<Set<String>>([])

  /// - Parameter roots: directories, or files that are rewritten wherever they lead; those that don't exist are ignored.
  init(roots: [String]) {
    self.roots = roots.compactMap { root in try? PosixFile.realPath(root) }
  }

  /// Replaces the content `old`, which was read from `path`, with `new`.
  ///
  /// A symbolic link to a file inside a root is followed, and stays a link.
  func rewrite(_ path: String, from old: [UInt8], to new: [UInt8]) throws(Failure) {
    let target = try Self.attempt { () throws(SystemError) in try PosixFile.realPath(path) }
    guard roots.contains(where: { Self.contains(target, in: $0) }) else { throw .outsideRoots(target) }
    let original = try Self.attempt { () throws(SystemError) in
      try PosixFile.checkWritable(target)
      return try PosixFile(reading: target)
    }
    let directory = Self.directory(of: target)
    let replacement = try Self.attempt { () throws(SystemError) in try TemporaryFile(in: directory) }
    try Self.adoptAttributes(of: original, by: replacement.file)
    try Self.attempt { () throws(SystemError) in
      try replacement.file.writeAll(new)
      try replacement.file.sync()
    }
    let current = try Self.attempt { () throws(SystemError) in try FileReading.bytes(at: target, maximumSize: .max) }
    guard current == old else { throw .changed }
    try Self.attempt { () throws(SystemError) in try replacement.rename(to: target) }
    // The new content is in place; only a power failure could still bring back the old.
    _ = try? PosixFile(directory: directory).sync()
  }

  /// Removes the temporary files that a killed run left in the directory of a file, once per directory.
  func removeAbandonedFiles(besides path: String) {
    let directory = Self.directory(of: path)
    guard cleanDirectories.withLock({ $0.insert(directory).inserted }) else { return }
    TemporaryFile.removeAbandoned(in: directory)
  }

  private static func adoptAttributes(of original: borrowing PosixFile, by new: borrowing PosixFile) throws(Failure) {
    let status: FileStatus
    do throws(SystemError) { status = try original.status() } catch { throw .failed(error) }
    guard status.kind == .regular else { throw .notRegular }
    guard status.links == 1 else { throw .hardLinks(status.links) }
    do throws(SystemError) {
      try new.adoptOwner(of: status)
      try new.adoptAttributes(of: original)
      // Last, because a change of the owner or of the access control list changes the permissions.
      try new.adoptPermissions(of: status)
    } catch {
      throw .attributes(error)
    }
  }

  private static func attempt<Result: ~Copyable>(
    _ call: () throws(SystemError) -> Result
  ) throws(Failure) -> Result {
    do throws(SystemError) {
      return try call()
    } catch {
      throw .failed(error)
    }
  }

  /// The path up to and including its last slash.
  private static func directory(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
  }

  /// Whether a real path is `root` or inside it.
  private static func contains(_ path: String, in root: String) -> Bool {
    path.utf8.elementsEqual(root.utf8) || path.utf8.starts(with: (root.hasSuffix("/") ? root : root + "/").utf8)
  }
}
