extension String {
  /// This text with every `piece` replaced; scalars are compared, so that no mark behind a piece hides it.
  func rewriting(_ piece: String, with replacement: String) -> String {
    String(String.UnicodeScalarView(unicodeScalars.replacing(piece.unicodeScalars, with: replacement.unicodeScalars)))
  }

  /// The pieces between the places where `separator` stands, as scalars.
  func pieces(between separator: String) -> [String] {
    let marker: Unicode.Scalar = "\u{1}"
    return rewriting(separator, with: String(marker)).unicodeScalars.split(
      separator: marker, omittingEmptySubsequences: false
    )
    .map { String($0) }
  }

  /// This text without the blanks that it starts with.
  var withoutIndentation: String { String(unicodeScalars.drop { $0 == " " }) }
}
