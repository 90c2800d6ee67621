#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Why the system refused something, in its own words.
struct SystemError: Error, Equatable, CustomStringConvertible {
  let description: String

  init(_ description: String) {
    self.description = description
  }

  /// The error that the last system call of this thread left.
  static var last: SystemError { SystemError(String(cString: strerror(errno))) }
}

/// What stands at a path.
struct FileStatus {
  enum Kind {
    case regular, folder, link, other
  }

  /// Tells files apart whatever their paths: device and number on it.
  struct Identity: Hashable {
    let device: UInt64
    let number: UInt64
  }

  let kind: Kind
  let identity: Identity
  /// In bytes.
  let size: Int

  /// - Parameter followsLinks: whether a link stands for what it leads to.
  init(of path: String, followsLinks: Bool) throws(SystemError) {
    var status = stat()
    guard (followsLinks ? stat(path, &status) : lstat(path, &status)) == 0 else { throw .last }
    self.init(status)
  }

  fileprivate init(_ status: stat) {
    kind =
      switch status.st_mode & S_IFMT {
      case S_IFREG: .regular
      case S_IFDIR: .folder
      case S_IFLNK: .link
      default: .other
      }
    size = Int(status.st_size)
    identity = Identity(device: UInt64(truncatingIfNeeded: status.st_dev), number: UInt64(status.st_ino))
  }
}

/// Reads files whole.
enum FileReading {
  /// The bytes of the regular file at `path`. Never waits for a writer, as a FIFO would have it.
  static func bytes(at path: String) throws(SystemError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw .last }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .last }
    guard FileStatus(status).kind == .regular else { throw SystemError("no regular file") }
    return try contents(of: file, expecting: Int(status.st_size))
  }

  /// The same; nil where nothing stands there, as far as this user may know.
  static func bytes(ifPresentAt path: String) throws(SystemError) -> [UInt8]? {
    var status = stat()
    return lstat(path, &status) == 0 ? try bytes(at: path) : nil
  }

  /// What a path that the user named leads to.
  enum Named {
    case file([UInt8], FileStatus.Identity)
    /// A regular file of at least so many bytes as were asked for; not read.
    case longFile(FileStatus.Identity)
    case folder
    case other
  }

  /// Reads what stands at a path, if that is a regular file; looks and reads in one go.
  ///
  /// - Parameter size: from how many bytes on a file is long, and left to be read in pieces.
  static func named(_ path: String, longFrom size: Int) throws(SystemError) -> Named {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC | O_NOCTTY)
    guard file >= 0 else { throw .last }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw .last }
    let found = FileStatus(status)
    switch found.kind {
    case .regular where found.size >= size: return .longFile(found.identity)
    case .regular: return .file(try contents(of: file, expecting: found.size), found.identity)
    case .folder: return .folder
    case .link, .other: return .other
    }
  }

  /// The bytes of a file that was regular and of this size a moment ago, which spares a question to the system.
  static func bytes(at path: String, expecting size: Int) throws(SystemError) -> [UInt8] {
    let file = open(path, O_RDONLY | O_NONBLOCK | O_CLOEXEC)
    guard file >= 0 else { throw .last }
    defer { close(file) }
    return try contents(of: file, expecting: size)
  }

  /// All of standard input.
  static func standardInput() throws(SystemError) -> [UInt8] {
    try contents(of: STDIN_FILENO, expecting: 0)
  }

  /// Reads to the end, or up to the size that the file had; 0 where that isn't known.
  private static func contents(of file: Int32, expecting size: Int) throws(SystemError) -> [UInt8] {
    var bytes: [UInt8] = []
    var room = size > 0 ? size : 1 << 16
    while true {
      let (more, count) = chunk(of: file, room)
      if count < 0, errno != EINTR { throw .last }
      if count == 0 { return bytes }
      if bytes.isEmpty { bytes = more } else { bytes += more }
      if bytes.count == size, size > 0 { return bytes }
      room = max(room - count, 1, min(bytes.count, 1 << 24))
    }
  }

  private static func chunk(of file: Int32, _ room: Int) -> (bytes: [UInt8], count: Int) {
    var count = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, initialized in
      count = read(file, buffer.baseAddress, room)
      initialized = max(count, 0)
    }
    return (bytes, count)
  }
}

/// The names in a folder, without `.` and `..`, in the order of their bytes.
func names(inFolder path: String) throws(SystemError) -> [String] {
  guard let folder = opendir(path) else { throw .last }
  defer { closedir(folder) }
  var names: [String] = []
  while let entry = readdir(folder) {
    let name = withUnsafePointer(to: &entry.pointee.d_name) { pointer in
      pointer.withMemoryRebound(to: CChar.self, capacity: 1) { String(cString: $0) }
    }
    if name != ".", name != ".." { names.append(name) }
  }
  return names.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
}

/// How many processors this machine has, at least 1.
func processorCount() -> Int {
  max(1, Int(sysconf(Int32(_SC_NPROCESSORS_ONLN))))
}
