internal import ArgumentParser
internal import Linting
internal import Reporting

/// `rplint config FILE`
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Print the configuration that applies to a file, and where each value comes from.")

  @Argument(help: "A file or folder, which need not be there; '-' stands for standard input.")
  var file: String

  @Option(help: ConfigurationOption.help)
  var config: String?

  @Flag(help: ConfigurationOption.noneHelp)
  var noConfig = false

  @Option(help: SwaggerOption.help)
  var swagger: [String] = []

  @Option(name: .customLong("rules"), help: RuleFiles.help)
  var ruleFiles: [String] = []

  func validate() throws {
    guard config == nil || !noConfig else { throw ConfigurationOption.contradiction }
  }

  func run() throws {
    var options = Linter.Options(added: try RuleFiles.rules(in: ruleFiles))
    options.swagger = try SwaggerOption.documents(extendedBy: swagger)
    let configurations = try ConfigurationOption.configurations(config, isNone: noConfig, options)
    let found: ConfigurationFile?
    do throws(BrokenConfiguration) {
      found = try configurations.file(inFolder: folder)
    } catch {
      throw ConfigurationOption.status(of: error)
    }
    var output = TextOutput.standard
    output.write(Self.text(of: [head(found)] + Self.rows(of: found?.configuration)))
    output.flush()
  }

  private var folder: String {
    let isFolder = (try? FileStatus(of: file, followsLinks: true))?.kind == .folder
    return file == "-" ? "." : isFolder ? file : PathName.folder(of: file)
  }

  /// A line: what is meant, its value, and where that comes from.
  private typealias Row = (name: String, value: String, origin: String)

  private func head(_ found: ConfigurationFile?) -> Row {
    let isGiven = config != nil || noConfig
    return ("configuration", found?.configuration.path ?? "none", isGiven ? "command line" : "default")
  }

  private static func rows(of configuration: Configuration?) -> [Row] {
    let settings = configuration?.settings ?? []
    return Configuration.Key.allCases.flatMap { key -> [Row] in
      let own = settings.filter { $0.key == key }.map { setting in
        (
          ([key.rawValue] + [setting.rule].compactMap(\.self)).joined(separator: " "), setting.value,
          "\(configuration?.path ?? ""):\(setting.line)"
        )
      }
      return own.isEmpty ? key.defaultMeaning.map { [(key.rawValue, $0, "default")] } ?? [] : own
    }
  }

  private static func text(of rows: [Row]) -> String {
    let rows = rows.map { (name: $0.name.visible, value: $0.value.visible, origin: $0.origin.visible) }
    let widths = (rows.map(\.name.count).max() ?? 0, rows.map(\.value.count).max() ?? 0)
    return rows.map { row in
      "\(row.name.padded(to: widths.0))  \(row.value.padded(to: widths.1))  \(row.origin)\n"
    }.joined()
  }
}

extension Configuration.Key {
  /// What holds where nothing is said; nil for what isn't about checks.
  fileprivate var defaultMeaning: String? {
    switch self {
    case .schema: nil
    case .minimumApiVersion, .ignore, .exclude: "none"
    case .apiVersion: "the newest"
    case .operation: "told by the body's shape"
    case .select: "all rules"
    case .severity: "each rule's own"
    }
  }
}
