internal import JSONText
public import Requests

/// Checking long texts block by block, in any order and on any thread.
extension Linter {
  /// What one block of a text comes to.
  public struct BlockReport: Sendable {
    /// Nil for a block that can't be decoded.
    fileprivate let tally: FileTally?
  }

  /// Checks a block; the blocks of a text know nothing of each other.
  ///
  /// - Parameter path: the text's, as the user gave it.
  public func lint(_ block: RecordCutter.Block, path: String) -> BlockReport {
    guard let source = try? SourceText(part: block.bytes, at: block.offset) else { return BlockReport(tally: nil) }
    var collector = FindingCollector(path: path, source: source, linter: self, origin: block.start)
    RequestFinder(operation: options.operation).findRequests(in: block, path: path) { collector.take($0) }
    return BlockReport(tally: collector.tally)
  }

  /// The report of a text whose blocks were checked, given in their order; nil where the text has to be judged whole:
  /// because it can't be decoded, because nothing is in it, or because its answers count together.
  public func report(of blocks: [BlockReport], path: String, isNamed: Bool) -> RunReport.File? {
    var whole = FileTally()
    for block in blocks {
      guard let tally = block.tally else { return nil }
      whole.append(tally)
    }
    guard !whole.isEmpty, !whole.hasListedAnswers else { return nil }
    return whole.report(of: path, isNamed: isNamed, selection: options.selection)
  }
}
