internal import ArgumentParser
internal import Linting
internal import Reporting

/// `rplint requests PATH…`
struct RequestsCommand: ParsableCommand {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "requests", abstract: "List what was found in files, and why the rest is not checked.",
    discussion: """
      Lists every file with its format, and what was found in it: requests with their operation, api-version and \
      resource, what looks like a request but can't be identified, and what is not a restore-point request. Ends with \
      the number of requests per operation and api-version.
      """)

  @Argument(help: "Files and folders; '-' reads standard input.", completion: .file())
  var paths: [String]

  @Option(help: "The format of the list.")
  var format = Format.text

  @OptionGroup var configurationOption: ConfigurationOption

  func run() throws {
    let defaults = try ConfigurationOption.defaults(published: []) { _ in
      var options = Linter.Options()
      options.keepsInventory = true
      return options
    }
    let configurations = try configurationOption.configurations(defaults)
    let run = LintRun(
      configurations: configurations, baselines: Baselines(.none, configurations), fixing: .none, jobs: nil
    )
    let report = RunReport(version: programVersion, files: run.results(of: paths).inputs.map(\.report))
    var output = TextOutput.standard
    switch format {
    case .text: TextInventoryReporter().write(report, to: &output)
    case .json: JSONInventoryReporter().write(report, to: &output)
    }
    output.flush()
    if report.summary.failed > 0 || !configurations.errors.isEmpty || output.failure != nil { throw ExitCode(2) }
  }
}
