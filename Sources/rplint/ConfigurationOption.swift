internal import ArgumentParser
internal import Linting

/// The options `--config` and `--no-config`.
enum ConfigurationOption {
  static let help = ArgumentHelp(
    "The configuration of all files, in place of the nearest \(Configuration.fileName) upwards from each.",
    valueName: "file")
  static let noneHelp: ArgumentHelp = "Read no configuration file."

  static var contradiction: ValidationError {
    ValidationError("--config names a configuration, and --no-config wants none")
  }

  /// The configurations that the options ask for; a broken one that is named is told on standard error.
  ///
  /// - Throws: the exit status of a bad configuration.
  static func configurations(
    _ path: String?, isNone: Bool, _ options: Linter.Options
  ) throws -> Configurations {
    do throws(BrokenConfiguration) {
      return try Configurations(isNone ? .none : path.map { .file($0) } ?? .nearest, options: options)
    } catch {
      throw status(of: error)
    }
  }

  /// Tells of a fault on standard error.
  ///
  /// - Returns: the exit status of a bad configuration.
  static func status(of fault: BrokenConfiguration) -> ExitCode {
    var errors = TextOutput.error
    errors.write("\(fault)\n")
    errors.flush()
    return ExitCode(2)
  }
}
