extension String {
  /// Replaces every occurrence of `target`, compared by Unicode scalars so that it matches before a combining mark, too.
  func replacingScalars(_ target: String, with replacement: String) -> String {
    String(String.UnicodeScalarView(unicodeScalars.replacing(target.unicodeScalars, with: replacement.unicodeScalars)))
  }

  /// Splits the string at every occurrence of `separator`, compared by Unicode scalars.
  func splitScalars(by separator: String) -> [String] {
    let marker: Unicode.Scalar = "\u{1}"
    return replacingScalars(separator, with: String(marker)).unicodeScalars.split(
      separator: marker, omittingEmptySubsequences: false
    )
    .map { String($0) }
  }

  /// The string without leading spaces.
  var withoutIndentation: String { String(unicodeScalars.drop { $0 == " " }) }
}
