internal import Linting
internal import Requests
internal import Swagger

/// Checks one long text block by block on several threads, and holds no more of it than they work on.
struct BlockRun: Sendable {
  /// Texts shorter than this are read whole.
  static let leastSize = 1 << 21
  private static let blockSize = 1 << 20

  let linter: Linter
  let path: String
  let isNamed: Bool
  let jobs: Int

  /// The text's report; nil where it has to be read whole.
  func report(of text: TextPieces) throws(SystemError) -> RunReport.File? {
    let blocks = Guarded(Blocks(path: path, text))
    let reports = Guarded<[(index: Int, report: Linter.BlockReport)]>([])
    WorkerThreads.run(jobs) {
      while let (index, block) = blocks.withLock({ $0.next() }) {
        let report = linter.lint(block, path: path)
        reports.withLock { $0.append((index, report)) }
      }
    }
    switch blocks.withLock({ $0.end }) {
    case .reached: break
    case .failure(let error): throw error
    case .open, .refusal: return nil
    }
    let ordered = reports.withLock { $0.sorted { $0.index < $1.index }.map(\.report) }
    return linter.report(of: ordered, path: path, isNamed: isNamed)
  }

  /// The blocks of a text, cut as it is read.
  private struct Blocks {
    enum End {
      case open, reached
      /// The text is not one of records.
      case refusal
      case failure(SystemError)
    }

    private let path: String
    private let text: TextPieces
    private var readCount = 0
    private var cutter: RecordCutter?
    private var pending: [UInt8] = []
    private var count = 0
    private(set) var end = End.open

    init(path: String, _ text: TextPieces) {
      self.path = path
      self.text = text
    }

    mutating func next() -> (index: Int, block: RecordCutter.Block)? {
      while case .open = end {
        do throws(SystemError) {
          if let block = try nextBlock() {
            count += 1
            return (count - 1, block)
          }
        } catch {
          end = .failure(error)
        }
      }
      return nil
    }

    /// Reads on, and cuts; nil where no record is whole yet, or none is left.
    private mutating func nextBlock() throws(SystemError) -> RecordCutter.Block? {
      let more = try text.piece(at: readCount, max(BlockRun.blockSize, pending.count))
      readCount += more.count
      pending += more
      if cutter == nil { cutter = RecordCutter(beginningOf: pending, path: path) }
      do throws(RecordCutter.Refusal) {
        guard let block = try cutter?.cut(&pending, isLast: more.isEmpty) else {
          if cutter == nil { end = .refusal } else if more.isEmpty { end = .reached }
          return nil
        }
        return block
      } catch {
        end = .refusal
        return nil
      }
    }
  }
}
