internal import JSONText

/// The result of fixing a file.
public struct FixResult: Sendable {
  /// The new content of the file on disk; the old bytes if nothing was fixed.
  public let bytes: [UInt8]
  /// The number of fixes made.
  public let fixes: Int
  /// The report of the fixed file.
  public let report: RunReport.File
}

extension Linter {
  /// More rounds than any file needs: each makes at least one fix, and nearly all are made in the first two.
  private static let maximumRounds = 100

  /// Makes all fixes of a file that don't overlap, and repeats until none is left.
  ///
  /// The file keeps its encoding, and all bytes outside the fixes.
  ///
  /// - Parameters:
  ///   - bytes: the file's bytes on disk.
  ///   - isNamed: whether the user named the file itself, rather than its directory.
  ///   - includesUnsafe: whether fixes that may change the meaning are made too.
  ///   - relevant: returns those of the file's findings that are fixed.
  public func fix(
    _ bytes: [UInt8], path: String, isNamed: Bool, includesUnsafe: Bool,
    relevant: ([LocatedFinding]) -> [LocatedFinding] = { $0 }
  ) -> FixResult {
    let source: SourceText
    do throws(TextEncodingError) {
      source = try SourceText(decoding: bytes)
    } catch {
      return FixResult(bytes: bytes, fixes: 0, report: lint(bytes, path: path, isNamed: isNamed))
    }
    var text = source.bytes
    var fixes = 0
    for _ in 0..<Self.maximumRounds {
      let candidates = relevant(lint(text, path: path, isNamed: isNamed).findings).compactMap(\.fix)
        .filter { $0.isSafe || includesUnsafe }
      let application = FixApplication(of: candidates.map(\.edits), to: text)
      guard !application.applied.isEmpty, application.text != text else { break }
      text = application.text
      fixes += application.applied.count
    }
    let fixed = fixes == 0 ? bytes : source.encodedFile(text)
    return FixResult(bytes: fixed, fixes: fixes, report: lint(fixed, path: path, isNamed: isNamed))
  }
}
