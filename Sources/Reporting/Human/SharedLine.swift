internal import JSONText
internal import Linting

/// A source line that consecutive findings can share.
struct SharedLine {
  private let number: Int
  private let text: String
  /// The maximum width of the line as shown, in columns.
  private let width: Int
  private let columns: LineColumns
  /// The part of the line with all highlights, in Unicode scalars from 0.
  private var highlighted: Range<Int>

  /// Nil if the finding has no source line.
  init?(_ finding: LocatedFinding, width: Int) {
    guard let excerpt = finding.excerpt else { return nil }
    self.width = width
    number = finding.range.start.line
    text = excerpt.line
    columns = LineColumns(excerpt.line)
    highlighted = excerpt.highlight
  }

  /// Adds a finding if it is on the line and can be shown together with the others; returns whether it was added.
  mutating func add(_ finding: LocatedFinding) -> Bool {
    guard finding.range.start.line == number, let excerpt = finding.excerpt, excerpt.line == text else { return false }
    let start = min(highlighted.lowerBound, excerpt.highlight.lowerBound)
    let union = start..<max(highlighted.upperBound, excerpt.highlight.upperBound)
    guard columns.canShow(union, width: width) else { return false }
    highlighted = union
    return true
  }
}
