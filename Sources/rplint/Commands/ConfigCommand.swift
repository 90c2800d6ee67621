internal import ArgumentParser
internal import Linting
internal import Reporting

/// `rplint config FILE`
struct ConfigCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "Print a file's configuration, and where each value comes from.")

  @Argument(help: "A file or folder, which need not exist; '-' is standard input.", completion: .file())
  var file: String

  @OptionGroup var options: CheckOptions

  func run() throws {
    let configurations = try options.configurations()
    let found: ConfigurationFile?
    do throws(ConfigurationError) {
      found = try configurations.file(inDirectory: directory)
    } catch {
      throw ConfigurationOption.exitCode(reporting: error)
    }
    ConfigurationOption.reportRefusals(of: configurations)
    try TextOutput.print(Self.text(of: [header(found)] + rows(of: found)))
  }

  private var isDirectory: Bool { (try? FileStatus(of: file, followsLinks: true))?.kind == .directory }

  private var directory: String { file == "-" ? "." : isDirectory ? file : PathName.directory(of: file) }

  /// A setting, its value, and where the value comes from.
  private typealias Row = (name: String, value: String, origin: String)

  private func header(_ found: ConfigurationFile?) -> Row {
    let origin = options.configurationOption.choice == .nearest ? "default" : "command line"
    return ("configuration", found?.configuration.path ?? "none", origin)
  }

  private func rows(of found: ConfigurationFile?) -> [Row] {
    let selector = isDirectory ? nil : found?.selector(for: file, inDirectory: directory)
    let settings = found?.configuration.settings(for: selector ?? Configuration.Selector()) ?? []
    return Configuration.Key.allCases.flatMap { key -> [Row] in
      let own = settings.filter { $0.key == key }.map { setting in
        (
          ([key.rawValue] + [setting.rule].compactMap(\.self)).joined(separator: " "), setting.value,
          "\(setting.path):\(setting.line)"
        )
      }
      return own.isEmpty ? key.defaultDescription.map { [(key.rawValue, $0, "default")] } ?? [] : own
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
  /// The value of a key that is not set; nil for a key that is not shown then.
  fileprivate var defaultDescription: String? {
    switch self {
    case .schema, .extends, .include, .rules, .swagger, .suppressions, .overrides: nil
    case .minimumApiVersion, .ignore, .exclude, .baseline: "none"
    case .apiVersion: "the newest"
    case .operation: "inferred from the body"
    case .select: "all rules"
    case .failOn: FailureThreshold.warning.rawValue
    case .severity: "the rule's default"
    }
  }
}
