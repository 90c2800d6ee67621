internal import Platform

/// Reads a file, bytes already in memory, or standard input in chunks.
final class ChunkReader: Sendable {
  private enum Source {
    case file(Int32)
    case memory([UInt8])
    /// Standard input, of which the start has been read.
    case input([UInt8])
  }

  private let source: Source

  init(_ bytes: [UInt8]) {
    source = .memory(bytes)
  }

  /// Reads standard input, of which the start has been read, from front to back.
  init(standardInputAfter start: [UInt8]) {
    source = .input(start)
  }

  init(fileAt path: String) throws(SystemError) {
    source = .file(try PosixFile.open(path))
  }

  deinit {
    if case .file(let file) = source { close(file) }
  }

  /// Reads up to `count` bytes starting at `offset`; none only at the end.
  func chunk(at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    switch source {
    case .input(let start) where offset >= start.count: return try FileReading.standardInput(count: count)
    case .memory(let bytes), .input(let bytes):
      return Array(bytes[min(offset, bytes.count)..<min(offset + count, bytes.count)])
    case .file(let file): return try Self.chunk(of: file, at: offset, count: count)
    }
  }

  private static func chunk(of file: Int32, at offset: Int, count: Int) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while initialized < count {
        let readCount = unsafe pread(
          file, buffer.baseAddress.map { unsafe $0 + initialized }, count - initialized, off_t(offset + initialized))
        if readCount < 0, errno == EINTR { continue }
        if readCount < 0 { failure = .last }
        guard readCount > 0 else { return }
        initialized += readCount
      }
    }
    if let failure { throw failure }
    return bytes
  }
}
