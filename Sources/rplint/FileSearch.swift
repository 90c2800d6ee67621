internal import Synchronization

/// The files that paths on the command line stand for, in order and each once.
struct FileSearch {
  /// A file to read, or why there is none.
  struct Item: Sendable {
    enum Source: Sendable {
      case file
      case standardInput
      case failure(String)
    }

    /// The path as it was given, or below the folder that was given.
    let path: String
    let source: Source
    /// Whether the user named it rather than a folder with it.
    let isNamed: Bool
  }

  private static let endings: Set<String> = [
    "json", "jsonc", "json5", "jsonl", "ndjson", "http", "rest", "md", "markdown", "txt", "har", "yaml", "yml", "sh",
    "ps1", "bicep", "tf",
  ]

  private(set) var items: [Item] = []
  private var seen: Set<FileStatus.Identity> = []
  private let standardInputName: String

  /// - Parameter standardInputName: the name that `-` goes by.
  init(_ paths: [String], standardInputName: String) {
    self.standardInputName = standardInputName
    let statuses = Self.statuses(of: paths)
    for (path, status) in zip(paths, statuses) { add(named: path, status) }
  }

  /// What stands at each path; with many paths, two threads ask the system.
  private static func statuses(of paths: [String]) -> [Result<FileStatus, SystemError>] {
    let half = paths.count > 64 ? paths.count / 2 : paths.count
    let parts = Mutex<[Int: [Result<FileStatus, SystemError>]]>([:])
    let next = Counter()
    WorkerThreads.run(half < paths.count ? 2 : 1) {
      while case let part = next.take(1), part < 2 {
        let statuses = paths[part == 0 ? 0..<half : half..<paths.count].map { path in
          Result { () throws(SystemError) in try FileStatus(of: path, followsLinks: true) }
        }
        parts.withLock { $0[part] = statuses }
      }
    }
    return parts.withLock { ($0[0] ?? []) + ($0[1] ?? []) }
  }

  private mutating func add(named path: String, _ status: Result<FileStatus, SystemError>) {
    guard path != "-" else {
      if !items.contains(where: \.isStandardInput) {
        items.append(Item(path: standardInputName, source: .standardInput, isNamed: true))
      }
      return
    }
    do throws(SystemError) {
      let status = try status.get()
      switch status.kind {
      case .regular: add(path, status, isNamed: true)
      case .folder: search(path, ignoring: IgnoredPaths(above: path))
      case .link, .other: fail(path, "neither a regular file nor a folder; for a pipe, name '-'")
      }
    } catch {
      fail(path, error.description)
    }
  }

  private mutating func add(_ path: String, _ status: FileStatus, isNamed: Bool) {
    guard seen.insert(status.identity).inserted else { return }
    items.append(Item(path: path, source: .file, isNamed: isNamed))
  }

  private mutating func fail(_ path: String, _ message: String) {
    items.append(Item(path: path, source: .failure(message), isNamed: true))
  }

  /// Searches a folder and those below it; links are left alone, so there is no going round in circles.
  private mutating func search(_ folder: String, ignoring ignored: IgnoredPaths) {
    do throws(SystemError) {
      let names = try names(inFolder: folder)
      let ignored = names.contains(".gitignore") ? ignored.entering(folder) : ignored
      let prefix = folder.hasSuffix("/") ? folder : folder + "/"
      for name in names { visit(prefix + name, name, ignoring: ignored) }
    } catch {
      fail(folder, error.description)
    }
  }

  private mutating func visit(_ path: String, _ name: String, ignoring ignored: IgnoredPaths) {
    guard let status = try? FileStatus(of: path, followsLinks: false) else { return }
    switch status.kind {
    case .folder where !name.hasPrefix(".") && !ignored.contains(path, isFolder: true):
      search(path, ignoring: ignored)
    case .regular where Self.isSearched(name) && !ignored.contains(path, isFolder: false):
      add(path, status, isNamed: false)
    case .folder, .regular, .link, .other: break
    }
  }

  private static func isSearched(_ name: String) -> Bool {
    name.split(separator: ".").dropFirst().last.map { endings.contains($0.lowercased()) } ?? false
  }
}

extension FileSearch.Item {
  fileprivate var isStandardInput: Bool {
    if case .standardInput = source { true } else { false }
  }
}

/// What the `.gitignore` files from the repository's top down to a folder say.
struct IgnoredPaths {
  /// Each with the folder it stands in, outermost first.
  private var files: [(folder: [[UInt8]], rules: GitIgnore)] = []

  /// Takes the files above `folder`, up to the repository that it is in; without one, none.
  init(above folder: String) {
    guard let path = try? PosixFile.realPath(folder) else { return }
    let parts = pathParts(path)
    let depths = (0...parts.count).reversed()
    guard let top = depths.first(where: { exists(joined(parts.prefix($0)) + "/.git") }), top < parts.count else {
      return
    }
    for depth in top..<parts.count { read(joined(parts.prefix(depth))) }
  }

  /// The same with the file that stands in `folder`.
  func entering(_ folder: String) -> IgnoredPaths {
    var result = self
    if let path = try? PosixFile.realPath(folder) { result.read(path) }
    return result
  }

  /// Whether a path is ignored; the innermost file that says something of it counts.
  func contains(_ path: String, isFolder: Bool) -> Bool {
    guard !files.isEmpty, let absolute = try? PosixFile.realPath(path) else { return false }
    let parts = pathParts(absolute)
    for file in files.reversed() where parts.starts(with: file.folder) {
      let verdict = file.rules.verdict(on: Array(parts.dropFirst(file.folder.count)), isFolder: isFolder)
      if let verdict { return verdict }
    }
    return false
  }

  private mutating func read(_ folder: String) {
    guard let text = try? FileReading.bytes(at: folder + "/.gitignore") else { return }
    files.append((pathParts(folder), GitIgnore(text)))
  }
}

private func pathParts(_ path: String) -> [[UInt8]] {
  path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
}

private func joined(_ parts: some Sequence<[UInt8]>) -> String {
  parts.map { "/" + String(decoding: $0, as: UTF8.self) }.joined()
}

private func exists(_ path: String) -> Bool {
  (try? FileStatus(of: path, followsLinks: true)) != nil
}
