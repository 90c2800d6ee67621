internal import JSONText

/// The result of fixing a file.
public struct FixResult: Sendable {
  /// The new content of the file on disk; the old bytes if nothing was fixed.
  public let bytes: [UInt8]
  /// The number of fixes made.
  public let fixes: Int
  /// The report of the fixed file.
  public let report: RunReport.File
  /// The findings in `report` whose fixes were not made, because they would not have removed them.
  public let unfixed: [LocatedFinding]
}

extension Linter {
  /// Makes all fixes of a file that don't overlap, and repeats until none is left.
  ///
  /// Fixes that don't reduce what there is to fix are not made, so a second run changes nothing. The file keeps its
  /// encoding, and all bytes outside the fixes.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes on disk.
  ///   - isNamed: whether the user named the file itself, rather than its directory.
  ///   - includesUnsafe: whether fixes that may change the meaning are made too.
  ///   - relevant: returns those of the file's findings that are fixed.
  public func fix(
    _ bytes: [UInt8], path: String, isNamed: Bool, includesUnsafe: Bool,
    relevant: @escaping ([LocatedFinding]) -> [LocatedFinding] = { $0 }
  ) -> FixResult {
    let source: SourceText
    do throws(TextEncodingError) {
      source = try SourceText(decoding: bytes)
    } catch {
      return FixResult(bytes: bytes, fixes: 0, report: lint(bytes, path: path, isNamed: isNamed), unfixed: [])
    }
    func fixable(_ report: RunReport.File) -> [LocatedFinding] {
      relevant(report.findings).filter { $0.fix.map { $0.isSafe || includesUnsafe } ?? false }
    }
    var rounds = FixRounds(
      of: source, lint: { self.lint($0, path: path, isNamed: isNamed) }, fixable: { fixable($0) })
    rounds.run()
    let fixed = rounds.fixes == 0 ? bytes : source.encodedFile(rounds.text)
    let report = lint(fixed, path: path, isNamed: isNamed)
    return FixResult(bytes: fixed, fixes: rounds.fixes, report: report, unfixed: fixable(report))
  }
}
