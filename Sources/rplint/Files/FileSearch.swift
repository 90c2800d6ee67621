internal import Linting
internal import Requests

/// Finds the files that the paths on the command line name, each once.
struct FileSearch {
  /// A file to read, or the reason that it is not read.
  struct Item: Sendable {
    enum Source: Sendable {
      /// A path from the command line, not opened yet.
      case named
      /// A regular file with its size in bytes.
      case file(size: Int)
      case standardInput
      case skipped(RunReport.File.SkipReason)
      case failure(RunReport.File.FailureReason)
    }

    /// The path as given, or relative to the directory that was given.
    let path: String
    let source: Source
    /// Whether the user named the file itself rather than a directory that contains it.
    let isNamed: Bool
    /// The index of the path on the command line that leads to the file.
    var argument = 0
    /// Nil until the file is found.
    var identity: FileStatus.Identity?

    /// The same file, skipped.
    var excluded: Item { Item(path: path, source: .skipped(.excluded), isNamed: isNamed, argument: argument) }
  }

  /// A path that leads to a file that was found before.
  struct Repetition: Sendable {
    let argument: Int
    let identity: FileStatus.Identity
  }

  private let configurations: Configurations
  private var items: [Item] = []
  private var seen: Set<FileStatus.Identity> = []
  private(set) var repetitions: [Repetition] = []
  /// The index of the path that is being searched.
  private var argument = 0

  /// Whether each name of a file with several is found, as is necessary to fix it.
  private let findsHardLinks: Bool
  /// The real paths that were found of files with several names.
  private var seenNames: Set<String> = []

  /// - Parameter configurations: may exclude files and directories.
  init(_ configurations: Configurations, findingHardLinks findsHardLinks: Bool = false) {
    self.configurations = configurations
    self.findsHardLinks = findsHardLinks
  }

  /// The items of the paths on the command line, in order; the caller finds out what each path leads to.
  ///
  /// - Parameter standardInputName: the path to report for `-`; repeated `-` arguments are ignored.
  static func items(named paths: [String], standardInputName: String) -> [Item] {
    let input = paths.firstIndex(of: "-")
    return paths.enumerated().compactMap { index, path in
      guard path == "-" else { return Item(path: path, source: .named, isNamed: true, argument: index) }
      guard index == input else { return nil }
      return Item(path: standardInputName, source: .standardInput, isNamed: true, argument: index)
    }
  }

  /// Records a file that a path on the command line leads to; false if it was recorded before.
  mutating func insert(_ file: FileStatus.Identity, argument: Int) -> Bool {
    if seen.insert(file).inserted { return true }
    repetitions.append(Repetition(argument: argument, identity: file))
    return false
  }

  /// The files in a directory tree that weren't found before, with the entries of each directory in byte order.
  ///
  /// - Parameter argument: the index of the directory's path on the command line, if it is there.
  mutating func items(below directory: String, argument: Int = 0) -> [Item] {
    defer { items = [] }
    self.argument = argument
    search(directory, ignoring: IgnoredPaths(above: directory))
    return items
  }

  /// The files that a named item leads to, determined before any file is read, so that no file is written twice.
  mutating func resolved(_ item: Item) -> [Item] {
    guard case .named = item.source else { return [item] }
    argument = item.argument
    do throws(SystemError) {
      let status = try FileStatus(of: item.path, followsLinks: true)
      switch status.kind {
      case .regular: add(item.path, status, isNamed: true)
      case .directory: search(item.path, ignoring: IgnoredPaths(above: item.path))
      case .link, .other: fail(item.path, .unsupportedKind)
      }
    } catch {
      fail(item.path, .system(error.description))
    }
    defer { items = [] }
    return items
  }

  private mutating func add(_ path: String, _ status: FileStatus, isNamed: Bool) {
    guard insert(path, status) else { return }
    items.append(
      Item(
        path: path, source: .file(size: status.size), isNamed: isNamed, argument: argument, identity: status.identity))
  }

  private mutating func exclude(_ path: String) {
    items.append(Item(path: path, source: .skipped(.excluded), isNamed: false, argument: argument))
  }

  private mutating func insert(_ path: String, _ status: FileStatus) -> Bool {
    guard findsHardLinks, status.hasOtherNames, let name = try? PosixFile.realPath(path) else {
      return insert(status.identity, argument: argument)
    }
    return seenNames.insert(name).inserted
  }

  private mutating func fail(_ path: String, _ reason: RunReport.File.FailureReason) {
    items.append(Item(path: path, source: .failure(reason), isNamed: true, argument: argument))
  }

  /// Searches a directory tree. Does not follow symbolic links, so it always terminates.
  private mutating func search(_ directory: String, ignoring ignored: IgnoredPaths) {
    let scope = configurations.searchScope(inDirectory: directory)
    if scope?.excludesDirectory ?? false { return exclude(directory) }
    do throws(SystemError) {
      let names = try names(inDirectory: directory)
      let ignored = names.contains(".gitignore") ? ignored.entering(directory) : ignored
      let prefix = directory.hasSuffix("/") ? directory : directory + "/"
      for name in names { visit(prefix + name, name, ignoring: ignored, scope) }
    } catch {
      fail(directory, .system(error.description))
    }
  }

  private mutating func visit(
    _ path: String, _ name: String, ignoring ignored: IgnoredPaths, _ scope: SearchScope?
  ) {
    let status: FileStatus
    do throws(SystemError) {
      status = try FileStatus(of: path, followsLinks: false)
    } catch {
      return fail(path, .system(error.description))
    }
    let isDirectory = status.kind == .directory
    let isExcluded = scope?.excludes(name, isDirectory: isDirectory) ?? false
    switch status.kind {
    case .directory where !name.hasPrefix(".") && !ignored.contains(path, isDirectory: true):
      if isExcluded { exclude(path + "/") } else { search(path, ignoring: ignored) }
    case .regular where Self.isSearched(name, scope) && !ignored.contains(path, isDirectory: false):
      if isExcluded { exclude(path) } else { add(path, status, isNamed: false) }
    case .directory, .regular, .link, .other: break
    }
  }

  private static func isSearched(_ name: String, _ scope: SearchScope?) -> Bool {
    guard name != Configuration.fileName else { return false }
    return scope?.includes(name)
      ?? name.split(separator: ".").dropFirst().last.map { FileFormat.allExtensions.contains($0.lowercased()) } ?? false
  }
}

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

/// The components of a path.
func pathComponents(_ path: String) -> [[UInt8]] {
  path.utf8.split(separator: UInt8(ascii: "/")).map(Array.init)
}

private func joined(_ parts: some Sequence<[UInt8]>) -> String {
  parts.map { "/" + String(decoding: $0, as: UTF8.self) }.joined()
}

private func exists(_ path: String) -> Bool {
  (try? FileStatus(of: path, followsLinks: true)) != nil
}
