import Swagger
import Testing

@testable import rplint

@Suite struct ProgressLineTests {
  private let time = Guarded(5000)
  private let written = Guarded("")

  private var line: ProgressLine {
    ProgressLine(now: { [time] in time.withLock { $0 } }, write: { [written] text in written.withLock { $0 += text } })
  }

  private func advance(_ milliseconds: Int) { time.withLock { $0 += milliseconds } }

  private var text: String { written.withLock { $0 } }

  @Test func aShortRunWritesNothing() {
    let line = line
    line.add(files: 10)
    advance(999)
    line.add(files: 10)
    line.clear()
    #expect(text == "")
  }

  @Test func aLongRunUpdatesTheLineAtIntervalsAndRemovesIt() {
    let line = line
    line.add(files: 10)
    advance(1000)
    line.add(files: 16)
    advance(99)
    line.add(files: 16)
    advance(1)
    line.add(megabytes: 3)
    line.clear()
    line.clear()
    #expect(
      text == "\r\u{1B}[Kchecked 26 files\r\u{1B}[Kchecked 42 files, 3 MB of long files\r\u{1B}[K")
  }
}
