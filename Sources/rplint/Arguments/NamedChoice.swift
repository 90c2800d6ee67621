internal import ArgumentParser
internal import Linting

/// An option value from a fixed set of words.
///
/// Implements what the argument parser would otherwise find out by searching through all conformances.
protocol NamedChoice: ExpressibleByArgument, CaseIterable, RawRepresentable<String> {}

extension NamedChoice {
  init?(argument: String) { self.init(rawValue: argument) }

  var defaultValueDescription: String { rawValue }

  static var allValueStrings: [String] { allCases.map { $0.rawValue } }
}

/// The format of a list that is not a report.
enum ListFormat: String, CaseIterable, NamedChoice {
  case text, json
}

extension ValidationError {
  /// An unknown name, with the nearest of the known names, or else all of them.
  init(unknown kind: String, _ name: String, among known: [String]) {
    let nearest = known.nearest(to: name) ?? known.first { $0.lowercased().hasPrefix(name.lowercased()) }
    self.init(
      "unknown \(kind) '\(name)'; "
        + (nearest.map { "did you mean '\($0)'?" } ?? "expected one of \(known.joined(separator: ", "))"))
  }
}
