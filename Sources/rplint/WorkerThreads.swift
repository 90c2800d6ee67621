#if canImport(Darwin)
  internal import Darwin
#elseif canImport(Musl)
  internal import Musl
#else
  internal import Glibc
#endif

/// Threads that do the same work and are waited for.
///
/// Plain threads rather than tasks: an asynchronous `main` ends its first thread by unwinding, and in a static program
/// that costs more than the whole check of a file.
enum WorkerThreads {
  /// Large enough for the parser's deepest nesting.
  private static let stackSize = 8 << 20

  /// Runs `work` on this thread and `count - 1` others, and returns when all are done.
  ///
  /// Where the system gives no more threads, those there are do all of it.
  static func run(_ count: Int, _ work: @escaping @Sendable () -> Void) {
    let threads = (1..<max(1, count)).compactMap { _ in start(work) }
    work()
    for thread in threads { pthread_join(thread, nil) }
  }

  private final class Work: Sendable {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
      self.run = run
    }
  }

  private static func start(_ work: @escaping @Sendable () -> Void) -> pthread_t? {
    withUnsafeTemporaryAllocation(of: pthread_attr_t.self, capacity: 1) { memory in
      guard let attributes = memory.baseAddress, pthread_attr_init(attributes) == 0 else { return nil }
      defer { pthread_attr_destroy(attributes) }
      pthread_attr_setstacksize(attributes, stackSize)
      return start(work, attributes)
    }
  }

  private static func start(
    _ work: @escaping @Sendable () -> Void, _ attributes: UnsafePointer<pthread_attr_t>
  ) -> pthread_t? {
    let box = Unmanaged.passRetained(Work(work))
    #if canImport(Darwin)
      var thread: pthread_t?
    #else
      var thread = pthread_t()
    #endif
    let result = pthread_create(
      &thread, attributes,
      { argument in
        #if canImport(Darwin)
          Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run()
        #else
          if let argument { Unmanaged<Work>.fromOpaque(argument).takeRetainedValue().run() }
        #endif
        return nil
      }, box.toOpaque())
    guard result == 0 else {
      box.release()
      return nil
    }
    return thread
  }
}
