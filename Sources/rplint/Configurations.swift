internal import Linting
internal import Reporting
internal import Swagger

/// A configuration that can't be taken.
struct BrokenConfiguration: Error, Hashable, Comparable, CustomStringConvertible {
  /// `FILE:line:col: message`, or `FILE: message`.
  let description: String

  init(_ description: String) {
    self.description = description.visible
  }

  static func < (left: BrokenConfiguration, right: BrokenConfiguration) -> Bool {
    left.description < right.description
  }
}

/// A configuration, and what comes of it.
final class ConfigurationFile: Sendable {
  let configuration: Configuration
  /// Checks the files that the configuration is for.
  let linter: Linter
  private let exclude: GitIgnore
  /// The parts of the real path of its folder.
  private let root: [[UInt8]]

  /// - Parameter options: what the command line says, which wins.
  init(_ bytes: [UInt8], path: String, options: Linter.Options) throws(BrokenConfiguration) {
    do throws(UserFileError) {
      configuration = try Configuration(bytes, path: path, added: options.added, swagger: options.swagger)
    } catch {
      throw BrokenConfiguration(error.description)
    }
    linter = Linter(options: options.over(configuration))
    exclude = GitIgnore(patterns: configuration.exclude)
    root = (try? PosixFile.realPath(PathName.folder(of: path))).map(pathParts) ?? []
  }

  /// What is left out in a folder; nil for nothing.
  func exclusion(inFolder folder: String) -> Exclusion? {
    configuration.exclude.isEmpty ? nil : Exclusion(exclude, root: root, folder: folder)
  }
}

/// The configurations of a run's files: the nearest upwards of each, one for all, or none.
///
/// Each folder is looked at once.
final class Configurations: Sendable {
  /// Which configurations are read.
  enum Choice {
    case none, nearest
    case file(String)
  }

  /// What counts in a folder.
  private enum Found {
    case nothing
    case file(ConfigurationFile)
    case broken(BrokenConfiguration)
  }

  private let options: Linter.Options
  /// Checks files that have no configuration.
  let plainLinter: Linter
  /// What holds for all folders, where they aren't looked at.
  private let fixed: ConfigurationFile??
  private let known = Guarded<[String: Found]>([:])

  /// - Parameter options: what the command line says.
  init(_ choice: Choice, options: Linter.Options) throws(BrokenConfiguration) {
    self.options = options
    plainLinter = Linter(options: options)
    switch choice {
    case .none: fixed = .some(nil)
    case .nearest: fixed = nil
    case .file(let path):
      let bytes = try Self.read(path, FileReading.bytes(at:))
      fixed = try ConfigurationFile(bytes, path: path, options: options)
    }
  }

  private static func read<Bytes>(
    _ path: String, _ read: (String) throws(SystemError) -> Bytes
  ) throws(BrokenConfiguration) -> Bytes {
    do throws(SystemError) { return try read(path) } catch { throw BrokenConfiguration("\(path): \(error)") }
  }

  /// Whether all files have the same configuration.
  var isFixed: Bool { fixed != nil }

  /// The faults that were met so far, sorted.
  var broken: [BrokenConfiguration] {
    let faults = known.withLock { known in
      known.values.compactMap { found in
        if case .broken(let fault) = found { fault } else { nil }
      }
    }
    return faults.isEmpty ? [] : Set(faults).sorted()
  }

  /// The configuration of the files in a folder, which need not be there.
  func file(inFolder folder: String) throws(BrokenConfiguration) -> ConfigurationFile? {
    if let fixed { return fixed }
    switch found(inFolder: folder) {
    case .nothing: return nil
    case .file(let file): return file
    case .broken(let fault): throw fault
    }
  }

  func linter(inFolder folder: String) throws(BrokenConfiguration) -> Linter {
    try file(inFolder: folder)?.linter ?? plainLinter
  }

  /// What is left out in a folder; nil for nothing.
  func exclusion(inFolder folder: String) -> Exclusion? {
    (try? file(inFolder: folder))?.exclusion(inFolder: folder)
  }

  /// Whether a named file is left out.
  func excludes(_ item: FileSearch.Item) -> Bool {
    guard case .named = item.source, let exclusion = exclusion(inFolder: item.folder) else { return false }
    return exclusion.isWhole || exclusion.contains(PathName.last(of: item.path), isFolder: false)
  }

  private func found(inFolder folder: String) -> Found {
    if let found = known.withLock({ $0[folder] }) { return found }
    let found = own(of: folder) ?? PathName.folder(above: folder).map(found) ?? .nothing
    known.withLock { $0[folder] = found }
    return found
  }

  /// The configuration that stands in a folder; nil if there is none.
  private func own(of folder: String) -> Found? {
    let path = PathName.path(of: Configuration.fileName, in: folder)
    do throws(BrokenConfiguration) {
      guard let bytes = try Self.read(path, FileReading.bytes(ifPresentAt:)) else { return nil }
      return .file(try ConfigurationFile(bytes, path: path, options: options))
    } catch {
      return .broken(error)
    }
  }
}

/// Gives the linters of files that mostly come folder by folder, without a lock as long as the folder stays the same.
struct LinterPicker {
  private let configurations: Configurations
  private var last: (folder: String, linter: Linter)?

  init(_ configurations: Configurations) {
    self.configurations = configurations
  }

  mutating func linter(for item: FileSearch.Item) throws(BrokenConfiguration) -> Linter {
    if let last, configurations.isFixed || item.isIn(last.folder) { return last.linter }
    let folder = item.folder
    let linter = try configurations.linter(inFolder: folder)
    last = (folder, linter)
    return linter
  }
}
