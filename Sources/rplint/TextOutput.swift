#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A buffered output stream to a file descriptor.
struct TextOutput: TextOutputStream {
  private static let bufferSize = 1 << 16

  private let file: Int32
  private var buffer: [UInt8] = []
  /// The first error; nothing is written after it.
  private(set) var failure: SystemError?

  static var standard: TextOutput { TextOutput(file: STDOUT_FILENO) }
  static var error: TextOutput { TextOutput(file: STDERR_FILENO) }

  init(file: Int32) {
    self.file = file
  }

  mutating func write(_ text: String) {
    buffer.append(contentsOf: text.utf8)
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

  /// Calls `body` with a stream to a new or truncated file at `path`.
  static func withFile(at path: String, _ body: (inout TextOutput) -> Void) throws(SystemError) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw .last }
    defer { close(file) }
    var output = TextOutput(file: file)
    body(&output)
    output.flush()
    if let failure = output.failure { throw failure }
  }
}
