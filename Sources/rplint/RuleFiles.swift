internal import ArgumentParser
internal import Linting
internal import Reporting

/// The rule files of `--rules`.
enum RuleFiles {
  static let help = ArgumentHelp(
    "Add the rules in a file; rules/README.md describes the format. Repeatable.", valueName: "file")

  /// Reads the files; an invalid one is a usage error.
  static func rules(in paths: [String]) throws -> AddedRules {
    var added = AddedRules()
    for path in paths {
      do {
        try added.add(try FileReading.bytes(at: path), path: path)
      } catch let error as UserFileErrors {
        throw ValidationError(error.errors.map(\.description.visible).joined(separator: "\n"))
      } catch let error as SystemError {
        throw ValidationError("\(path.visible): \(error)")
      }
    }
    return added
  }
}
