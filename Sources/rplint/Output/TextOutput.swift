internal import Platform
internal import Reporting

/// A buffered output stream to a file descriptor.
struct TextOutput: TextOutputStream {
  private static let bufferSize = 1 << 16

  private let file: Int32
  /// Whether the texts are notes: commands of CI systems in them are broken.
  private let hasNotes: Bool
  private var buffer: [UInt8] = []
  /// The first error; nothing is written after it.
  private(set) var failure: SystemError?

  static var standard: TextOutput { TextOutput(file: STDOUT_FILENO) }
  /// For notes; each is written as a whole.
  static var error: TextOutput { TextOutput(file: STDERR_FILENO, hasNotes: true) }
  /// For a report where standard output has something else.
  static var reportOnStandardError: TextOutput { TextOutput(file: STDERR_FILENO) }

  private init(file: Int32, hasNotes: Bool = false) {
    self.file = file
    self.hasNotes = hasNotes
  }

  mutating func write(_ text: String) {
    buffer.append(contentsOf: (hasNotes ? text.withoutCommands : text).utf8)
    if buffer.count >= Self.bufferSize { flush() }
  }

  mutating func write(bytes: [UInt8]) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.bufferSize { flush() }
  }

  mutating func flush() {
    defer { buffer.removeAll(keepingCapacity: true) }
    guard failure == nil else { return }
    do throws(SystemError) { try PosixFile.writeAll(buffer, to: file) } catch { failure = error }
  }

  /// Writes a command's whole output to standard output.
  static func print(_ text: String) throws(SystemError) {
    var output = TextOutput.standard
    output.write(text)
    output.flush()
    if let failure = output.failure { throw SystemError("standard output: \(failure)") }
  }

  /// Writes a note to standard error.
  static func printNote(_ text: String) {
    var errors = TextOutput.error
    errors.write(text)
    errors.flush()
  }

  /// Calls `body` with a stream to the file at `path`, which appears, or replaces the old one, once it is complete.
  ///
  /// What is not a regular file, such as a FIFO, is written to directly.
  static func withFile(at path: String, _ body: (inout TextOutput) -> Void) throws(SystemError) {
    switch (try? FileStatus(of: path, followsLinks: true))?.kind {
    case .directory, .link, .other:
      let file = try PosixFile(writing: path)
      try write(to: file, body)
    case .regular: try replaceFile(at: try PosixFile.realPath(path), body)
    case nil:
      let new = try TemporaryFile(beside: path, permissions: 0o666)
      try write(to: new.file, body)
      try new.file.sync()
      try new.rename(to: path)
    }
  }

  /// Replaces a regular file, preserving its permissions.
  private static func replaceFile(at path: String, _ body: (inout TextOutput) -> Void) throws(SystemError) {
    try PosixFile.checkWritable(path)
    let status = try PosixFile(reading: path).status()
    let new = try TemporaryFile(beside: path)
    // Only root can give a file to another user; otherwise the report belongs to who wrote it.
    _ = try? new.file.adoptOwner(of: status)
    try new.file.adoptPermissions(of: status)
    try write(to: new.file, body)
    try new.file.sync()
    try new.rename(to: path)
  }

  private static func write(
    to file: borrowing PosixFile, _ body: (inout TextOutput) -> Void
  ) throws(SystemError) {
    var output = TextOutput(file: file.descriptor)
    body(&output)
    output.flush()
    if let failure = output.failure { throw failure }
  }
}
