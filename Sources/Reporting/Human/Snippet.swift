internal import JSONText
internal import Linting

/// The columns that a source line takes on a terminal.
struct LineColumns {
  /// The number of columns before each scalar and before the end.
  private let offsets: [Int]

  init(_ line: String) {
    offsets = Snippet.columnOffsets(in: line)
  }

  /// Whether a line of at most `width` columns can show a range of scalars, if need be with an ellipsis on both sides.
  func canShow(_ range: Range<Int>, width: Int) -> Bool {
    let range = range.clamped(to: 0..<offsets.count - 1)
    return offsets[offsets.count - 1] <= width || offsets[range.upperBound] - offsets[range.lowerBound] <= width - 2
  }
}

/// A source line for display in a terminal or a log, with its highlighted parts underlined.
struct Snippet {
  /// The columns below a highlight.
  struct Underline: Equatable {
    let columns: Range<Int>
    /// The index of the first highlight with these columns.
    let highlight: Int

    /// `^`, then `~`.
    var text: String { "^" + String(repeating: "~", count: columns.count - 1) }
  }

  /// A scalar as displayed.
  private struct Cell {
    let text: String
    let columns: Int

    private init(_ scalar: Unicode.Scalar, after previous: Unicode.Scalar?) {
      let isCommand = scalar.startsCommand(after: previous)
      if (" "..."~").contains(scalar), !isCommand {
        text = String(scalar)
        columns = 1
        return
      }
      if scalar == "\t" {
        text = "    "
      } else if isCommand {
        text = " \(scalar)"
      } else {
        text = scalar.isHidden ? scalar.escape : String(Character(scalar))
      }
      columns = text.unicodeScalars.count > 1 ? text.utf8.count : scalar.terminalColumns
    }

    /// The scalars of a line, with a space in every `##` and `::`, as in `withoutCommands`.
    static func cells(of line: String) -> [Cell] {
      var previous: Unicode.Scalar?
      return line.unicodeScalars.map { scalar in
        defer { previous = scalar }
        return Cell(scalar, after: previous)
      }
    }
  }

  /// The line with hidden characters escaped, truncated around the highlights if it is too wide.
  let line: String
  /// The rows of underlines to show below the line; those in one row neither overlap nor touch.
  let rows: [[Underline]]

  /// - Parameters:
  ///   - highlights: ranges of `source`, in Unicode scalars from 0.
  ///   - width: the maximum width of `line`, in columns.
  init(_ source: String, highlights: [Range<Int>], width: Int) {
    let cells = Cell.cells(of: source)
    let highlights = highlights.map { $0.clamped(to: 0..<cells.count) }
    let window = Self.window(around: Self.union(of: highlights), in: cells, width: width)
    let prefix = window.lowerBound > 0 ? "…" : ""
    let suffix = window.upperBound < cells.count ? "…" : ""
    line = prefix + cells[window].map(\.text).joined() + suffix
    rows = Self.rows(
      highlights.map { highlight in
        let shown = highlight.clamped(to: window)
        let start = Self.columns(of: cells[window.lowerBound..<shown.lowerBound]) + prefix.count
        return start..<start + max(Self.columns(of: cells[shown]), 1)
      })
  }

  /// The number of columns before each scalar of a line and before its end.
  static func columnOffsets(in line: String) -> [Int] {
    Cell.cells(of: line).reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.columns) }
  }

  private static func union(of ranges: [Range<Int>]) -> Range<Int> {
    let start = ranges.map(\.lowerBound).min() ?? 0
    return start..<max(start, ranges.map(\.upperBound).max() ?? 0)
  }

  /// Puts each underline into the first row with space for it.
  private static func rows(_ ranges: [Range<Int>]) -> [[Underline]] {
    ranges.enumerated().reduce(into: [[Underline]]()) { rows, range in
      let underline = Underline(columns: range.element, highlight: range.offset)
      if rows.contains(where: { row in row.contains { $0.columns == underline.columns } }) { return }
      let row = rows.firstIndex { row in row.allSatisfy { !$0.touches(underline) } }
      if let row { rows[row].append(underline) } else { rows.append([underline]) }
    }
    .map { row in row.sorted { $0.columns.lowerBound < $1.columns.lowerBound } }
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

extension Snippet.Underline {
  fileprivate func touches(_ other: Self) -> Bool {
    columns.lowerBound <= other.columns.upperBound && other.columns.lowerBound <= columns.upperBound
  }
}
