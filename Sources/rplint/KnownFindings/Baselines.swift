internal import Linting
internal import Swagger

/// A baseline that was read, and where it is.
struct BaselineFile: Sendable {
  let match: BaselineMatch
  let place: BaselinePlace
}

/// The path of a baseline, to whose directory the files in it are relative.
struct BaselinePlace: Sendable {
  let path: String
  /// The components of the real path of its directory.
  private let root: [[UInt8]]

  init(_ path: String) throws(ConfigurationError) {
    self.path = path
    do throws(SystemError) { root = pathComponents(try PosixFile.realPath(PathName.directory(of: path))) } catch {
      throw ConfigurationError("\(path): \(error)")
    }
  }

  /// A file's path relative to the baseline's directory.
  func name(of path: String, inDirectory directory: String) -> String {
    guard let parts = realComponents(directory) else { return path }
    let shared = zip(root, parts).prefix { $0 == $1 }.count
    let steps = root.dropFirst(shared).map { _ in Array("..".utf8) } + parts.dropFirst(shared)
    let name = Array(PathName.lastComponent(of: path).utf8)
    return String(decoding: Array((steps + [name]).joined(separator: [UInt8(ascii: "/")])), as: UTF8.self)
  }

  /// Whether a file in the baseline still exists.
  func exists(_ name: String) -> Bool {
    let directory = root.map { "/" + String(decoding: $0, as: UTF8.self) }.joined()
    return FileStatus.exists("\(directory)/\(name)")
  }

  /// Reads the baseline.
  ///
  /// - Parameter scope: the files that may be read; nil if the user named this one.
  func load(in scope: ReferenceScope? = nil) throws(ConfigurationError) -> Baseline {
    let bytes: [UInt8]
    do throws(SwaggerFileFailure) {
      bytes = if let scope { try scope.bytes(at: path) } else { try FileReading.namedFile(at: path) }
    } catch {
      throw ConfigurationError("\(path): \(error.message)")
    }
    do throws(UserFileErrors) { return try Baseline(bytes, path: path) } catch { throw ConfigurationError(error) }
  }
}

/// The baselines of a run: one for all files, or the one that the configuration of each file names.
final class Baselines: Sendable {
  private enum Loaded {
    case file(BaselineFile)
    case failed(ConfigurationError)
  }

  /// Which baselines are used.
  enum Choice: Sendable {
    case none, configured
    case file(String)
  }

  private let choice: Choice
  private let configurations: Configurations
  /// By path.
  private let loaded = Guarded<[String: Loaded]>([:])

  init(_ choice: Choice, _ configurations: Configurations) {
    self.choice = choice
    self.configurations = configurations
  }

  /// Whether any file may have a baseline.
  var mayExist: Bool {
    switch choice {
    case .none: false
    case .configured: configurations.files.contains { $0.configuration.baseline != nil }
    case .file: true
    }
  }

  /// The errors in the baselines that apply to files, sorted.
  var errors: [ConfigurationError] {
    loaded.withLock { loaded in
      loaded.values.compactMap { if case .failed(let error) = $0 { error } else { nil } }
    }.sorted()
  }

  /// The baseline of the files in a directory; nil if there is none, or it can't be read.
  func file(inDirectory directory: String) -> BaselineFile? {
    switch choice {
    case .none: return nil
    case .configured:
      guard let configuration = (try? configurations.file(inDirectory: directory))?.configuration,
        let path = configuration.baseline
      else { return nil }
      return load(path, in: ReferenceScope(of: configuration.path))
    case .file(let path): return load(path, in: nil)
    }
  }

  /// The findings of a file that its baseline doesn't contain.
  func unknown(among findings: [LocatedFinding], of path: String, inDirectory directory: String) -> [LocatedFinding] {
    guard let file = file(inDirectory: directory) else { return findings }
    return file.match.unknown(among: findings, in: file.place.name(of: path, inDirectory: directory))
  }

  private func load(_ path: String, in scope: @autoclosure () -> ReferenceScope?) -> BaselineFile? {
    loaded.withLock { loaded in
      let result = loaded[path] ?? Self.read(path, in: scope())
      loaded[path] = result
      return if case .file(let file) = result { file } else { nil }
    }
  }

  private static func read(_ path: String, in scope: ReferenceScope?) -> Loaded {
    do throws(ConfigurationError) {
      let place = try BaselinePlace(path)
      return .file(BaselineFile(match: BaselineMatch(try place.load(in: scope)), place: place))
    } catch {
      return .failed(error)
    }
  }
}
