internal import JSONText
public import Requests

/// Checks long texts block by block, in any order and on any thread.
extension Linter {
  /// The result of checking one block of a text.
  public struct BlockReport: Sendable {
    fileprivate let result: LintResult
    fileprivate let format: String?
  }

  /// Checks a block independently of the text's other blocks.
  ///
  /// - Parameters:
  ///   - path: the text's path, as the user gave it.
  ///   - isNamed: whether the user named the file itself rather than its directory.
  public func lint(_ block: RecordSplitter.Block, path: String, isNamed: Bool) -> BlockReport {
    let source = SourceText(part: block.bytes, at: block.offset)
    var collector = FindingCollector(
      path: path, source: source, linter: self, isNamed: isNamed, origin: block.start,
      recordPointer: block.hasRecordPerLine ? options.recordPointer : nil)
    RequestFinder(operation: options.operation).findRequests(in: block, decodedAs: source, path: path) {
      collector.handle($0)
    }
    var result = collector.finish { block.hasRecordPerLine }
    result.facts.requests = result.facts.requests.inBlock(at: block.place)
    return BlockReport(
      result: result,
      format: options.keepsInventory ? RequestFinder.formatName(of: source.bytes, path: path) : nil)
  }

  /// Combines the reports of a text's blocks, given in order.
  ///
  /// Nil if the text has to be checked as a whole: because its responses are counted together, or because nothing was
  /// found in what the user says is a body.
  public func report(of blocks: [BlockReport], path: String, isNamed: Bool) -> RunReport.File? {
    var whole = LintResult()
    for block in blocks { whole.append(block.result) }
    let isMissingBody = whole.isEmpty && isNamed && options.operation != nil
    guard !isMissingBody, !whole.hasListedResponses else { return nil }
    return report(of: whole, path: path, format: blocks.first?.format)
  }

  /// Checks the records of a block, each on its own.
  public func report(onRecordsOf block: RecordSplitter.Block, path: String) -> RunReport.File {
    let checked = lint(block, path: path, isNamed: true)
    return report(of: checked.result, path: path, format: checked.format)
  }

  private func report(of result: LintResult, path: String, format: String?) -> RunReport.File {
    var file = result.report(of: path, options)
    file.format = format
    file.suppress(with: FileSuppressions(options.suppressions), options.selection)
    return file
  }
}
