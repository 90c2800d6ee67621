internal import Linting

/// The files that paths on the command line stand for, each once.
struct FileSearch {
  /// A file to read, or why there is none.
  struct Item: Sendable {
    enum Source: Sendable {
      /// A path that the user named, not looked at yet.
      case named
      /// A regular file of so many bytes.
      case file(size: Int)
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

  /// Why a path that leads to something else is no file to read.
  static let unreadableKind = "neither a regular file nor a folder; for a pipe, name '-'"

  private let configurations: Configurations
  private var items: [Item] = []
  private var seen: Set<FileStatus.Identity> = []

  /// - Parameter configurations: may leave files and folders out.
  init(_ configurations: Configurations) {
    self.configurations = configurations
  }

  /// The named paths as they are, in order; who reads them looks what stands there.
  ///
  /// - Parameter standardInputName: the name that `-` goes by; it counts once.
  static func items(named paths: [String], standardInputName: String) -> [Item] {
    let input = paths.firstIndex(of: "-")
    return paths.enumerated().compactMap { index, path in
      guard path == "-" else { return Item(path: path, source: .named, isNamed: true) }
      return index == input ? Item(path: standardInputName, source: .standardInput, isNamed: true) : nil
    }
  }

  /// Notes that a file is met; false if it was met before.
  mutating func meets(_ file: FileStatus.Identity) -> Bool { seen.insert(file).inserted }

  /// The files below a folder that weren't met before, in the order of their paths' bytes.
  mutating func items(below folder: String) -> [Item] {
    defer { items = [] }
    search(folder, ignoring: IgnoredPaths(above: folder))
    return items
  }

  /// What a named item stands for, looked at before anything is read, so that no file is written twice.
  mutating func resolved(_ item: Item) -> [Item] {
    guard case .named = item.source else { return [item] }
    do throws(SystemError) {
      let status = try FileStatus(of: item.path, followsLinks: true)
      switch status.kind {
      case .regular: add(item.path, status, isNamed: true)
      case .folder: search(item.path, ignoring: IgnoredPaths(above: item.path))
      case .link, .other: fail(item.path, Self.unreadableKind)
      }
    } catch {
      fail(item.path, error.description)
    }
    defer { items = [] }
    return items
  }

  private mutating func add(_ path: String, _ status: FileStatus, isNamed: Bool) {
    guard meets(status.identity) else { return }
    items.append(Item(path: path, source: .file(size: status.size), isNamed: isNamed))
  }

  private mutating func fail(_ path: String, _ message: String) {
    items.append(Item(path: path, source: .failure(message), isNamed: true))
  }

  /// Searches a folder and those below it; links are left alone, so there is no going round in circles.
  private mutating func search(_ folder: String, ignoring ignored: IgnoredPaths) {
    let exclusion = configurations.exclusion(inFolder: folder)
    if exclusion?.isWhole ?? false { return }
    do throws(SystemError) {
      let names = try names(inFolder: folder)
      let ignored = names.contains(".gitignore") ? ignored.entering(folder) : ignored
      let prefix = folder.hasSuffix("/") ? folder : folder + "/"
      for name in names { visit(prefix + name, name, ignoring: ignored, exclusion) }
    } catch {
      fail(folder, error.description)
    }
  }

  private mutating func visit(
    _ path: String, _ name: String, ignoring ignored: IgnoredPaths, _ exclusion: Exclusion?
  ) {
    guard let status = try? FileStatus(of: path, followsLinks: false) else { return }
    if let exclusion, exclusion.contains(name, isFolder: status.kind == .folder) { return }
    switch status.kind {
    case .folder where !name.hasPrefix(".") && !ignored.contains(path, isFolder: true):
      search(path, ignoring: ignored)
    case .regular where Self.isSearched(name) && !ignored.contains(path, isFolder: false):
      add(path, status, isNamed: false)
    case .folder, .regular, .link, .other: break
    }
  }

  private static func isSearched(_ name: String) -> Bool {
    guard name != Configuration.fileName else { return false }
    return name.split(separator: ".").dropFirst().last.map { endings.contains($0.lowercased()) } ?? false
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

/// The parts of a path between slashes.
func pathParts(_ path: String) -> [[UInt8]] {
  path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
}

private func joined(_ parts: some Sequence<[UInt8]>) -> String {
  parts.map { "/" + String(decoding: $0, as: UTF8.self) }.joined()
}

private func exists(_ path: String) -> Bool {
  (try? FileStatus(of: path, followsLinks: true)) != nil
}
