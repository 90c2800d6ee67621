internal import ArgumentParser
internal import LanguageServer
internal import Linting
internal import Platform

/// `rplint lsp`
struct LSPCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lsp", abstract: "Run a language server on standard input and output, for editors.")

  @OptionGroup var configurationOption: ConfigurationOption

  @Option(help: SwaggerOption.help, completion: NameCompletion.json)
  var swagger: [String] = []

  @Option(name: .customLong("rules"), help: RuleFiles.help, completion: NameCompletion.json)
  var ruleFiles: [String] = []

  /// How often to check that the client is still running, in milliseconds.
  private static let livenessInterval: Int32 = 10_000

  func run() throws {
    let files = try DiskFiles { [self] in
      let defaults = try ConfigurationOption.defaults(published: SwaggerOption.published(swagger)) { _ in
        Linter.Options(added: try RuleFiles.rules(in: ruleFiles))
      }
      return try configurationOption.configurations(defaults)
    }
    let session = ServerSession(files: files, version: programVersion) { bytes in
      try? PosixFile.writeAll(bytes, to: STDOUT_FILENO)
    }
    // Writing to a client that is gone fails; the end of input then ends the server.
    signal(SIGPIPE, SIG_IGN)
    throw ExitCode(Self.serve(session))
  }

  /// Serves until the client asks to exit or is gone.
  ///
  /// - Returns: the exit status, 1 if the client is gone.
  private static func serve(_ session: ServerSession) -> Int32 {
    while session.exitStatus == nil {
      if session.hasWork { session.work() }
      if let process = session.clientProcess, kill(process, 0) != 0, errno == ESRCH { return 1 }
      switch input(timeout: session.hasWork || session.exitStatus != nil ? 0 : livenessInterval) {
      case .bytes(let bytes): session.receive(bytes)
      case .none: break
      case .end: return finish(session)
      }
    }
    return session.exitStatus ?? 1
  }

  /// Handles what arrived before the end of the input.
  private static func finish(_ session: ServerSession) -> Int32 {
    while session.hasWork { session.work() }
    return session.exitStatus ?? 1
  }

  private enum Input {
    case bytes([UInt8])
    case none, end
  }

  /// Reads what is available on standard input, waiting for it up to a timeout in milliseconds.
  private static func input(timeout: Int32) -> Input {
    var descriptor = pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)
    guard unsafe poll(&descriptor, 1, timeout) > 0 else { return .none }
    guard let bytes = try? FileReading.chunk(of: STDIN_FILENO, size: 1 << 16), !bytes.isEmpty else { return .end }
    return .bytes(bytes)
  }
}

/// The files of the language server's workspace on disk.
final class DiskFiles: WorkspaceFiles {
  private let makeConfigurations: () throws -> Configurations
  private var configurations: Configurations

  /// - Parameter makeConfigurations: reads the files that the command line names.
  init(_ makeConfigurations: @escaping () throws -> Configurations) throws {
    self.makeConfigurations = makeConfigurations
    configurations = try makeConfigurations()
  }

  func linter(forFileAt path: String) throws(WorkspaceError) -> Linter {
    do throws(ConfigurationError) {
      return try configurations.linter(for: path, inDirectory: PathName.directory(of: path))
    } catch {
      throw WorkspaceError(error.description)
    }
  }

  func configuration(forFileAt path: String) -> WorkspaceConfiguration {
    guard configurations.areEnabled else { return .disabled }
    let file = try? configurations.file(inDirectory: PathName.directory(of: path))
    return file.map { .file($0.configuration.path) } ?? .none
  }

  func excludes(_ path: String) -> Bool { configurations.excludes(path) }

  func paths(below folder: String) -> [String] {
    var search = FileSearch(configurations)
    return search.inputs(below: folder).compactMap { input in
      if case .file = input.source { input.path } else { nil }
    }
  }

  func contents(at path: String) -> [UInt8]? { try? FileReading.bytes(at: path) }

  /// Keeps the previous configurations if a file that the command line names is invalid.
  func reload() {
    if let reloaded = try? makeConfigurations() { configurations = reloaded }
  }
}
