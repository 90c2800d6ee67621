extension String {
  /// The text with scalars replaced by their escape sequences, in one pass.
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
