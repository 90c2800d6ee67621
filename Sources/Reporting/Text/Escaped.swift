extension String {
  /// The text with some scalars written differently, in one pass.
  func escaped(_ escapes: KeyValuePairs<Unicode.Scalar, String>) -> String {
    unicodeScalars.reduce(into: "") { text, scalar in
      if let escape = escapes.first(where: { $0.key == scalar }) {
        text += escape.value
      } else {
        text.unicodeScalars.append(scalar)
      }
    }
  }
}
