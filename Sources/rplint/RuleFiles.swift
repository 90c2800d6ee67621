internal import ArgumentParser
internal import Linting
internal import Reporting

/// The files that `--rules` names.
enum RuleFiles {
  static let help = ArgumentHelp(
    "Add the rules of a file, which rules/README.md describes. Repeatable.", valueName: "file")

  /// Reads the files; a broken one is bad usage.
  static func rules(in paths: [String]) throws -> AddedRules {
    var added = AddedRules()
    for path in paths {
      do {
        try added.add(try FileReading.bytes(at: path), path: path)
      } catch let error as UserFileError {
        throw ValidationError(error.description.visible)
      } catch let error as SystemError {
        throw ValidationError("\(path.visible): \(error)")
      }
    }
    return added
  }
}
