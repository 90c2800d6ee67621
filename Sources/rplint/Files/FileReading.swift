internal import JSONText
internal import Linting
internal import Platform

/// Why a system call failed, in the system's words.
struct SystemError: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }

  /// For a file that has to be in memory as a whole, and is larger than that may be.
  static func tooLarge(_ maximumSize: Int) -> SystemError {
    let units = [(30, " GiB"), (20, " MiB"), (10, " KiB"), (0, " bytes")]
    let unit = units.first { maximumSize % (1 << $0.0) == 0 } ?? (0, " bytes")
    return SystemError("larger than \(maximumSize >> unit.0)\(unit.1), the limit that --max-file-size sets")
  }

  /// The error in this thread's `errno`.
  static var last: SystemError { unsafe SystemError(String(cString: strerror(errno))) }
}

/// The kind, identity and size of a file.
struct FileStatus {
  enum Kind {
    case regular, directory, link, other
  }

  /// The device and inode number, which identify a file whatever its path.
  struct Identity: Hashable {
    let device: UInt64
    let number: UInt64
  }

  let kind: Kind
  let identity: Identity
  /// In bytes.
  let size: Int
  /// Whether the file has more than one name, by hard links.
  let hasOtherNames: Bool

  /// - Parameter followsLinks: whether to describe the target of a symbolic link instead of the link.
  init(of path: String, followsLinks: Bool) throws(SystemError) {
    self.init(try Self.attributes(of: path, followsLinks: followsLinks))
  }

  static func attributes(of path: String, followsLinks: Bool) throws(SystemError) -> stat {
    var status = stat()
    let result = unsafe SystemPath.call(path) {
      unsafe fstatat($0, $1, &status, followsLinks ? 0 : AT_SYMLINK_NOFOLLOW)
    }
    guard result == 0 else { throw .last }
    return status
  }

  fileprivate init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .directory
      case S_IFLNK: .link
      default: .other
      }
    size = Int(status.st_size)
    hasOtherNames = status.st_nlink > 1
    identity = Identity(device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(status.st_ino))
  }
}

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
    let file = try PosixFile.open(path)
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw .last }
    guard FileStatus(status).kind == .regular else { throw SystemError("not a regular file") }
    return try contents(of: file, expecting: Int(status.st_size), maximumSize)
  }

  /// The bytes of the regular file at `path`; nil if there is no such file, or none that this user can see.
  static func bytes(ifPresentAt path: String) throws(SystemError) -> [UInt8]? {
    (try? FileStatus(of: path, followsLinks: false)) == nil ? nil : try bytes(at: path)
  }

  /// What a path leads to.
  enum PathContents {
    case file([UInt8], FileStatus.Identity)
    /// A regular file of at least the long file size; not read.
    case longFile(FileStatus.Identity)
    case directory
    case other
  }

  /// Opens a path and, if it leads to a regular file, reads it.
  ///
  /// - Parameter longFileSize: the size in bytes from which a file is left to be read in chunks.
  static func contents(
    at path: String, longFileSize: Int, maximumSize: Int
  ) throws(SystemError) -> PathContents {
    let file = try PosixFile.open(path)
    defer { close(file) }
    var status = stat()
    guard unsafe fstat(file, &status) == 0 else { throw .last }
    let found = FileStatus(status)
    switch found.kind {
    case .regular where found.size >= longFileSize: return .longFile(found.identity)
    case .regular: return .file(try contents(of: file, expecting: found.size, maximumSize), found.identity)
    case .directory: return .directory
    case .link, .other: return .other
    }
  }

  /// The bytes of a file that is already known to be regular and of about this size, which saves a system call.
  static func bytes(at path: String, expecting size: Int, maximumSize: Int) throws(SystemError) -> [UInt8] {
    let file = try PosixFile.open(path)
    defer { close(file) }
    return try contents(of: file, expecting: size, maximumSize)
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

  /// Reads to the end, or up to the expected size unless that is 0, which stands for unknown.
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

/// The names in a directory, without `.` and `..`, in byte order.
func names(inDirectory path: String) throws(SystemError) -> [String] {
  let file = try PosixFile.open(path)
  guard let directory = unsafe fdopendir(file) else {
    close(file)
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

/// Today's date in UTC; for reproducible runs, the one that the environment's `SOURCE_DATE_EPOCH` gives in seconds
/// since 1970.
func currentDate() -> CalendarDate {
  let given = Environment.value(of: "SOURCE_DATE_EPOCH").flatMap { Int($0) }
  return CalendarDate(secondsSince1970: given ?? time(nil))
}
