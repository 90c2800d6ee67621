internal import JSONText

extension String {
  /// The text with a space inserted into every `##` and `::`, so that no part of it is a command in the log of a CI
  /// system.
  public var withoutCommands: String {
    var previous: Unicode.Scalar?
    return unicodeScalars.reduce(into: "") { result, scalar in
      if scalar.startsCommand(after: previous) { result += " " }
      result.unicodeScalars.append(scalar)
      previous = scalar
    }
  }
}
