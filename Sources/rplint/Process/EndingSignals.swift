internal import Platform

/// The signals by which a terminal, a session that ends, or a supervisor asks the program to end.
enum EndingSignals {
  private static let all = [SIGHUP, SIGINT, SIGTERM]

  /// From now on, calls `end` on a thread of its own when such a signal arrives; `end` must call its argument, which
  /// ends the process by the signal.
  ///
  /// Call it before any other thread starts, since threads inherit which signals are blocked. Signals that the program
  /// was made to ignore, as by `nohup`, stay ignored.
  static func intercept(_ end: @escaping @Sendable (() -> Void) -> Void) {
    let signals = set(of: all.filter { !isIgnored($0) })
    mask(signals, SIG_BLOCK)
    let isWaiting = WorkerThreads.detach {
      let signal = next(of: signals)
      end { raise(signal) }
    }
    if !isWaiting { mask(signals, SIG_UNBLOCK) }
  }

  private static func next(of signals: sigset_t) -> Int32 {
    var signals = signals
    var signal: Int32 = 0
    while unsafe sigwait(&signals, &signal) != 0 {}
    return signal
  }

  /// Sends the process a signal that is blocked, and lets it through.
  private static func raise(_ signal: Int32) {
    kill(getpid(), signal)
    mask(set(of: [signal]), SIG_UNBLOCK)
  }

  private static func set(of signals: [Int32]) -> sigset_t {
    var set = sigset_t()
    unsafe sigemptyset(&set)
    for signal in signals { unsafe sigaddset(&set, signal) }
    return set
  }

  private static func mask(_ signals: sigset_t, _ how: Int32) {
    var signals = signals
    unsafe pthread_sigmask(how, &signals, nil)
  }

  private static func isIgnored(_ signal: Int32) -> Bool {
    var action = sigaction()
    guard unsafe sigaction(signal, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
      let handler = unsafe action.__sigaction_u.__sa_handler
    #elseif canImport(Musl)
      let handler = unsafe action.__sa_handler.sa_handler
    #else
      let handler = unsafe action.__sigaction_handler.sa_handler
    #endif
    return unsafe unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
