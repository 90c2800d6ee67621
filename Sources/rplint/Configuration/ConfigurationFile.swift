internal import Linting
internal import Swagger

/// A configuration, with the linters that it sets up.
final class ConfigurationFile: Sendable {
  let configuration: Configuration
  private let options: Linter.Options
  /// Checks the files without settings of their own.
  let linter: Linter
  /// The components of the real path of its directory.
  private let root: [[UInt8]]
  private let linters = Guarded<[Configuration.Selector: Linter]>([:])

  /// Reads the configuration that the user named.
  init(at path: String, _ defaults: Configurations.Defaults) throws(ConfigurationError) {
    let bytes: [UInt8]
    do throws(SystemError) { bytes = try FileReading.bytes(at: path) } catch {
      throw ConfigurationError("\(path): \(error)")
    }
    let options = defaults.options
    let sources = ConfigurationSources(
      added: options.added, published: defaults.published, swagger: options.swagger,
      read: FileReading.namedFile, references: { ReferenceScope(of: $0).bytes },
      realPath: { (try? PosixFile.realPath($0)) ?? $0 })
    do throws(UserFileErrors) { configuration = try Configuration(bytes, path: path, from: sources) } catch {
      throw ConfigurationError(error)
    }
    self.options = options
    linter = Linter(options: options.overriding(configuration))
    root = realComponents(PathName.directory(of: path)) ?? []
  }

  /// Reads a configuration that was found by its name.
  convenience init(foundAt path: String, _ defaults: Configurations.Defaults) throws(ConfigurationError) {
    if let real = try? PosixFile.realPath(path), !Configuration.isReadable(real) {
      throw ConfigurationError("\(path): leads to a file without the extension .json or .jsonc")
    }
    try self.init(at: path, defaults)
  }

  /// The linter of a file in a directory.
  func linter(for path: String, inDirectory directory: String) -> Linter {
    if configuration.isUniform { return linter }
    let selector = selector(for: path, inDirectory: directory)
    if selector.isEmpty { return linter }
    return linters.withLock { linters in
      if let known = linters[selector] { return known }
      let linter = Linter(options: options.overriding(configuration, for: selector))
      linters[selector] = linter
      return linter
    }
  }

  /// What applies to a file beyond the settings for all files.
  func selector(for path: String, inDirectory directory: String) -> Configuration.Selector {
    guard !configuration.isUniform, let components = components(of: directory) else { return Configuration.Selector() }
    return configuration.selector(for: components + [Array(PathName.lastComponent(of: path).utf8)])
  }

  /// What the configuration says about searching a directory; nil for nothing.
  func searchScope(inDirectory directory: String) -> SearchScope? {
    guard !configuration.exclude.isEmpty || configuration.include != nil else { return nil }
    return components(of: directory).map {
      SearchScope(include: configuration.include, exclude: configuration.exclude, path: $0)
    }
  }

  /// Whether a directory contains all files that the configuration applies to.
  func isBelow(_ directory: String) -> Bool {
    realComponents(directory).map { root.starts(with: $0) } ?? false
  }

  /// A directory's path relative to the configuration's directory; nil if it is not inside it.
  private func components(of directory: String) -> [[UInt8]]? {
    guard let parts = realComponents(directory), parts.starts(with: root) else { return nil }
    return Array(parts.dropFirst(root.count))
  }
}
