extension String {
  /// The text with a space inserted into every `##` and `::`, so that no part of it is a command in the log of a CI
  /// system.
  ///
  /// Azure Pipelines runs `##vso[…]` and GitHub Actions `##[…]` anywhere in a line, and `::…::` at its start.
  var withoutCommands: String {
    var previous: Unicode.Scalar?
    return unicodeScalars.reduce(into: "") { result, scalar in
      if scalar == previous, scalar == "#" || scalar == ":" { result += " " }
      result.unicodeScalars.append(scalar)
      previous = scalar
    }
  }
}
