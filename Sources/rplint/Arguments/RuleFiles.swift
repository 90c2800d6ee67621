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
      added = try reading(path) { [added] bytes throws(UserFileErrors) in
        var added = added
        try added.add(bytes, path: path)
        return added
      }
    }
    return added
  }

  /// Passes the bytes of a file to `read`; an invalid file is a usage error.
  static func reading<Result>(
    _ path: String, _ read: ([UInt8]) throws(UserFileErrors) -> Result
  ) throws -> Result {
    do {
      return try read(try FileReading.bytes(at: path))
    } catch let error as UserFileErrors {
      throw ValidationError(error.errors.map(\.description.visible).joined(separator: "\n"))
    } catch let error as SystemError {
      throw ValidationError("\(path.visible): \(error)")
    }
  }
}
