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

/// A temporary directory, which is removed when the test ends.
final class Scratch: Sendable {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.appending(path: "rplint-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// Writes a file, creating its directory if necessary.
  func write(_ bytes: some Sequence<UInt8>, to name: String) throws {
    let url = URL(filePath: path).appending(path: name)
    try FileManager.default.createDirectory(at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func write(_ text: String, to name: String) throws {
    try write(text.utf8, to: name)
  }

  func link(_ name: String, to target: String) throws {
    try FileManager.default.createSymbolicLink(atPath: path + "/" + name, withDestinationPath: target)
  }

  /// Creates a FIFO; returns whether that succeeded.
  func makeFIFO(_ name: String) -> Bool {
    mkfifo(path + "/" + name, 0o600) == 0
  }

  /// Sets the permissions of a file or directory; returns whether that succeeded.
  func setMode(_ mode: mode_t, of name: String) -> Bool {
    chmod(path + "/" + name, mode) == 0
  }

  func text(of name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: path).appending(path: name)), as: UTF8.self)
  }

  func bytes(of name: String) throws -> [UInt8] {
    Array(try Data(contentsOf: URL(filePath: path).appending(path: name)))
  }

  /// Copies a file or a directory into this one.
  func copy(_ source: String, to name: String) throws {
    try FileManager.default.copyItem(atPath: source, toPath: path + "/" + name)
  }

  /// The names in this directory or one below it, sorted.
  func names(in directory: String = "") throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path + "/" + directory).sorted()
  }

  /// Runs a shell script in this directory, in which `$rplint` is the program.
  func shell(_ script: String) throws -> Outcome {
    try Program.runShell(script, in: path)
  }

  /// Runs the program in this directory.
  func rplint(_ arguments: String..., input: String = "", environment: [String: String] = [:]) throws -> Outcome {
    try Program.run(arguments, in: path, input: input, environment: environment)
  }

  /// Runs the program in this directory as a user for whom permissions count: as another one if this is root.
  func rplintWithoutPrivileges(_ arguments: String) throws -> Outcome {
    try shell(
      """
      program=$rplint; other=
      if [ "$(id -u)" = 0 ]; then
        mkdir -m 755 .program; cp "$rplint" .program; program=.program/rplint
        other="setpriv --reuid 65534 --regid 65534 --clear-groups"; chmod 755 . $program
      fi
      $other "$program" \(arguments)
      """)
  }
}
