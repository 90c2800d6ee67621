/// Splits and joins paths by their text alone, unless noted otherwise.
enum PathName {
  private static let slash = UInt8(ascii: "/")

  /// The directory that contains a path's last component.
  static func directory(of path: String) -> String {
    guard let last = path.utf8.lastIndex(of: slash) else { return "." }
    return last == path.startIndex ? "/" : String(path[..<last])
  }

  static func lastComponent(of path: String) -> String {
    path.utf8.lastIndex(of: slash).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }

  /// The path of a directory's entry.
  static func path(of name: String, in directory: String) -> String {
    directory == "." ? name : directory.utf8.last == slash ? directory + name : "\(directory)/\(name)"
  }

  /// A directory's parent; nil for the root directory.
  ///
  /// The parent of a relative path is relative up to the current directory, and absolute above it. There, and for paths
  /// that end in `..`, the file system is consulted, and the result is nil if the directory does not exist.
  static func directory(above directory: String) -> String? {
    switch lastComponent(of: directory) {
    case "" where directory.utf8.count > 1: return self.directory(above: String(directory.dropLast()))
    case "." where directory.utf8.count > 1: return self.directory(above: self.directory(of: directory))
    case "", ".", "..":
      let real = try? PosixFile.realPath(directory)
      return real.flatMap { $0 == "/" ? nil : self.directory(of: $0) }
    default: return self.directory(of: directory)
    }
  }
}

/// The components of the real path of what a path leads to; nil if that does not exist.
func realComponents(_ path: String) -> [[UInt8]]? { (try? PosixFile.realPath(path)).map(pathComponents) }

/// The components of a path.
func pathComponents(_ path: String) -> [[UInt8]] {
  path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
}
