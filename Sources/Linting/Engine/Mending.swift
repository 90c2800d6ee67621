internal import JSONText

/// What mending a file comes to.
public struct Mending: Sendable {
  /// The file as it is to be on disk; the old bytes if nothing is mended.
  public let bytes: [UInt8]
  /// How many fixes were made.
  public let fixes: Int
  /// What is left in the mended file.
  public let report: RunReport.File
}

extension Linter {
  /// More rounds than any file needs: each makes at least one fix, and nearly all fixes go into the first two.
  private static let mostRounds = 100

  /// Makes all fixes of a file that don't get in each other's way, again and again until none is left.
  ///
  /// The file keeps its encoding, and all bytes that no fix is about.
  ///
  /// - Parameters:
  ///   - bytes: the file as it is on disk.
  ///   - isNamed: whether the user named the file, rather than a folder with it.
  ///   - includesUnsafe: whether fixes that may change the meaning are made too.
  public func mend(_ bytes: [UInt8], path: String, isNamed: Bool, includesUnsafe: Bool) -> Mending {
    let source: SourceText
    do throws(EncodingError) {
      source = try SourceText(decoding: bytes)
    } catch {
      return Mending(bytes: bytes, fixes: 0, report: lint(bytes, path: path, isNamed: isNamed))
    }
    var text = source.bytes
    var fixes = 0
    for _ in 0..<Self.mostRounds {
      let mends = lint(text, path: path, isNamed: isNamed).findings.compactMap(\.fix)
        .filter { $0.isSafe || includesUnsafe }
      let application = FixApplication(of: mends.map(\.edits), to: text)
      guard !application.applied.isEmpty, application.text != text else { break }
      text = application.text
      fixes += application.applied.count
    }
    let mended = fixes == 0 ? bytes : source.encodedWhole(text)
    return Mending(bytes: mended, fixes: fixes, report: lint(mended, path: path, isNamed: isNamed))
  }
}
