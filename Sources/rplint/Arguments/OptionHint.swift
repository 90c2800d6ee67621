/// What rplint calls the options of other tools.
enum OptionHint {
  /// By the option's name elsewhere: how to do the same with rplint.
  private static let hints = [
    "--exit-zero": "use '--fail-on never'",
    "--max-warnings": "use '--fail-on' to set the lowest severity that fails",
    "--level": "use '--fail-on' to set the lowest severity that fails",
    "--output-file": "use '--format FORMAT=FILE'",
    "--output": "use '--format FORMAT=FILE'",
    "-o": "use '--format FORMAT=FILE'",
    "--output-format": "use '--format'",
    "-f": "use '--format'",
    "--reporter": "use '--format'",
    "--json": "use '--format json'",
    "--sarif": "use '--format sarif'",
    "--list-rules": "use the command 'rplint rules'",
    "--rule": "use the command 'rplint explain RULE', or '--select' to run only some rules",
    "--explain": "use the command 'rplint explain RULE'",
    "--print-config": "use the command 'rplint config FILE'",
    "--init": "use the command 'rplint init'",
    "--add-noqa": "use '--add-suppressions'",
    "--suppress-all": "use '--add-suppressions' or '--write-baseline'",
    "--update-baseline": "use '--write-baseline'",
    "--enable": "use '--select'",
    "--only": "use '--select'",
    "--disable": "use '--ignore'",
    "--skip": "use '--ignore'",
    "--exclude": "use 'exclude' in .rplint.json",
    "--no-color": "use '--color never'",
    "--verbose": "use '--statistics' for more numbers, or '--version' for the version",
    "-v": "use '--version' for the version, or '--statistics' for more numbers",
    "-V": "use '--version'",
    "-q": "use '--quiet'",
    "--silent": "use '--quiet'",
    "-c": "use '--config'",
    "-j": "use '--jobs'",
    "--threads": "use '--jobs'",
    "--dry-run": "use '--diff'",
    "--fix-dry-run": "use '--diff'",
    "--check": "use rplint without '--fix': it never changes files then",
    "--unsafe": "use '--unsafe-fixes'",
    "--stdin": "use '-' in place of a path",
    "--stdin-filepath": "use '--stdin-filename'",
    "--recursive": "name the folder: folders are always searched with their subfolders",
    "-r": "name the folder: folders are always searched with their subfolders",
  ]

  /// The message for the first argument that is another tool's option, or a file that looks like an option.
  ///
  /// - Parameter arguments: arguments that are invalid for linting.
  static func message(for arguments: [String]) -> String? {
    let options = arguments.prefix { $0 != "--" }.filter { $0.hasPrefix("-") && $0 != "-" }
    return options.lazy.compactMap { option in
      if FileStatus.exists(option) {
        return "'\(option)' looks like an option; to check the file, write './\(option)', or '--' before the paths"
      }
      let name = option.split(separator: "=").first.map(String.init) ?? option
      return hints[name].map { "unknown option '\(name)'; \($0)" }
    }.first
  }
}
