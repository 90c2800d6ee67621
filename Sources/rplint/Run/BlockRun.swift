internal import Linting
internal import Requests
internal import Swagger

/// Checks one long text block by block on several threads, keeping only the blocks in progress in memory.
struct BlockRun: Sendable {
  /// Texts with fewer bytes than this are read whole.
  static let minimumSize = 1 << 21
  private static let blockSize = 1 << 20

  let linter: Linter
  let path: String
  let isNamed: Bool
  let jobs: Int
  /// The maximum size of one record, in bytes.
  let maximumRecordSize: Int
  let progress: ProgressLine?

  /// The text's report; nil if the text has to be read whole.
  ///
  /// - Parameters:
  ///   - read: returns the bytes in a block's range again.
  ///   - keep: is passed the blocks that may be read again; an error ends the run.
  func report(
    of text: ChunkReader, rereading read: (Range<Int>) -> [UInt8]?,
    keeping keep: @escaping @Sendable (RecordSplitter.Block) throws(SystemError) -> Void = { _ in }
  ) throws(SystemError) -> RunReport.File? {
    let blocks = Guarded(Blocks(path: path, text, maximumRecordSize: maximumRecordSize))
    let reports = Guarded<[(index: Int, report: Linter.BlockReport)]>([])
    WorkerThreads.run(jobs) {
      while let (index, block) = blocks.withLock({ $0.next() }) {
        let report = linter.lint(block, path: path, isNamed: isNamed)
        do throws(SystemError) {
          if report.mayBeReread { try keep(block) }
        } catch {
          return blocks.withLock { $0.status = .failed(error) }
        }
        reports.withLock { $0.append((index, report)) }
        progress?.add(megabytes: Self.blockSize >> 20)
      }
    }
    switch blocks.withLock({ $0.status }) {
    case .finished: break
    case .failed(let error): throw error
    case .reading, .notRecords: return nil
    }
    let ordered = reports.withLock { $0.sorted { $0.index < $1.index }.map(\.report) }
    return linter.report(of: ordered, path: path, isNamed: isNamed, rereading: read)
  }

  /// The blocks of a text, split off as the text is read.
  private struct Blocks {
    enum Status {
      case reading, finished
      /// The text cannot be split into records.
      case notRecords
      case failed(SystemError)
    }

    private let path: String
    private let text: ChunkReader
    private let maximumRecordSize: Int
    private var readCount = 0
    private var splitter: RecordSplitter?
    private var pending: [UInt8] = []
    private var count = 0
    var status = Status.reading

    init(path: String, _ text: ChunkReader, maximumRecordSize: Int) {
      self.maximumRecordSize = maximumRecordSize
      self.path = path
      self.text = text
    }

    mutating func next() -> (index: Int, block: RecordSplitter.Block)? {
      while case .reading = status {
        do throws(SystemError) {
          if let block = try nextBlock() {
            count += 1
            return (count - 1, block)
          }
        } catch {
          status = .failed(error)
        }
      }
      return nil
    }

    /// Reads the next chunk and splits it; nil if no record is complete yet, or none is left.
    private mutating func nextBlock() throws(SystemError) -> RecordSplitter.Block? {
      guard pending.count <= maximumRecordSize else { throw .tooLarge(maximumRecordSize) }
      let chunk = try text.chunk(at: readCount, count: max(BlockRun.blockSize, pending.count))
      readCount += chunk.count
      pending += chunk
      if splitter == nil { splitter = RecordSplitter(beginningOf: pending, path: path) }
      do throws(RecordSplitter.SplitError) {
        guard let block = try splitter?.nextBlock(from: &pending, isLast: chunk.isEmpty) else {
          if splitter == nil { status = .notRecords } else if chunk.isEmpty { status = .finished }
          return nil
        }
        return block
      } catch {
        status = .notRecords
        return nil
      }
    }
  }
}
