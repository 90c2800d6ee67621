internal import Linting
internal import Platform
internal import Swagger

/// A line of the terminal that shows how much was checked so far, in runs that take longer than a second.
final class ProgressLine: Sendable {
  private struct State {
    var files = 0
    var megabytes = 0
    /// When the line was last written; nil if it never was.
    var lastWritten: Int?
  }

  /// How long a run may take before the line appears, in milliseconds.
  private static let delay = 1000
  private static let interval = 100
  private static let clearLine = "\r\u{1B}[K"

  private let state = Guarded(State())
  private let start: Int
  private let now: @Sendable () -> Int
  private let write: @Sendable (String) -> Void

  /// - Parameters:
  ///   - now: the time in milliseconds since any fixed moment.
  ///   - write: writes to the terminal at once.
  init(now: @escaping @Sendable () -> Int, write: @escaping @Sendable (String) -> Void) {
    start = now()
    self.now = now
    self.write = write
  }

  /// The progress line on standard error; nil unless that is a terminal.
  static var standardError: ProgressLine? {
    guard Terminal.isStandardError, Terminal.hasEscapeSequences else { return nil }
    return ProgressLine(now: monotonicMilliseconds) { text in
      var errors = TextOutput.error
      errors.write(text)
      errors.flush()
    }
  }

  func add(files: Int = 0, megabytes: Int = 0) {
    let now = now()
    state.withLock { state in
      state.files += files
      state.megabytes += megabytes
      guard now - start >= Self.delay, state.lastWritten.map({ now - $0 >= Self.interval }) ?? true else { return }
      state.lastWritten = now
      let size = state.megabytes > 0 ? ", \(state.megabytes) MB of long files" : ""
      write("\(Self.clearLine)checked \(pluralized(state.files, "file"))\(size)")
    }
  }

  /// Removes the line, so that other output can take its place.
  func clear() {
    state.withLock { state in
      if state.lastWritten != nil { write(Self.clearLine) }
      state.lastWritten = nil
    }
  }

  private static func monotonicMilliseconds() -> Int {
    var time = timespec()
    unsafe clock_gettime(CLOCK_MONOTONIC, &time)
    return Int(time.tv_sec) * 1000 + Int(time.tv_nsec) / 1_000_000
  }
}
