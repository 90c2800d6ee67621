internal import ArgumentParser
internal import Linting

/// The options `--config` and `--no-config`.
enum ConfigurationOption {
  static let help = ArgumentHelp(
    """
    Use this configuration for every file, instead of the nearest \(Configuration.fileName) in the file's folder or \
    a folder above it.
    """,
    valueName: "file")
  static let noConfigHelp: ArgumentHelp = "Do not read any configuration file."

  static var conflict: ValidationError {
    ValidationError("--config and --no-config can't be combined")
  }

  /// The configurations that the options select; reports an invalid one on standard error.
  ///
  /// - Throws: the exit code of an invalid configuration.
  static func configurations(
    _ path: String?, isDisabled: Bool, _ options: Linter.Options
  ) throws -> Configurations {
    do throws(ConfigurationError) {
      return try Configurations(isDisabled ? .none : path.map { .file($0) } ?? .nearest, options: options)
    } catch {
      throw exitCode(reporting: error)
    }
  }

  /// Writes an error to standard error.
  ///
  /// - Returns: the exit code of an invalid configuration.
  static func exitCode(reporting error: ConfigurationError) -> ExitCode {
    var errors = TextOutput.error
    errors.write("\(error)\n")
    errors.flush()
    return ExitCode(2)
  }
}
