internal import ArgumentParser
internal import Linting

/// The options that say how files are checked, for commands that don't check files themselves.
struct CheckOptions: ParsableArguments {
  @OptionGroup var configurationOption: ConfigurationOption

  @Option(help: SwaggerOption.help, completion: NameCompletion.json)
  var swagger: [String] = []

  @Option(name: .customLong("rules"), help: RuleFiles.help, completion: NameCompletion.json)
  var ruleFiles: [String] = []

  /// The configurations that the options select; reports an invalid one on standard error.
  func configurations() throws -> Configurations {
    let defaults = try ConfigurationOption.defaults(published: SwaggerOption.published(swagger)) { _ in
      Linter.Options(added: try RuleFiles.rules(in: ruleFiles))
    }
    return try configurationOption.configurations(defaults)
  }
}
