internal import Requests

/// Reads JSON lines as they arrive, keeping only the line in progress in memory.
struct RecordStream: ~Copyable {
  private static let chunkSize = 1 << 16

  private let file: Int32
  /// The maximum size of a line, in bytes.
  private let maximumLineSize: Int
  private var splitter = RecordSplitter.lines()
  private var pending: [UInt8] = []
  private var isAtEnd = false

  /// - Parameter file: an open descriptor, which the caller owns.
  init(reading file: Int32, maximumLineSize: Int) {
    self.maximumLineSize = maximumLineSize
    self.file = file
  }

  /// The records that have arrived since the last call; waits for at least one, and is nil at the end.
  mutating func next() throws(SystemError) -> RecordSplitter.Block? {
    while !isAtEnd {
      let chunk = try FileReading.chunk(of: file, size: Self.chunkSize)
      isAtEnd = chunk.isEmpty
      pending += chunk
      if let block = splitter.nextLines(from: &pending, isLast: isAtEnd) { return block }
      guard pending.count <= maximumLineSize else { throw .tooLarge(maximumLineSize) }
    }
    return nil
  }
}
