#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// A text that is read piece by piece.
final class TextPieces: Sendable {
  private enum Source {
    case open(Int32)
    case held([UInt8])
  }

  private let source: Source

  /// Takes a text that is held already.
  init(_ bytes: [UInt8]) {
    source = .held(bytes)
  }

  init(ofFileAt path: String) throws(SystemError) {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw .last }
    source = .open(file)
  }

  deinit {
    if case .open(let file) = source { close(file) }
  }

  /// `count` bytes from `offset` on; fewer only at the end.
  func piece(at offset: Int, _ count: Int) throws(SystemError) -> [UInt8] {
    switch source {
    case .held(let bytes): return Array(bytes[min(offset, bytes.count)..<min(offset + count, bytes.count)])
    case .open(let file): return try Self.piece(of: file, at: offset, count)
    }
  }

  private static func piece(of file: Int32, at offset: Int, _ count: Int) throws(SystemError) -> [UInt8] {
    var failure: SystemError?
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, initialized in
      while initialized < count {
        let more = pread(
          file, buffer.baseAddress.map { $0 + initialized }, count - initialized, off_t(offset + initialized))
        if more < 0, errno == EINTR { continue }
        if more < 0 { failure = .last }
        guard more > 0 else { return }
        initialized += more
      }
    }
    if let failure { throw failure }
    return bytes
  }
}
