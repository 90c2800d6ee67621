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

/// What a run of the built program left.
struct Outcome {
  let status: Int32
  /// Standard output.
  let output: String
  /// Standard error.
  let errors: String
}

/// The number of the error that kept the program from starting.
struct SpawnFailure: Error {
  let code: Int32
}

/// The built program, which stands beside the test bundle.
enum Program {
  private static let path: String = {
    let parts = (CommandLine.arguments.first { $0.contains(".xctest") } ?? "").split(separator: "/")
    return "/" + parts.prefix { !$0.hasSuffix(".xctest") }.joined(separator: "/") + "/rplint"
  }()

  /// Runs the program in `folder` and waits for its end.
  ///
  /// - Parameter environment: added to the tests' own, from which `NO_COLOR` is taken.
  static func run(
    _ arguments: [String], in folder: String, input: String = "", environment: [String: String] = [:]
  ) throws -> Outcome {
    try run(command: [path] + arguments, in: folder, input: input, environment: environment)
  }

  /// Runs a shell script in which `$rplint` is the program.
  static func runShell(_ script: String, in folder: String) throws -> Outcome {
    try run(command: [shell, "-c", script], in: folder, input: "", environment: ["rplint": path])
  }

  private static func run(
    command: [String], in folder: String, input: String, environment: [String: String]
  ) throws -> Outcome {
    let streams = try Scratch()
    try streams.write(input, to: "in")
    let status = try wait(
      for: spawn(command, in: folder, streams: streams.path, environment: inherited.merging(environment) { $1 }))
    return Outcome(status: status, output: try streams.text(of: "out"), errors: try streams.text(of: "err"))
  }

  /// Changes the folder, which the system can't do portably where it starts a program.
  private static let shell = "/bin/sh"

  private static let inherited = ProcessInfo.processInfo.environment.filter { $0.key != "NO_COLOR" }

  /// Starts the program with its three streams in the files `in`, `out` and `err` of a folder; its process id.
  private static func spawn(
    _ command: [String], in folder: String, streams: String, environment: [String: String]
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
    var words = ([shell, "-c", "cd \"$0\" && exec \"$@\"", folder] + command).map { strdup($0) } + [nil]
    var settings = environment.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for word in words + settings { free(word) } }
    var process = pid_t()
    let code = posix_spawn(&process, shell, &actions, nil, &words, &settings)
    guard code == 0 else { throw SpawnFailure(code: code) }
    return process
  }

  /// The exit status; 128 and the signal's number where a signal ended the process.
  private static func wait(for process: pid_t) throws -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0 {
      guard errno == EINTR else { throw SpawnFailure(code: errno) }
    }
    return status & 0x7f == 0 ? (status >> 8) & 0xff : 128 + status & 0x7f
  }
}
