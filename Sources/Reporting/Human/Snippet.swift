internal import Linting

/// A source line for display in a terminal, with its highlighted part underlined.
struct Snippet {
  /// A scalar as displayed.
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

  /// The line with hidden characters escaped, truncated around the highlight if it is too wide.
  let line: String
  /// The underline to show below the line: spaces, then `^`, then `~`.
  let underline: String

  /// - Parameter width: The maximum width of `line`, in columns.
  init(_ excerpt: LocatedFinding.Excerpt, width: Int) {
    let cells = excerpt.line.unicodeScalars.map(Cell.init)
    let highlight = excerpt.highlight.clamped(to: 0..<cells.count)
    let window = Self.window(around: highlight, in: cells, width: width)
    let prefix = window.lowerBound > 0 ? "…" : ""
    let suffix = window.upperBound < cells.count ? "…" : ""
    line = prefix + cells[window].map(\.text).joined() + suffix

    let indent = Self.columns(of: cells[window.lowerBound..<highlight.lowerBound]) + prefix.count
    let length = Self.columns(of: cells[highlight.lowerBound..<min(highlight.upperBound, window.upperBound)])
    underline = String(repeating: " ", count: indent) + "^" + String(repeating: "~", count: max(length - 1, 0))
  }

  private static func columns(of cells: ArraySlice<Cell>) -> Int { cells.reduce(0) { $0 + $1.columns } }

  /// The cells that fit into the width: first those of the highlight, from its start, then its context on both sides.
  private static func window(around highlight: Range<Int>, in cells: [Cell], width: Int) -> Range<Int> {
    guard columns(of: cells[...]) > width else { return 0..<cells.count }
    var available = width - 2
    var lower = highlight.lowerBound
    var upper = highlight.lowerBound
    func include(_ index: Int, limit: Int = cells.count) -> Bool {
      guard index >= 0, index < limit, cells[index].columns <= available else { return false }
      available -= cells[index].columns
      return true
    }
    while include(upper, limit: highlight.upperBound) { upper += 1 }
    var isGrowing = upper == highlight.upperBound
    while isGrowing {
      let grewLeft = include(lower - 1)
      if grewLeft { lower -= 1 }
      let grewRight = include(upper)
      if grewRight { upper += 1 }
      isGrowing = grewLeft || grewRight
    }
    return lower..<upper
  }
}
