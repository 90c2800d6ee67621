internal import JSONText
internal import Platform

/// Passes paths to the operating system: with the bytes that their text represents, and of any length.
enum SystemPath {
  /// The system rejects longer paths, in bytes; a part of one is opened relative to an open directory.
  private static let maximumLength = 4095
  private static let slash = UInt8(ascii: "/")

  /// Calls a system function with a directory and a path relative to it; returns what the function returns.
  ///
  /// If a part of a long path can't be opened, the result is -1, and `errno` says why.
  static func call(_ path: String, _ function: (Int32, UnsafePointer<CChar>) -> Int32) -> Int32 {
    if path.utf8.count <= maximumLength, !PathText.isEscaped(path) {
      return unsafe path.withCString { unsafe function(AT_FDCWD, $0) }
    }
    var rest = PathText.path(of: path)[...]
    var directory = AT_FDCWD
    while rest.count > maximumLength {
      guard let slash = rest.prefix(maximumLength).lastIndex(of: Self.slash) else { break }
      let next = unsafe withCString(rest[...slash]) { unsafe openat(directory, $0, O_RDONLY | O_DIRECTORY | O_CLOEXEC) }
      release(directory)
      guard next >= 0 else { return next }
      directory = next
      rest = slash + 1 < rest.endIndex ? rest[(slash + 1)...] : [UInt8(ascii: ".")]
    }
    defer { release(directory) }
    return unsafe withCString(rest) { unsafe function(directory, $0) }
  }

  private static func withCString(_ path: ArraySlice<UInt8>, _ call: (UnsafePointer<CChar>) -> Int32) -> Int32 {
    unsafe (path.map { CChar(bitPattern: $0) } + [0]).withUnsafeBufferPointer { buffer in
      unsafe buffer.baseAddress.map(call) ?? -1
    }
  }

  /// Closes a directory that was opened here, and keeps `errno`.
  private static func release(_ directory: Int32) {
    guard directory != AT_FDCWD else { return }
    let error = errno
    close(directory)
    errno = error
  }
}
