extension String {
  /// The width of the text in a terminal, if it has no hidden characters.
  var terminalColumns: Int { unicodeScalars.reduce(0) { $0 + $1.terminalColumns } }

  /// The text with its middle replaced by `…` if it is wider than a number of columns.
  func shortened(to columns: Int) -> String {
    guard terminalColumns > columns else { return self }
    let available = Swift.max(columns - 1, 0)
    let start = unicodeScalars.prefix(columns: available - available / 2)
    let end = unicodeScalars.reversed().prefix(columns: available / 2)
    return String(String.UnicodeScalarView(start)) + "…" + String(String.UnicodeScalarView(end.reversed()))
  }
}

extension Sequence<Unicode.Scalar> {
  /// The first scalars that fit into a number of columns.
  fileprivate func prefix(columns: Int) -> [Unicode.Scalar] {
    var available = columns
    return Array(
      prefix { scalar in
        available -= scalar.terminalColumns
        return available >= 0
      })
  }
}
