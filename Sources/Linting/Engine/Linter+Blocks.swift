internal import JSONText
public import Requests

/// Checks long texts block by block, in any order and on any thread.
extension Linter {
  /// The result of checking one block of a text.
  public struct BlockReport: Sendable {
    /// Nil for a block that can't be decoded.
    fileprivate let result: LintResult?
  }

  /// Checks a block independently of the text's other blocks.
  ///
  /// - Parameter path: the text's path, as the user gave it.
  public func lint(_ block: RecordSplitter.Block, path: String) -> BlockReport {
    guard let source = try? SourceText(part: block.bytes, at: block.offset) else { return BlockReport(result: nil) }
    var collector = FindingCollector(path: path, source: source, linter: self, origin: block.start)
    RequestFinder(operation: options.operation).findRequests(in: block, path: path) { collector.handle($0) }
    return BlockReport(result: collector.result)
  }

  /// Combines the reports of a text's blocks, given in order.
  ///
  /// Nil if the text has to be checked as a whole: because a block can't be decoded, because nothing was found, or
  /// because its responses are counted together.
  public func report(of blocks: [BlockReport], path: String, isNamed: Bool) -> RunReport.File? {
    var whole = LintResult()
    for block in blocks {
      guard let result = block.result else { return nil }
      whole.append(result)
    }
    guard !whole.isEmpty, !whole.hasListedResponses else { return nil }
    var file = whole.report(of: path, isNamed: isNamed, selection: options.selection)
    file.suppress(with: FileSuppressions(options.suppressions), options.selection)
    return file
  }
}
