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
    let header = "--- \(DiffPath.formatted(path, under: "a"))\n+++ \(DiffPath.formatted(path, under: "b"))\n"
    return Array(header.utf8) + hunks(from: old, to: new)
  }

  /// The diff without its header.
  ///
  /// - Parameter firstLine: the number of the first line of both contents.
  static func hunks(from old: [UInt8], to new: [UInt8], firstLine: Int = 1) -> [UInt8] {
    let (old, new) = (DiffLines(of: old), DiffLines(of: new))
    return hunks(of: LineComparison.changes(from: old, to: new)).reduce(into: []) { text, hunk in
      write(hunk, from: old, to: new, firstLine: firstLine, into: &text)
    }
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

  private static func write(
    _ hunk: [LineChange], from old: DiffLines, to new: DiffLines, firstLine: Int, into text: inout [UInt8]
  ) {
    guard let first = hunk.first, let last = hunk.last else { return }
    let before = min(context, first.old.lowerBound)
    let after = min(context, old.lines.count - last.old.upperBound)
    let oldRange = first.old.lowerBound - before..<last.old.upperBound + after
    let newRange = first.new.lowerBound - before..<last.new.upperBound + after
    text += "@@ -\(extent(oldRange, firstLine)) +\(extent(newRange, firstLine)) @@\n".utf8
    var position = oldRange.lowerBound
    for change in hunk {
      old.write(position..<change.old.lowerBound, prefix: " ", into: &text)
      old.write(change.old, prefix: "-", into: &text)
      new.write(change.new, prefix: "+", into: &text)
      position = change.old.upperBound
    }
    old.write(position..<oldRange.upperBound, prefix: " ", into: &text)
  }

  /// The number of the first line and the count; an empty range names the line before it.
  private static func extent(_ range: Range<Int>, _ firstLine: Int) -> String {
    let first = range.lowerBound + (range.isEmpty ? firstLine - 1 : firstLine)
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
