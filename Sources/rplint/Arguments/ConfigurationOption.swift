internal import ArgumentParser
internal import Linting
internal import Reporting
internal import Swagger

/// The options `--config` and `--no-config`.
struct ConfigurationOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      """
      Use this configuration for every file, instead of the nearest \(Configuration.fileName) in the file's folder or \
      a folder above it.
      """,
      valueName: "file"), completion: NameCompletion.json)
  var config: String?

  @Flag(help: "Do not read any configuration file.")
  var noConfig = false

  func validate() throws {
    guard config == nil || !noConfig else { throw ValidationError("--config and --no-config can't be combined") }
  }

  /// The settings from the command line.
  ///
  /// - Parameters:
  ///   - published: the published Swagger files.
  ///   - options: returns the linter's options, given the definitions to check requests against.
  static func defaults(
    published: [PublishedSwagger], _ options: (SwaggerDocuments) throws -> Linter.Options
  ) throws -> Configurations.Defaults {
    let documents = try SwaggerOption.documents(extendedBy: published)
    var options = try options(documents)
    options.swagger = documents
    options.today = currentDate()
    return Configurations.Defaults(options: options, published: published)
  }

  /// What the options select.
  var choice: Configurations.Choice { noConfig ? .none : config.map { .file($0) } ?? .nearest }

  /// The configurations that the options select; reports an invalid one on standard error.
  ///
  /// - Throws: the exit code of an invalid configuration.
  func configurations(_ defaults: Configurations.Defaults) throws -> Configurations {
    try Self.configurations(choice, defaults)
  }

  static func configurations(
    _ choice: Configurations.Choice, _ defaults: Configurations.Defaults
  ) throws -> Configurations {
    do throws(ConfigurationError) {
      return try Configurations(choice, defaults)
    } catch {
      throw exitCode(reporting: error)
    }
  }

  /// Writes notes about configurations that were not used to standard error.
  static func reportRefusals(of configurations: Configurations) {
    let refused = configurations.refused
    guard !refused.isEmpty else { return }
    var errors = TextOutput.error
    for path in refused {
      errors.write(
        "rplint: \(path.visible): not used, because another user can change it; name it with --config to use it\n")
    }
    errors.flush()
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
