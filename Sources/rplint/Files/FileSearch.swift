internal import Linting
internal import Requests

/// Finds the inputs that the paths on the command line lead to, each once, before any file is read.
struct FileSearch {
  /// A path that leads to a file that was found before.
  struct Repetition: Sendable {
    let argument: Int
    let identity: FileStatus.Identity
  }

  private let configurations: Configurations
  private var inputs: [Input] = []
  /// Created with room for some, since growing it makes the runtime search all conformances, which a short run is spared.
  private var seen = Set<FileStatus.Identity>(minimumCapacity: 12)
  private(set) var repetitions: [Repetition] = []
  /// The index of the path that is being searched.
  private var argument = 0
  private var hasStandardInput = false

  /// Whether each name of a file with several is found, as is necessary to fix it.
  private let findsHardLinks: Bool
  /// The real paths that were found of files with several names.
  private var seenNames: Set<String> = []

  /// - Parameter configurations: may exclude files and directories.
  init(_ configurations: Configurations, findingHardLinks findsHardLinks: Bool = false) {
    self.configurations = configurations
    self.findsHardLinks = findsHardLinks
  }

  /// What the paths on the command line lead to, in their order; repeated `-` arguments are ignored.
  ///
  /// - Parameters:
  ///   - standardInputName: the path to report for `-`.
  ///   - maximumInputSize: the size in bytes that standard input may have.
  ///   - splitsStandardInput: whether long JSON lines are left to be read in blocks.
  ///   - excludesNamed: whether configurations exclude the paths themselves too.
  mutating func inputs(
    named paths: [String], standardInputName: String? = nil, maximumInputSize: Int = FileReading.defaultMaximumSize,
    excludesNamed: Bool = false, splitsStandardInput: Bool = false
  ) -> [Input] {
    defer { inputs = [] }
    for (index, path) in paths.enumerated() {
      argument = index
      switch path {
      case "-": readStandardInput(as: standardInputName ?? "<stdin>", maximumInputSize, splits: splitsStandardInput)
      case _ where excludesNamed && configurations.excludes(path): exclude(path, isNamed: true)
      default: find(path)
      }
    }
    return inputs
  }

  /// The files in a directory tree that weren't found before, with the entries of each directory in byte order.
  mutating func inputs(below directory: String) -> [Input] {
    defer { inputs = [] }
    search(directory, ignoring: IgnoredPaths(above: directory))
    return inputs
  }

  private mutating func readStandardInput(as name: String, _ maximumSize: Int, splits: Bool) {
    guard !hasStandardInput else { return }
    hasStandardInput = true
    do throws(SystemError) {
      let isSplit = splits && BlockRun.minimumSize <= maximumSize
      let start = isSplit ? try FileReading.standardInput(count: BlockRun.minimumSize) : []
      let hasMore = start.count == BlockRun.minimumSize
      if hasMore, RecordSplitter(beginningOf: start, path: name)?.hasRecordPerLine == true {
        add(name, .standardInput(.started(start)), isNamed: true)
      } else {
        let all = try FileReading.standardInput(after: start, maximumSize: maximumSize)
        add(name, .standardInput(.whole(all)), isNamed: true)
      }
    } catch {
      fail(name, .system(error.description))
    }
  }

  private mutating func find(_ path: String) {
    do throws(SystemError) {
      let status = try FileStatus(of: path, followsLinks: true)
      switch status.kind {
      case .regular: add(path, status, isNamed: true)
      case .directory: search(path, ignoring: IgnoredPaths(above: path))
      case .link, .other: fail(path, .unsupportedKind)
      }
    } catch {
      fail(path, .system(error.description))
    }
  }

  private mutating func add(_ path: String, _ status: FileStatus, isNamed: Bool) {
    guard insert(path, status) else { return }
    add(path, .file(size: status.size), isNamed: isNamed, status.identity)
  }

  /// Records a file; false if it was recorded before.
  private mutating func insert(_ path: String, _ status: FileStatus) -> Bool {
    if findsHardLinks, status.links > 1, let name = try? PosixFile.realPath(path) {
      return seenNames.insert(name).inserted
    }
    if seen.insert(status.identity).inserted { return true }
    repetitions.append(Repetition(argument: argument, identity: status.identity))
    return false
  }

  private mutating func exclude(_ path: String, isNamed: Bool = false) {
    add(path, .skipped(.excluded), isNamed: isNamed)
  }

  private mutating func fail(_ path: String, _ reason: RunReport.File.FailureReason) {
    add(path, .failed(reason), isNamed: true)
  }

  private mutating func add(
    _ path: String, _ source: Input.Source, isNamed: Bool, _ identity: FileStatus.Identity? = nil
  ) {
    inputs.append(Input(path: path, source: source, isNamed: isNamed, argument: argument, identity: identity))
  }

  /// Searches a directory tree. Does not follow symbolic links, so it always terminates.
  private mutating func search(_ directory: String, ignoring ignored: IgnoredPaths) {
    let scope = configurations.searchScope(inDirectory: directory)
    if scope?.excludesDirectory ?? false { return exclude(directory) }
    do throws(SystemError) {
      let names = try PosixFile.names(inDirectory: directory)
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
