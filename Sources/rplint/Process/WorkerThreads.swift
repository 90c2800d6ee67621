internal import Platform

/// Runs the same work on several threads.
///
/// These are threads rather than tasks because an asynchronous `main` ends its first thread by unwinding it, and in a
/// static executable that takes longer than checking a file.
enum WorkerThreads {
  /// The size in bytes that parsing to the maximum nesting depth needs.
  private static let stackSize = 8 << 20

  /// Runs `work` on this thread and `count - 1` others, and returns when all are done.
  ///
  /// If the system can't create that many threads, fewer do all the work.
  static func run(_ count: Int, _ work: @escaping @Sendable () -> Void) {
    let threads = (1..<max(1, count)).compactMap { _ in start(work) }
    work()
    for thread in threads { pthread_join(thread, nil) }
  }

  /// Runs `work` on a thread that nobody waits for; returns false if the system can't create one.
  static func detach(_ work: @escaping @Sendable () -> Void) -> Bool {
    guard let thread = start(work) else { return false }
    pthread_detach(thread)
    return true
  }

  private final class Work: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
      self.run = run
    }
  }

  private static func start(_ work: @escaping @Sendable () -> Void) -> pthread_t? {
    unsafe withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { memory in
      guard let attributes = memory.baseAddress, unsafe pthread_attr_init(attributes) == 0 else { return nil }
      defer { unsafe pthread_attr_destroy(attributes) }
      unsafe pthread_attr_setstacksize(attributes, stackSize)
      return unsafe start(work, attributes)
    }
  }

  private static func start(
    _ work: @escaping @Sendable () -> Void, _ attributes: UnsafePointer<pthread_attr_t>
  ) -> pthread_t? {
    let box = unsafe Unmanaged.passRetained(Work(work))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let result = unsafe pthread_create(
      &thread, attributes,
      { argument in
        #if canImport(Darwin)
          unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
        #else
          if let argument = unsafe argument { unsafe Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
        #endif
        return nil
      }, unsafe box.toOpaque())
    guard result == 0 else {
      unsafe box.release()
      return nil
    }
    return thread
  }
}
