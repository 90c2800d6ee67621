internal import Linting
internal import Reporting
internal import Swagger

/// Why a configuration could not be read.
struct ConfigurationError: Error, Hashable, Comparable, CustomStringConvertible {
  /// `FILE:line:col: message`, or `FILE: message`.
  let description: String

  init(_ description: String) {
    self.description = description.visible
  }

  static func < (left: ConfigurationError, right: ConfigurationError) -> Bool {
    left.description < right.description
  }
}

/// A configuration, with the linter and the exclusions that it sets up.
final class ConfigurationFile: Sendable {
  let configuration: Configuration
  /// Checks the files that the configuration applies to.
  let linter: Linter
  private let exclude: IgnorePatterns
  /// The components of the real path of its directory.
  private let root: [[UInt8]]

  /// - Parameter options: the settings from the command line, which take precedence.
  init(_ bytes: [UInt8], path: String, options: Linter.Options) throws(ConfigurationError) {
    do throws(UserFileError) {
      configuration = try Configuration(bytes, path: path, added: options.added, swagger: options.swagger)
    } catch {
      throw ConfigurationError(error.description)
    }
    linter = Linter(options: options.overriding(configuration))
    exclude = IgnorePatterns(patterns: configuration.exclude)
    root = (try? PosixFile.realPath(PathName.directory(of: path))).map(pathComponents) ?? []
  }

  /// The exclusions that apply in a directory; nil for none.
  func exclusion(inDirectory directory: String) -> Exclusion? {
    configuration.exclude.isEmpty ? nil : Exclusion(exclude, root: root, directory: directory)
  }
}

/// The configurations of a run: the nearest one of each file, one for all files, or none.
///
/// Each directory is searched only once.
final class Configurations: Sendable {
  /// Which configurations are read.
  enum Choice {
    case none, nearest
    case file(String)
  }

  /// The configuration that applies to a directory.
  private enum Lookup {
    case none
    case file(ConfigurationFile)
    case failed(ConfigurationError)
  }

  private let options: Linter.Options
  /// Checks files that have no configuration.
  let defaultLinter: Linter
  /// The configuration of every directory; nil if each directory is searched.
  private let shared: ConfigurationFile??
  private let cache = Guarded<[String: Lookup]>([:])

  /// - Parameter options: the settings from the command line.
  init(_ choice: Choice, options: Linter.Options) throws(ConfigurationError) {
    self.options = options
    defaultLinter = Linter(options: options)
    switch choice {
    case .none: shared = .some(nil)
    case .nearest: shared = nil
    case .file(let path):
      let bytes = try Self.read(path, FileReading.bytes(at:))
      shared = try ConfigurationFile(bytes, path: path, options: options)
    }
  }

  private static func read<Bytes>(
    _ path: String, _ read: (String) throws(SystemError) -> Bytes
  ) throws(ConfigurationError) -> Bytes {
    do throws(SystemError) { return try read(path) } catch { throw ConfigurationError("\(path): \(error)") }
  }

  /// Whether all files have the same configuration.
  var isShared: Bool { shared != nil }

  /// The errors found so far, sorted.
  var errors: [ConfigurationError] {
    let errors = cache.withLock { cache in
      cache.values.compactMap { lookup in
        if case .failed(let error) = lookup { error } else { nil }
      }
    }
    return errors.isEmpty ? [] : Set(errors).sorted()
  }

  /// The configuration of the files in a directory, which need not exist.
  func file(inDirectory directory: String) throws(ConfigurationError) -> ConfigurationFile? {
    if let shared { return shared }
    switch lookup(inDirectory: directory) {
    case .none: return nil
    case .file(let file): return file
    case .failed(let error): throw error
    }
  }

  func linter(inDirectory directory: String) throws(ConfigurationError) -> Linter {
    try file(inDirectory: directory)?.linter ?? defaultLinter
  }

  /// The exclusions that apply in a directory; nil for none.
  func exclusion(inDirectory directory: String) -> Exclusion? {
    (try? file(inDirectory: directory))?.exclusion(inDirectory: directory)
  }

  /// Whether a file named on the command line is excluded.
  func excludes(_ item: FileSearch.Item) -> Bool {
    guard case .named = item.source, let exclusion = exclusion(inDirectory: item.directory) else { return false }
    return exclusion.coversDirectory || exclusion.contains(PathName.lastComponent(of: item.path), isDirectory: false)
  }

  private func lookup(inDirectory directory: String) -> Lookup {
    if let cached = cache.withLock({ $0[directory] }) { return cached }
    let found = load(from: directory) ?? PathName.directory(above: directory).map(lookup) ?? .none
    cache.withLock { $0[directory] = found }
    return found
  }

  /// Loads the configuration file in a directory; nil if there is none.
  private func load(from directory: String) -> Lookup? {
    let path = PathName.path(of: Configuration.fileName, in: directory)
    do throws(ConfigurationError) {
      guard let bytes = try Self.read(path, FileReading.bytes(ifPresentAt:)) else { return nil }
      return .file(try ConfigurationFile(bytes, path: path, options: options))
    } catch {
      return .failed(error)
    }
  }
}

/// Finds the linter of each file, without taking a lock while consecutive files are in the same directory.
struct LinterCache {
  private let configurations: Configurations
  private var last: (directory: String, linter: Linter)?

  init(_ configurations: Configurations) {
    self.configurations = configurations
  }

  mutating func linter(for item: FileSearch.Item) throws(ConfigurationError) -> Linter {
    if let last, configurations.isShared || item.isIn(last.directory) { return last.linter }
    let directory = item.directory
    let linter = try configurations.linter(inDirectory: directory)
    last = (directory, linter)
    return linter
  }
}
