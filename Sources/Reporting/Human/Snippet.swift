internal import Linting

/// A source line as a terminal shows it, with the line under it that marks the fault.
struct Snippet {
  /// One scalar as it is shown.
  private struct Cell {
    let text: String
    let columns: Int

    init(_ scalar: Unicode.Scalar) {
      if scalar == "\t" {
        text = "    "
      } else {
        text = scalar.isHidden ? scalar.escape : String(Character(scalar))
      }
      columns = scalar == "\t" || scalar.isHidden ? text.utf8.count : scalar.terminalColumns
    }
  }

  /// The line, without control characters, cut around the mark where it is longer than `width`.
  let line: String
  /// Blanks, `^` and `~` under it.
  let underline: String

  /// - Parameter width: The columns that `line` may take.
  init(_ excerpt: LocatedFinding.Excerpt, width: Int) {
    let cells = excerpt.line.unicodeScalars.map(Cell.init)
    let mark = excerpt.marked.clamped(to: 0..<cells.count)
    let shown = Self.window(around: mark, in: cells, width: width)
    let head = shown.lowerBound > 0 ? "…" : ""
    let tail = shown.upperBound < cells.count ? "…" : ""
    line = head + cells[shown].map(\.text).joined() + tail

    let before = Self.columns(of: cells[shown.lowerBound..<mark.lowerBound]) + head.count
    let under = Self.columns(of: cells[mark.lowerBound..<min(mark.upperBound, shown.upperBound)])
    underline = String(repeating: " ", count: before) + "^" + String(repeating: "~", count: max(under - 1, 0))
  }

  private static func columns(of cells: ArraySlice<Cell>) -> Int { cells.reduce(0) { $0 + $1.columns } }

  /// As much of the line as fits: the mark from its start, then what stands around it, evenly.
  private static func window(around mark: Range<Int>, in cells: [Cell], width: Int) -> Range<Int> {
    guard columns(of: cells[...]) > width else { return 0..<cells.count }
    var room = width - 2
    var lower = mark.lowerBound
    var upper = mark.lowerBound
    func takes(_ index: Int, until limit: Int = cells.count) -> Bool {
      guard index >= 0, index < limit, cells[index].columns <= room else { return false }
      room -= cells[index].columns
      return true
    }
    while takes(upper, until: mark.upperBound) { upper += 1 }
    var isGrowing = upper == mark.upperBound
    while isGrowing {
      let isTakenLeft = takes(lower - 1)
      if isTakenLeft { lower -= 1 }
      let isTakenRight = takes(upper)
      if isTakenRight { upper += 1 }
      isGrowing = isTakenLeft || isTakenRight
    }
    return lower..<upper
  }
}
