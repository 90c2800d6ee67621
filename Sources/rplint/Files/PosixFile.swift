internal import JSONText
internal import Platform

/// An open file that is closed when the value is destroyed.
struct PosixFile: ~Copyable {
  let descriptor: Int32

  /// Takes over an open descriptor.
  init(descriptor: Int32) {
    self.descriptor = descriptor
  }

  /// Opens a file for reading. Does not wait for the writer of a FIFO.
  init(reading path: String) throws(SystemError) {
    self.init(descriptor: try Self.open(path))
  }

  /// The descriptor of a file or directory opened for reading, which the caller closes. Never blocks, not even on a FIFO
  /// without a writer.
  static func open(_ path: String) throws(SystemError) -> Int32 {
    try open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY)
  }

  /// Creates a file for writing, with the permissions that the umask leaves; fails if the path exists.
  init(creating path: String) throws(SystemError) {
    self.init(descriptor: try Self.create(path, permissions: 0o666))
  }

  /// The descriptor of a new file, which the caller owns; fails if the path exists.
  ///
  /// - Parameter permissions: the permission bits before the umask.
  static func create(_ path: String, permissions: mode_t) throws(SystemError) -> Int32 {
    try open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, permissions)
  }

  /// Opens an existing file for writing, such as a FIFO or a device.
  init(writing path: String) throws(SystemError) {
    try self.init(path, O_WRONLY)
  }

  /// Standard input, which stays open when this is closed.
  static func duplicateOfStandardInput() -> PosixFile { PosixFile(descriptor: dup(STDIN_FILENO)) }

  /// Opens a directory, for `sync`.
  init(directory path: String) throws(SystemError) {
    try self.init(path, O_RDONLY | O_DIRECTORY)
  }

  private init(_ path: String, _ flags: Int32) throws(SystemError) {
    self.init(descriptor: try Self.open(path, flags))
  }

  private static func open(_ path: String, _ flags: Int32, _ permissions: mode_t = 0) throws(SystemError) -> Int32 {
    try retrying { unsafe SystemPath.call(path) { unsafe openat($0, $1, flags | O_CLOEXEC, permissions) } }
  }

  deinit { _ = Self.close(descriptor) }

  private static func close(_ descriptor: Int32) -> Int32 {
    #if canImport(Darwin)
      Darwin.close(descriptor)
    #elseif canImport(Musl)
      Musl.close(descriptor)
    #else
      Glibc.close(descriptor)
    #endif
  }

  func status() throws(SystemError) -> FileStatus {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw .last }
    return FileStatus(status)
  }

  func writeAll(_ bytes: [UInt8]) throws(SystemError) {
    try Self.writeAll(bytes, to: descriptor)
  }

  /// Writes all of `bytes` to a file descriptor that the caller owns, such as standard output.
  static func writeAll(_ bytes: [UInt8], to descriptor: Int32) throws(SystemError) {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = try Self.retrying {
        unsafe rest.withUnsafeBytes { unsafe write(descriptor, $0.baseAddress, $0.count) }
      }
      rest = rest.dropFirst(count)
    }
  }

  func adoptOwner(of status: FileStatus) throws(SystemError) {
    guard fchown(descriptor, status.owner, status.group) == 0 else { throw .last }
  }

  func adoptPermissions(of status: FileStatus) throws(SystemError) {
    guard fchmod(descriptor, status.mode) == 0 else { throw .last }
  }

  /// Waits until the file's content is on disk.
  func sync() throws(SystemError) {
    _ = try Self.retrying { fsync(descriptor) }
  }

  /// Repeats a system call while signals interrupt it.
  private static func retrying<Number: FixedWidthInteger>(_ call: () -> Number) throws(SystemError) -> Number {
    while true {
      let result = call()
      guard result < 0 else { return result }
      guard errno == EINTR else { throw .last }
    }
  }
}

extension PosixFile {
  /// The absolute path without symbolic links, `.` and `..`.
  static func realPath(_ path: String) throws(SystemError) -> String {
    let bytes = PathText.path(of: path).map { CChar(bitPattern: $0) } + [0]
    guard let real = unsafe realpath(bytes, nil) else { throw .last }
    defer { unsafe free(real) }
    return unsafe PathText.text(of: UnsafeRawBufferPointer(start: real, count: strlen(real)))
  }

  /// Throws if the user may not write to the file.
  static func checkWritable(_ path: String) throws(SystemError) {
    guard unsafe SystemPath.call(path, { unsafe faccessat($0, $1, W_OK, 0) }) == 0 else { throw .last }
  }

  /// Renames a file atomically within its file system, replacing any file at the target path.
  static func rename(_ path: String, to target: String) throws(SystemError) {
    let result = unsafe SystemPath.call(path) { directory, name in
      unsafe SystemPath.call(target) { unsafe renameat(directory, name, $0, $1) }
    }
    guard result == 0 else { throw .last }
  }

  /// The names in a directory, without `.` and `..`, in byte order.
  static func names(inDirectory path: String) throws(SystemError) -> [String] {
    let file = try open(path)
    guard let directory = unsafe fdopendir(file) else {
      _ = close(file)
      throw .last
    }
    defer { unsafe closedir(directory) }
    var names: [String] = []
    while let entry = unsafe readdir(directory) {
      let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) { pointer in
        unsafe pointer.withMemoryRebound(to: UInt8.self, capacity: 1) { start in
          unsafe PathText.text(of: UnsafeBufferPointer(start: start, count: strlen(start)))
        }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted(by: PathText.isOrdered)
  }

  /// Makes a write beyond the limit on file sizes fail, instead of ending the program.
  static func ignoreFileSizeSignal() {
    signal(SIGXFSZ, SIG_IGN)
  }

  /// Removes a file; does nothing if it does not exist.
  static func remove(_ path: String) {
    _ = unsafe SystemPath.call(path) { unsafe unlinkat($0, $1, 0) }
  }
}
