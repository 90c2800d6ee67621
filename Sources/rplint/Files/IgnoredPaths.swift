internal import Linting

/// The `.gitignore` files from the repository's root down to a directory.
struct IgnoredPaths {
  /// Each with its directory, outermost first.
  private var files: [(directory: [[UInt8]], rules: IgnorePatterns)] = []

  /// Reads the files above `directory`, up to the root of its repository; reads none outside a repository.
  init(above directory: String) {
    guard let path = try? PosixFile.realPath(directory) else { return }
    let parts = pathComponents(path)
    let depths = (0...parts.count).reversed()
    guard let root = depths.first(where: { exists(joined(parts.prefix($0)) + "/.git") }), root < parts.count else {
      return
    }
    for depth in root..<parts.count { read(joined(parts.prefix(depth))) }
  }

  /// These files plus the one in `directory`.
  func entering(_ directory: String) -> IgnoredPaths {
    var result = self
    if let path = try? PosixFile.realPath(directory) { result.read(path) }
    return result
  }

  /// Whether a path is ignored; the innermost file with a matching pattern decides.
  func contains(_ path: String, isDirectory: Bool) -> Bool {
    guard !files.isEmpty, let absolute = try? PosixFile.realPath(path) else { return false }
    let parts = pathComponents(absolute)
    for file in files.reversed() where parts.starts(with: file.directory) {
      let verdict = file.rules.verdict(on: Array(parts.dropFirst(file.directory.count)), isDirectory: isDirectory)
      if let verdict { return verdict }
    }
    return false
  }

  private mutating func read(_ directory: String) {
    guard let text = try? FileReading.bytes(at: directory + "/.gitignore") else { return }
    files.append((pathComponents(directory), IgnorePatterns(text)))
  }
}

private func joined(_ parts: some Sequence<[UInt8]>) -> String {
  parts.map { "/" + String(decoding: $0, as: UTF8.self) }.joined()
}

private func exists(_ path: String) -> Bool {
  (try? FileStatus(of: path, followsLinks: true)) != nil
}
