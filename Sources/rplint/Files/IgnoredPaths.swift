internal import Linting

/// The `.gitignore` files from the repository's root down to a directory.
struct IgnoredPaths {
  /// Each with its directory, outermost first.
  private var files: [(directory: [[UInt8]], rules: IgnorePatterns)] = []

  /// Reads the files above `directory`, up to the root of its repository; reads none outside a repository.
  init(above directory: String) {
    guard let path = try? PosixFile.realPath(directory), let root = Repository.root(above: path) else { return }
    let parts = pathComponents(path)
    for depth in pathComponents(root).count..<parts.count {
      read(parts.prefix(depth).map { "/" + String(decoding: $0, as: UTF8.self) }.joined())
    }
  }

  /// These files plus the one in `directory`.
  func entering(_ directory: String) -> IgnoredPaths {
    var result = self
    if let path = try? PosixFile.realPath(directory) { result.read(path) }
    return result
  }

  /// Whether a path is ignored; the innermost file with a matching pattern decides.
  func contains(_ path: String, isDirectory: Bool) -> Bool {
    guard !files.isEmpty, let parts = realComponents(path) else { return false }
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
