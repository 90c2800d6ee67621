internal import ArgumentParser

/// An option value from a fixed set of words.
///
/// Implements what the argument parser would otherwise find out by searching through all conformances.
protocol NamedChoice: ExpressibleByArgument, CaseIterable, RawRepresentable<String> {}

extension NamedChoice {
  init?(argument: String) { self.init(rawValue: argument) }

  var defaultValueDescription: String { rawValue }

  static var allValueStrings: [String] { allCases.map { $0.rawValue } }
}
