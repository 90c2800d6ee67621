/// Writes the changes to a file in the format of `patch -p1` and `git apply`.
public enum UnifiedDiff {
  /// The number of unchanged lines around a change.
  private static let context = 3

  /// The diff between two contents of a file; empty if they are equal.
  ///
  /// Lines end at LF and are copied byte for byte, so any encoding and any newline is preserved.
  ///
  /// - Parameter path: relative to the directory in which the diff is applied; a leading `/` or `./` is dropped.
  public static func text(old: [UInt8], new: [UInt8], path: String) -> [UInt8] {
    guard old != new else { return [] }
    let (old, new) = (DiffLines(of: old), DiffLines(of: new))
    var text = Array("--- \(DiffPath.formatted(path, under: "a"))\n+++ \(DiffPath.formatted(path, under: "b"))\n".utf8)
    for hunk in hunks(of: LineComparison.changes(from: old, to: new)) {
      write(hunk, from: old, to: new, into: &text)
    }
    return text
  }

  /// Groups changes whose context lines adjoin or overlap.
  private static func hunks(of changes: [LineChange]) -> [[LineChange]] {
    changes.reduce(into: []) { hunks, change in
      if let last = hunks.last?.last, change.old.lowerBound - last.old.upperBound <= 2 * context {
        hunks[hunks.count - 1].append(change)
      } else {
        hunks.append([change])
      }
    }
  }

  private static func write(_ hunk: [LineChange], from old: DiffLines, to new: DiffLines, into text: inout [UInt8]) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let before = min(context, first.old.lowerBound)
    let after = min(context, old.lines.count - last.old.upperBound)
    let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
    let newRange = first.new.lowerBound - before..<last.new.upperBound + after
    text += "@@ -\(extent(oldRange)) +\(extent(newRange)) @@\n".utf8
    var position = oldRange.lowerBound
    for change in hunk {
      old.write(position..<change.old.lowerBound, prefix: " ", into: &text)
      old.write(change.old, prefix: "-", into: &text)
      new.write(change.new, prefix: "+", into: &text)
      position = change.old.upperBound
    }
    old.write(position..<oldRange.upperBound, prefix: " ", into: &text)
  }

  /// The 1-based first line and the count; an empty range names the line before it.
  private static func extent(_ range: Range<Int>) -> String {
    let first = range.isEmpty ? range.lowerBound : range.lowerBound + 1
    return range.count == 1 ? "\(first)" : "\(first),\(range.count)"
  }
}

/// The lines of a text, each including its LF.
struct DiffLines {
  let lines: [ArraySlice<UInt8>]

  init(of text: [UInt8]) {
    var lines: [ArraySlice<UInt8>] = []
    var rest = text[...]
    while let end = rest.firstIndex(of: 0x0A) {
      lines.append(rest[...end])
      rest = rest[(end + 1)...]
    }
    self.lines = rest.isEmpty ? lines : lines + [rest]
  }

  fileprivate func write(_ range: Range<Int>, prefix: Unicode.Scalar, into text: inout [UInt8]) {
    for line in lines[range] {
      text.append(UInt8(ascii: prefix))
      text += line
      if line.last != 0x0A { text += "\n\\ No newline at end of file\n".utf8 }
    }
  }
}
