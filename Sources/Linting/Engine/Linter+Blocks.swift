internal import JSONText
public import Requests

/// Checks long texts block by block, in any order and on any thread.
extension Linter {
  /// The result of checking one block of a text.
  public struct BlockReport: Sendable {
    fileprivate let result: LintResult
    fileprivate let format: String?
    fileprivate let place: RecordSplitter.Place
    fileprivate let isBlank: Bool
    /// The block's text if nothing was found in it, although the text starts with it.
    fileprivate let start: SourceText?

    /// Whether the block's text may be read again.
    public var mayBeReread: Bool { !result.facts.requests.blocks.isEmpty || result.hasListedResponses }
  }

  /// Checks a block independently of the text's other blocks.
  ///
  /// - Parameters:
  ///   - path: the text's path, as the user gave it.
  ///   - isNamed: whether the user named the file itself rather than its directory.
  public func lint(_ block: RecordSplitter.Block, path: String, isNamed: Bool) -> BlockReport {
    var count = RestorePointCount()
    return lint(block, path: path, isNamed: isNamed, after: &count)
  }

  /// - Parameter count: what the earlier blocks' lists contain; the block's own are added.
  private func lint(
    _ block: RecordSplitter.Block, path: String, isNamed: Bool, after count: inout RestorePointCount
  ) -> BlockReport {
    let source = SourceText(part: block.bytes, at: block.offset)
    var collector = FindingCollector(
      path: path, source: source, linter: self, isNamed: isNamed, origin: block.start,
      recordPointer: block.hasRecordPerLine ? options.recordPointer : nil, restorePointCount: count)
    RequestFinder(operation: options.operation).findRequests(in: block, decodedAs: source, path: path) {
      collector.handle($0)
    }
    count = collector.restorePointCount
    var result = collector.finish { block.hasRecordPerLine }
    result.facts.requests = result.facts.requests.inBlock(at: block.place)
    return BlockReport(
      result: result,
      format: options.keepsInventory ? RequestFinder.formatName(of: source.bytes, path: path) : nil,
      place: block.place, isBlank: block.isBlank, start: block.offset == 0 && result.isEmpty ? source : nil)
  }

  /// Combines the reports of a text's blocks, given in order.
  ///
  /// - Parameter read: returns the bytes of a block's range again; called only for blocks that say so.
  public func report(
    of blocks: [BlockReport], path: String, isNamed: Bool, rereading read: (Range<Int>) -> [UInt8]?
  ) -> RunReport.File {
    var whole = LintResult()
    for result in results(of: blocks, path: path, isNamed: isNamed, read) { whole.append(result) }
    if whole.isEmpty {
      let start = blocks.first?.start ?? SourceText(utf8: [])
      var collector = FindingCollector(path: path, source: start, linter: self, isNamed: isNamed)
      collector.addMissingBody(isBlank: blocks.allSatisfy(\.isBlank))
      whole.append(collector.result)
    }
    return report(of: whole, path: path, format: blocks.first?.format)
  }

  /// The blocks' results; restore points in lists are counted over all of them.
  private func results(
    of blocks: [BlockReport], path: String, isNamed: Bool, _ read: (Range<Int>) -> [UInt8]?
  ) -> [LintResult] {
    guard blocks.count(where: \.result.hasListedResponses) > 1 else { return blocks.map(\.result) }
    var count = RestorePointCount()
    return blocks.map { report in
      guard report.result.hasListedResponses, let bytes = read(report.place.range),
        let block = RecordSplitter.Block(bytes, at: report.place)
      else { return report.result }
      return lint(block, path: path, isNamed: isNamed, after: &count).result
    }
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
