internal import Linting
internal import Reporting
internal import Swagger

/// Why a configuration, or a file that it names, could not be read.
struct ConfigurationError: Error, Hashable, Comparable, CustomStringConvertible {
  /// Each `FILE:line:col: message`, or `FILE: message`.
  private let lines: [String]

  init(_ description: String) {
    lines = [description.visible]
  }

  init(_ errors: UserFileErrors) {
    lines = errors.errors.map(\.description.visible)
  }

  /// One error per line.
  var description: String { lines.joined(separator: "\n") }

  /// The first error, and how many others there are.
  var summary: String {
    let others = lines.count - 1
    return (lines.first ?? "") + (others > 0 ? " (and \(pluralized(others, "more error")))" : "")
  }

  static func < (left: ConfigurationError, right: ConfigurationError) -> Bool {
    left.lines.lexicographicallyPrecedes(right.lines)
  }
}

/// The configurations of a run: the nearest one of each file, one for all files, or none.
///
/// Each directory is searched only once.
final class Configurations: Sendable {
  /// Which configurations are read.
  enum Choice: Equatable {
    case none, nearest
    case file(String)

    /// The path of the one that was named.
    var path: String? {
      if case .file(let path) = self { path } else { nil }
    }
  }

  /// The settings from the command line, which take precedence.
  struct Defaults: Sendable {
    var options: Linter.Options
    /// The published Swagger files.
    var published: [PublishedSwagger] = []
  }

  /// A configuration that was read.
  private enum Loaded {
    case file(ConfigurationFile)
    case failed(ConfigurationError)
  }

  private let defaults: Defaults
  /// Checks files that have no configuration.
  let defaultLinter: Linter
  /// The configuration of every directory; nil if each directory is searched.
  private let shared: ConfigurationFile??
  private let search = ConfigurationSearch()
  /// By path.
  private let loaded = Guarded<[String: Loaded]>([:])

  init(_ choice: Choice, _ defaults: Defaults) throws(ConfigurationError) {
    self.defaults = defaults
    defaultLinter = Linter(options: defaults.options)
    switch choice {
    case .none: shared = .some(nil)
    case .nearest: shared = nil
    case .file(let path): shared = try ConfigurationFile(at: path, defaults)
    }
  }

  /// Whether files can have a configuration.
  var areEnabled: Bool { shared.map { $0 != nil } ?? true }

  /// Whether all files have the same settings.
  var areUniform: Bool { shared.map { $0?.configuration.isUniform ?? true } ?? false }

  /// The errors in the configurations that apply to files, sorted.
  var errors: [ConfigurationError] {
    loaded.withLock { loaded in
      loaded.values.compactMap { if case .failed(let error) = $0 { error } else { nil } }
    }.sorted()
  }

  /// The paths of the configurations that were not read because others can write to their directories, sorted.
  var refused: [String] { search.refused }

  /// The configurations that apply to files, sorted by path.
  var files: [ConfigurationFile] {
    if let shared { return shared.map { [$0] } ?? [] }
    return loaded.withLock { loaded in
      loaded.values.compactMap { if case .file(let file) = $0 { file } else { nil } }
    }.sorted { $0.configuration.path < $1.configuration.path }
  }

  /// The configuration of the files in a directory, which need not exist.
  func file(inDirectory directory: String) throws(ConfigurationError) -> ConfigurationFile? {
    if let shared { return shared }
    guard let path = search.configuration(of: directory) else { return nil }
    switch load(path) {
    case .file(let file): return file
    case .failed(let error): throw error
    }
  }

  /// The linter of a file.
  ///
  /// - Parameter directory: the directory whose configuration applies.
  func linter(for path: String, inDirectory directory: String) throws(ConfigurationError) -> Linter {
    try file(inDirectory: directory)?.linter(for: path, inDirectory: directory) ?? defaultLinter
  }

  /// What a directory's configuration says about searching it; nil for nothing.
  func searchScope(inDirectory directory: String) -> SearchScope? {
    (try? file(inDirectory: directory))?.searchScope(inDirectory: directory)
  }

  /// Whether a file named on the command line is excluded.
  func excludes(_ path: String) -> Bool {
    guard let scope = searchScope(inDirectory: PathName.directory(of: path)) else { return false }
    return scope.excludesDirectory || scope.excludes(PathName.lastComponent(of: path), isDirectory: false)
  }

  private func load(_ path: String) -> Loaded {
    if let known = loaded.withLock({ $0[path] }) { return known }
    let result: Loaded
    do throws(ConfigurationError) {
      result = .file(try ConfigurationFile(foundAt: path, defaults))
    } catch {
      result = .failed(error)
    }
    return loaded.withLock { loaded in
      let first = loaded[path] ?? result
      loaded[path] = first
      return first
    }
  }
}

/// Finds the linter of each file, without taking a lock while consecutive files are in the same directory.
struct LinterCache {
  private let configurations: Configurations
  private var last: (directory: String, file: ConfigurationFile?)?

  init(_ configurations: Configurations) {
    self.configurations = configurations
  }

  mutating func linter(for input: Input) throws(ConfigurationError) -> Linter {
    if let last, configurations.areUniform || input.isIn(last.directory) {
      return last.file?.linter(for: input.path, inDirectory: last.directory) ?? configurations.defaultLinter
    }
    let directory = input.directory
    let file = try configurations.file(inDirectory: directory)
    last = (directory, file)
    return file?.linter(for: input.path, inDirectory: directory) ?? configurations.defaultLinter
  }
}
