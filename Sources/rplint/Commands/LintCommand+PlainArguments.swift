/// Reading usual arguments without the argument parser.
///
/// Setting up the parser takes longer than checking a small file. A test compares the result with that of the parser.
extension LintCommand {
  /// The command for arguments that are only paths and the most common options; nil for all others, which are left to
  /// the parser.
  init?(plain arguments: [String]) {
    self = Self.withDefaults()
    var arguments = arguments[...]
    while let argument = arguments.popFirst() {
      switch argument {
      case "--no-config": configurationOption.noConfig = true
      case "--quiet": quiet = true
      case "--fix": fix = true
      case "--operation": guard Self.read(&operation, from: &arguments) else { return nil }
      case "--api-version": guard Self.read(&apiVersion, from: &arguments) else { return nil }
      case "--select": guard Self.read(&select, from: &arguments) else { return nil }
      case "--ignore": guard Self.read(&ignore, from: &arguments) else { return nil }
      case "--config": guard Self.read(&configurationOption.config, from: &arguments) else { return nil }
      case let path where Self.isPlain(path): paths.append(path)
      default: return nil
      }
    }
    guard (try? configurationOption.validate()) != nil, (try? validate()) != nil else { return nil }
  }

  /// Whether an argument is certainly not an option.
  private static func isPlain(_ argument: String) -> Bool { !argument.isEmpty && !argument.hasPrefix("-") }

  /// Reads the value of an option that may be given once.
  private static func read(_ option: inout String?, from arguments: inout ArraySlice<String>) -> Bool {
    guard option == nil, let value = arguments.popFirst(), isPlain(value) else { return false }
    option = value
    return true
  }

  /// A command whose properties have the values that the parser gives to those that aren't mentioned.
  private static func withDefaults() -> LintCommand {
    var command = LintCommand()
    command.paths = []
    command.operation = nil
    command.apiVersion = nil
    command.swagger = []
    command.ruleFiles = []
    command.select = nil
    command.ignore = nil
    command.severity = []
    command.configurationOption = ConfigurationOption()
    command.configurationOption.config = nil
    command.configurationOption.noConfig = false
    command.forceExclude = false
    command.fix = false
    command.unsafeFixes = false
    command.diff = false
    command.baseline = nil
    command.writeBaseline = nil
    command.addSuppressions = false
    command.reason = nil
    command.format = []
    command.showSkipped = false
    command.requireRequests = false
    command.failOn = nil
    command.color = .auto
    command.maxFindings = nil
    command.quiet = false
    command.statistics = false
    command.stdinFilename = nil
    command.stream = false
    command.recordID = nil
    command.maxFileSize = nil
    command.jobs = nil
    return command
  }
}
