/// Writes mended files back, each whole or not at all.
///
/// The new content goes to a file of its own in the same folder, which then takes the old one's name: whoever reads
/// the file, and whenever the program ends, meets either the old content or the new. Links of the file system to the
/// old content under other names keep it.
struct FileRewriter: Sendable {
  /// Why a file was left as it was.
  enum Refusal: Error, Equatable {
    /// The path leads to this file, which lies in none of the given folders.
    case leadsOut(String)
    case notRegular
    /// The file isn't any more what was read.
    case changed
    case failed(SystemError)

    /// For people: lower case, no full stop.
    var message: String {
      switch self {
      case .leadsOut(let target): "not mended: it is a link to '\(target)', outside of what was named"
      case .notRegular: "not mended: no regular file"
      case .changed: "not mended: it was changed by someone else meanwhile"
      case .failed(let error): "not mended: \(error.description)"
      }
    }
  }

  /// The folders that files may lie in.
  private let roots: [String]

  /// - Parameter roots: folders, or files that are rewritten wherever they lead; those that are not there are left out.
  init(roots: [String]) {
    self.roots = roots.compactMap { root in try? PosixFile.realPath(root) }
  }

  /// Puts `new` in the place of `old`, which was read from `path` before.
  ///
  /// A link is followed where it leads to a file below a root, and stays a link.
  func rewrite(_ path: String, from old: [UInt8], to new: [UInt8]) throws(Refusal) {
    let target = try Self.attempt { () throws(SystemError) in try PosixFile.realPath(path) }
    guard roots.contains(where: { Self.lies(target, in: $0) }) else { throw .leadsOut(target) }
    let status = try Self.attempt { () throws(SystemError) in
      try PosixFile.checkWritable(target)
      return try PosixFile(reading: target).status()
    }
    guard status.isRegular else { throw .notRegular }
    let folder = Self.folder(of: target)
    let draft = "\(folder).rplint-\(String(UInt64.random(in: .min ... .max), radix: 36)).tmp"
    defer { PosixFile.remove(draft) }
    try Self.attempt { () throws(SystemError) in
      let file = try PosixFile(creating: draft)
      try file.writeAll(new)
      try file.adopt(status)
      try file.sync()
    }
    try Self.replace(target, holding: old, by: draft)
    // The new content is in place; only a power failure could still bring back the old.
    _ = try? PosixFile(folder: folder).sync()
  }

  /// Gives the draft the target's name if that still has the bytes that were read.
  private static func replace(_ target: String, holding old: [UInt8], by draft: String) throws(Refusal) {
    let current = try attempt { () throws(SystemError) in try PosixFile(reading: target).readAll() }
    guard current == old else { throw .changed }
    try attempt { () throws(SystemError) in try PosixFile.rename(draft, to: target) }
  }

  private static func attempt<Result>(_ call: () throws(SystemError) -> Result) throws(Refusal) -> Result {
    do throws(SystemError) {
      return try call()
    } catch {
      throw .failed(error)
    }
  }

  /// The path up to its last slash.
  private static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
  }

  /// Whether a real path is a root, or below it.
  private static func lies(_ path: String, in root: String) -> Bool {
    path.utf8.elementsEqual(root.utf8) || path.utf8.starts(with: (root.hasSuffix("/") ? root : root + "/").utf8)
  }
}
