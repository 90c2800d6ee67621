/// Parts of paths, as far as their text tells.
enum PathName {
  private static let slash = UInt8(ascii: "/")

  /// The folder that a path's last part stands in.
  static func folder(of path: String) -> String {
    guard let last = path.utf8.lastIndex(of: slash) else { return "." }
    return last == path.startIndex ? "/" : String(path[..<last])
  }

  /// A path's last part.
  static func last(of path: String) -> String {
    path.utf8.lastIndex(of: slash).map { String(path[path.utf8.index(after: $0)...]) } ?? path
  }

  /// The path of what goes by a name in a folder.
  static func path(of name: String, in folder: String) -> String {
    folder == "." ? name : folder.utf8.last == slash ? folder + name : "\(folder)/\(name)"
  }

  /// The folder above another one; nil for the topmost one, and where it takes a look at a folder that isn't there.
  ///
  /// Relative paths stay so up to the current folder; above it, they are absolute.
  static func folder(above folder: String) -> String? {
    switch last(of: folder) {
    case "" where folder.utf8.count > 1: return self.folder(above: String(folder.dropLast()))
    case "." where folder.utf8.count > 1: return self.folder(above: self.folder(of: folder))
    case "", ".", "..":
      let real = try? PosixFile.realPath(folder)
      return real.flatMap { $0 == "/" ? nil : self.folder(of: $0) }
    default: return self.folder(of: folder)
    }
  }
}

extension FileSearch.Item {
  /// The folder whose configuration counts for the item; that of standard input is the current one.
  var folder: String {
    switch source {
    case .standardInput: "."
    case .named, .file, .failure: PathName.folder(of: path)
    }
  }

  /// Whether a path that isn't standard input leads through this folder, which `folder` gave for another item.
  func isIn(_ folder: String) -> Bool {
    if case .standardInput = source { return false }
    let told: Bool? = path.utf8.withContiguousStorageIfAvailable { path in
      guard let last = path.lastIndex(of: UInt8(ascii: "/")) else { return folder == "." }
      return folder.utf8.withContiguousStorageIfAvailable { folder in
        folder.count == last && path.prefix(last).elementsEqual(folder)
      } ?? false
    }
    return told ?? (folder == self.folder)
  }
}
