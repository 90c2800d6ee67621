internal import Linting

/// What became of an input.
struct InputResult: Sendable {
  /// What became of its fixes.
  enum Fixes: Sendable {
    /// They are only reported.
    case reported
    /// They would make these changes, a unified diff.
    case shown(diff: [UInt8])
    /// So many were made; the others would not remove their findings.
    case made(Int, unfixed: [LocatedFinding])
    /// The fixed file could not be written.
    case failed(FileRewriter.Failure)
  }

  /// The input; standard input has its fixes.
  var input: Input
  /// Says whether it was checked, skipped or a failure.
  var report: RunReport.File
  var fixes = Fixes.reported
}

/// What became of all inputs of a run.
struct RunResults: Sendable {
  /// In order, each file once.
  let inputs: [InputResult]
  /// The paths on the command line that lead to a file again.
  let repetitions: [FileSearch.Repetition]
  private let standardInput: Input?

  init(inputs: [InputResult], repetitions: [FileSearch.Repetition]) {
    self.inputs = inputs
    self.repetitions = repetitions
    standardInput = inputs.first { $0.input.standardInput != nil }?.input
  }

  /// The directory whose configuration applies to an input, by its path.
  func directory(of path: String) -> String {
    path == standardInput?.path ? "." : PathName.directory(of: path)
  }

  /// The bytes of an input, by its path; nil if they can't be read, or aren't kept.
  @Sendable func bytes(of path: String) -> [UInt8]? {
    path == standardInput?.path ? standardInput?.standardInput?.whole : try? FileReading.bytes(at: path)
  }

  /// The bytes of a block of an input, or all of them if there is no range.
  func part(of path: String, at range: Range<Int>?) -> [UInt8]? {
    guard let range else { return bytes(of: path) }
    if path == standardInput?.path { return standardInput?.standardInput?.block(at: range) }
    return try? ChunkReader(fileAt: path).chunk(at: range.lowerBound, count: range.count)
  }
}
