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
