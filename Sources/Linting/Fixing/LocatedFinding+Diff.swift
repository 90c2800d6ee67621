internal import JSONText

extension LocatedFinding {
  /// The maximum length in bytes of the text around a fix; a diff of longer lines would not be readable.
  private static let maximumDiffedLength = 1 << 14
  /// The number of unchanged lines around a change.
  private static let context = 1
  private static let newline = UInt8(ascii: "\n")

  /// The change that the finding's fix makes, as the lines of a unified diff without its header.
  ///
  /// Only the lines around the edits are compared, so that the time doesn't depend on the file's length.
  ///
  /// - Parameter file: the file on disk.
  /// - Returns: nil if there is no fix, the lines around it are very long, or the file isn't UTF-8.
  public func fixDiff(in file: [UInt8]) -> [String]? {
    guard let edits = fix?.edits, let first = edits.map(\.range.lowerBound).min(),
      let last = edits.map(\.range.upperBound).max(), first >= 0, last <= file.count,
      range.bytes.lowerBound <= file.count
    else { return nil }
    let start = Self.start(ofLinesBefore: first, in: file)
    let end = Self.end(ofLinesAfter: last, in: file)
    guard end - start <= Self.maximumDiffedLength else { return nil }
    let old = Array(file[start..<end])
    guard !old.contains(0), String(validating: old, as: UTF8.self) != nil else { return nil }
    let shifted = edits.map { edit in
      TextEdit(range: edit.range.lowerBound - start..<edit.range.upperBound - start, text: edit.text)
    }
    let hunks = UnifiedDiff.hunks(
      from: old, to: FixApplication(of: [shifted], to: old).text, firstLine: line(at: start, in: file))
    return String(decoding: hunks, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// The start of the context lines before the line at `offset`.
  private static func start(ofLinesBefore offset: Int, in file: [UInt8]) -> Int {
    var start = offset
    for count in 0...context {
      if count > 0, start > 0 { start -= 1 }
      while start > 0, file[start - 1] != newline { start -= 1 }
    }
    return start
  }

  /// The end of the context lines after the line at `offset`.
  private static func end(ofLinesAfter offset: Int, in file: [UInt8]) -> Int {
    var end = offset
    for _ in 0...context {
      while end < file.count, file[end] != newline { end += 1 }
      if end < file.count { end += 1 }
    }
    return end
  }

  /// The number of the line that starts at `offset`, counted from the finding's own line.
  private func line(at offset: Int, in file: [UInt8]) -> Int {
    let position = range.bytes.lowerBound
    return offset < position
      ? range.start.line - file[offset..<position].count { $0 == Self.newline }
      : range.start.line + file[position..<offset].count { $0 == Self.newline }
  }
}
