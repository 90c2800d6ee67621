#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The result of running the program.
struct Outcome {
  let status: Int32
  /// Standard output.
  let output: String
  /// Standard error.
  let errors: String
}

/// The error number if the program could not be started.
struct SpawnFailure: Error {
  let code: Int32
}

/// The built program, which is next to the test bundle.
enum Program {
  private static let path: String = {
    let parts = (CommandLine.arguments.first { $0.contains(".xctest") } ?? "").split(separator: "/")
    return "/" + parts.prefix { !$0.hasSuffix(".xctest") }.joined(separator: "/") + "/rplint"
  }()

  /// Runs the program in `directory` and waits for it to exit.
  ///
  /// - Parameter environment: is added to the environment of the tests without `NO_COLOR`.
  static func run(
    _ arguments: [String], in directory: String, input: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(command: [path] + arguments, in: directory, input: input, environment: environment)
  }

  /// Runs a shell script in which `$rplint` is the program.
  static func runShell(_ script: String, in directory: String) throws -> Outcome {
    try run(command: [shell, "-c", script], in: directory, input: "", environment: ["rplint": path])
  }

  private static func run(
    command: [String], in directory: String, input: String, environment: [String: String]
  ) throws -> Outcome {
    let streams = try Scratch()
    try streams.write(input, to: "in")
    let status = try wait(
      for: spawn(command, in: directory, streams: streams.path, environment: inherited.merging(environment) { $1 }))
    return Outcome(status: status, output: try streams.text(of: "out"), errors: try streams.text(of: "err"))
  }

  /// Changes the working directory, which `posix_spawn` can't do portably.
  private static let shell = "/bin/sh"

  private static let inherited = ProcessInfo.processInfo.environment.filter { $0.key != "NO_COLOR" }

  /// Starts a command with its standard streams redirected to the files `in`, `out` and `err` of `streams`.
  ///
  /// - Returns: the process ID.
  private static func spawn(
    _ command: [String], in directory: String, streams: String, environment: [String: String]
  ) throws -> pid_t {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, streams + "/in", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 1, streams + "/out", O_WRONLY | O_CREAT, 0o600)
    posix_spawn_file_actions_addopen(&actions, 2, streams + "/err", O_WRONLY | O_CREAT, 0o600)
    var words = ([shell, "-c", "cd \"$0\" && exec \"$@\"", directory] + command).map { strdup($0) } + [nil]
    var settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + settings { free(word) } }
    var process = pid_t()
    let code = posix_spawn(&process, shell, &actions, nil, &words, &settings)
    guard code == 0 else { throw SpawnFailure(code: code) }
    return process
  }

  /// The exit status, or 128 plus the signal number if a signal ended the process.
  private static func wait(for process: pid_t) throws -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw SpawnFailure(code: errno) }
    }
    return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f
  }
}
