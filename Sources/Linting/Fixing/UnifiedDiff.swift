/// Writes what changed in a file in the form that `patch -p1` and `git apply` take.
public enum UnifiedDiff {
  /// How many unchanged lines stand around a change.
  private static let context = 3

  /// The difference of two contents of a file; empty where there is none.
  ///
  /// Lines end at LF and are written byte for byte, so that any encoding and any line end comes through.
  ///
  /// - Parameter path: relative to where the difference is to be applied; a leading `/` or `./` is left out.
  public static func text(old: [UInt8], new: [UInt8], path: String) -> [UInt8] {
    guard old != new else { return [] }
    let (old, new) = (DiffLines(of: old), DiffLines(of: new))
    var text = Array("--- \(DiffPath.written(path, under: "a"))\n+++ \(DiffPath.written(path, under: "b"))\n".utf8)
    for hunk in hunks(of: LineComparison.changes(from: old, to: new)) {
      write(hunk, from: old, to: new, into: &text)
    }
    return text
  }

  /// Changes that are so close to each other that their contexts meet.
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
    let behind = min(context, old.lines.count - last.old.upperBound)
    let oldRange = first.old.lowerBound - before..<last.old.upperBound + behind
    let newRange = first.new.lowerBound - before..<last.new.upperBound + behind
    text += "@@ -\(extent(oldRange)) +\(extent(newRange)) @@\n".utf8
    var position = oldRange.lowerBound
    for change in hunk {
      old.write(position..<change.old.lowerBound, sign: " ", into: &text)
      old.write(change.old, sign: "-", into: &text)
      new.write(change.new, sign: "+", into: &text)
      position = change.old.upperBound
    }
    old.write(position..<oldRange.upperBound, sign: " ", into: &text)
  }

  /// First line, from 1, and count; an empty range names the line before it.
  private static func extent(_ range: Range<Int>) -> String {
    let first = range.isEmpty ? range.lowerBound : range.lowerBound + 1
    return range.count == 1 ? "\(first)" : "\(first),\(range.count)"
  }
}

/// The lines of a text, each with its LF.
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

  fileprivate func write(_ range: Range<Int>, sign: Unicode.Scalar, into text: inout [UInt8]) {
    for line in lines[range] {
      text.append(UInt8(ascii: sign))
      text += line
      if line.last != 0x0A { text += "\n\\ No newline at end of file\n".utf8 }
    }
  }
}
