/// Replaces files with their fixed versions atomically.
///
/// The new content is written to a temporary file in the same directory, which is then renamed to the old file's name.
/// Readers see either the old content or the new, even if the program is killed. Hard links to the old file keep the
/// old content.
struct FileRewriter: Sendable {
  /// Why a file was not rewritten.
  enum Failure: Error, Equatable {
    /// The path is a link to this file, which is in none of the roots.
    case outsideRoots(String)
    case notRegular
    /// The file changed after it was read.
    case changed
    case failed(SystemError)

    var message: String {
      switch self {
      case .outsideRoots(let target): "not fixed: links to '\(target)', which is outside the given paths"
      case .notRegular: "not fixed: not a regular file"
      case .changed: "not fixed: the file was changed by another program"
      case .failed(let error): "not fixed: \(error.description)"
      }
    }
  }

  /// The real paths that a rewritten file must be inside of.
  private let roots: [String]

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
    let status = try Self.attempt { () throws(SystemError) in
      try PosixFile.checkWritable(target)
      return try PosixFile(reading: target).status()
    }
    guard status.isRegular else { throw .notRegular }
    let directory = Self.directory(of: target)
    let temporary = PosixFile.temporaryPath(beside: target)
    defer { PosixFile.remove(temporary) }
    try Self.attempt { () throws(SystemError) in
      let file = try PosixFile(creating: temporary)
      try file.writeAll(new)
      try file.adopt(status)
      try file.sync()
    }
    try Self.replace(target, expecting: old, with: temporary)
    // The new content is in place; only a power failure could still bring back the old.
    _ = try? PosixFile(directory: directory).sync()
  }

  /// Renames the temporary file to the target, if the target still has the bytes that were read.
  private static func replace(_ target: String, expecting old: [UInt8], with temporary: String) throws(Failure) {
    let current = try attempt { () throws(SystemError) in try PosixFile(reading: target).readAll() }
    guard current == old else { throw .changed }
    try attempt { () throws(SystemError) in try PosixFile.rename(temporary, to: target) }
  }

  private static func attempt<Result>(_ call: () throws(SystemError) -> Result) throws(Failure) -> Result {
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
