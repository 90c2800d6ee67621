internal import CSystem

/// What the process gives up once it has read the command line, so that no fault in it can do more than the user asked
/// for. Only on Linux, and only where the kernel has filters of system calls; the program runs in the same way without.
enum Sandbox {
  /// Gives up the network and starting programs and, unless the command writes files, changing any.
  ///
  /// To be called before other threads are started, which inherit it.
  ///
  /// - Returns: whether the system supports it.
  @discardableResult
  static func enter(writesFiles: Bool) -> Bool {
    rplint_enter_sandbox(writesFiles)
  }
}
