internal import Platform

/// Reads files whole.
enum FileReading {
  /// The maximum size of a file that is read as a whole, in bytes, unless `--max-file-size` sets another.
  ///
  /// A parsed file takes several times its size in memory. A recording of a day's requests has some megabytes.
  static let defaultMaximumSize = 512 << 20

  /// The bytes of the regular file at `path`.
  static func bytes(
    at path: String, maximumSize: Int = defaultMaximumSize
  ) throws(SystemError) -> [UInt8] {
    let file = try PosixFile(reading: path)
    let status = try file.status()
    guard status.kind == .regular else { throw SystemError("not a regular file") }
    return try contents(of: file.descriptor, expecting: status.size, maximumSize)
  }

  /// The bytes of the regular file at `path`; nil if there is no such file, or none that this user can see.
  static func bytes(ifPresentAt path: String) throws(SystemError) -> [UInt8]? {
    FileStatus.exists(path) ? try bytes(at: path) : nil
  }

  /// The bytes of a file that is already known to be regular and of about this size, which saves a system call.
  static func bytes(at path: String, expecting size: Int, maximumSize: Int) throws(SystemError) -> [UInt8] {
    let file = try PosixFile(reading: path)
    return try contents(of: file.descriptor, expecting: size, maximumSize)
  }

  /// The rest of standard input after its start, which has been read; all of both must be in memory.
  static func standardInput(after start: [UInt8], maximumSize: Int) throws(SystemError) -> [UInt8] {
    guard start.count <= maximumSize else { throw .tooLarge(maximumSize) }
    return start + (try contents(of: STDIN_FILENO, expecting: 0, maximumSize - start.count, limit: maximumSize))
  }

  /// The next bytes of standard input; fewer than `count` only at the end.
  static func standardInput(count: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(min(count, 1 << 20))
    while bytes.count < count {
      let next = try chunk(of: STDIN_FILENO, size: min(count - bytes.count, 1 << 16))
      if next.isEmpty { break }
      bytes += next
    }
    return bytes
  }

  /// What can be read without waiting, but at least one byte, and at most `size`; empty at the end.
  static func chunk(of file: Int32, size: Int) throws(SystemError) -> [UInt8] {
    while true {
      let (bytes, count) = chunk(of: file, capacity: size)
      if count >= 0 { return bytes }
      if errno != EINTR { throw .last }
    }
  }

  /// Reads to the end, or up to the expected size unless that is 0, for an unknown size.
  ///
  /// - Parameter limit: the limit to report, if a part of it is used up.
  private static func contents(
    of file: Int32, expecting size: Int, _ maximumSize: Int, limit: Int? = nil
  ) throws(SystemError) -> [UInt8] {
    guard size <= maximumSize else { throw .tooLarge(limit ?? maximumSize) }
    var bytes: [UInt8] = []
    var capacity = size > 0 ? size : 1 << 16
    while true {
      let (chunk, count) = chunk(of: file, capacity: capacity)
      if count < 0, errno != EINTR { throw .last }
      if count == 0 { return bytes }
      if bytes.isEmpty { bytes = chunk } else { bytes += chunk }
      guard bytes.count <= maximumSize else { throw .tooLarge(limit ?? maximumSize) }
      if bytes.count == size, size > 0 { return bytes }
      capacity = max(capacity - count, 1, min(bytes.count, 1 << 24))
    }
  }

  private static func chunk(of file: Int32, capacity: Int) -> (bytes: [UInt8], count: Int) {
    var count = 0
    let bytes = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { buffer, initialized in
      count = unsafe read(file, buffer.baseAddress, capacity)
      initialized = max(count, 0)
    }
    return (bytes, count)
  }
}
