import JSONText
import Swagger
import Testing

@testable import Linting

/// Tests reading `.rplint.json` files and reporting their errors.
@Suite struct ConfigurationTests {
  private static let complete = """
    {
      "$schema": "https://example.com/rplint.json",
      "minimumApiVersion": "2023-03-01",
      "apiVersion": "2025-04-01",
      "operation": "restorepoints_create",
      "select": ["RP3", "invalid-json"],
      "ignore": ["RP301"],
      "severity": { "RP3": "info", "RP302": "error" },
      "exclude": ["old/", "*.tmp.json"]
    }
    """

  private func configuration(
    _ text: String, files: [String: String] = [:], path: String = "c.json"
  ) throws(UserFileErrors) -> Configuration {
    let sources = ConfigurationSources { (path) throws(SwaggerFileFailure) in
      guard let text = files[path] else { throw SwaggerFileFailure("No such file or directory") }
      return Array(text.utf8)
    }
    return try Configuration(Array(text.utf8), path: path, from: sources)
  }

  @Test func everyKeyIsRead() throws {
    let configuration = try configuration(Self.complete)
    #expect(configuration.values.minimumApiVersion == APIVersion("2023-03-01"))
    #expect(configuration.values.apiVersion == "2025-04-01")
    #expect(configuration.values.operation == "RestorePoints_Create")
    #expect(configuration.values.selection.selected == Set([1, 301, 302, 303, 304, 305, 306].map { RuleID($0) }))
    #expect(configuration.values.selection.ignored == [RuleID(301)])
    #expect(configuration.values.selection.severities[RuleID(301)] == .info)
    #expect(configuration.values.selection.severities[RuleID(302)] == .error)
    #expect(configuration.exclude.contain([Array("old".utf8), Array("a.json".utf8)]))
    #expect(!configuration.exclude.contain([Array("a.json".utf8)]))
  }

  @Test func settingsIncludeTheirLines() throws {
    let settings = try configuration(Self.complete).settings(for: Configuration.Selector())
    #expect(
      settings.map { "\($0.line) \($0.key.rawValue) \($0.rule ?? "-") \($0.value)" } == [
        "3 minimumApiVersion - 2023-03-01", "4 apiVersion - 2025-04-01", "5 operation - restorepoints_create",
        "6 select - RP3, invalid-json", "7 ignore - RP301", "8 severity RP3 info", "8 severity RP302 error",
        "9 exclude - old/, *.tmp.json",
      ])
  }

  @Test(arguments: ["{}", #"{ "select": null, "exclude": [], "ignore": [] }"#, "\u{FEFF}{}\r\n"])
  func everyKeyIsOptional(text: String) throws {
    let configuration = try configuration(text)
    #expect(configuration.values.minimumApiVersion == nil && configuration.values.operation == nil)
    #expect(configuration.values.selection.selected == nil && configuration.values.selection.ignored.isEmpty)
    #expect(configuration.exclude.isEmpty && configuration.isUniform)
  }

  @Test(arguments: [
    ("{ \"select\": [\"RP1\" \"RP2\"] }", "1:19: missing comma"),
    ("[]", "1:1: expected an object, but found an array"),
    ("{ \"ignores\": [] }", "1:3: unknown key 'ignores'; did you mean 'ignore'?"),
    ("{\n  \"minimumApiVersion\": 2023\n}", "2:24: expected a string, but found an integer"),
    (#"{ "minimumApiVersion": "2023-3-1" }"#, "1:24: '2023-3-1' is not a date of the form YYYY-MM-DD"),
    (#"{ "apiVersion": "2023-13-01" }"#, "1:17: '2023-13-01' is not a valid date"),
    (#"{ "select": "RP1" }"#, "1:13: expected an array, but found a string"),
    (#"{ "select": [] }"#, "1:13: the array must not be empty"),
    (#"{ "ignore": ["RP1", 7] }"#, "1:21: expected a string, but found an integer"),
    (#"{ "ignore": ["RP999"] }"#, "1:14: unknown rule 'RP999'; 'rplint rules' lists all rules"),
    (
      #"{ "ignore": ["read-only-propery"] }"#,
      "1:14: unknown rule 'read-only-propery'; did you mean 'read-only-property'?"
    ),
    (#"{ "severity": { "RP101": "off" } }"#, "1:26: 'off' is not one of 'info', 'warning', 'error'"),
    (#"{ "severity": { "nothing": "info" } }"#, "1:17: unknown rule 'nothing'; 'rplint rules' lists all rules"),
    (#"{ "severity": ["RP101"] }"#, "1:15: expected an object, but found an array"),
    (#"{ "exclude": [""#, "1:16: cut off: "),
    (#"{ "$schema": 1 }"#, "1:14: expected a string, but found an integer"),
    (#"{ "baseline": "" }"#, "1:15: expected the path of a file, but found an empty string"),
    (#"{ "ignore": [], "ignore": [] }"#, "1:17: duplicate key 'ignore'"), ("", "1:1: "),
  ])
  func anErrorIncludesItsPosition(text: String, message: String) {
    let error = #expect(throws: UserFileErrors.self) { try configuration(text) }
    #expect(error?.description.hasPrefix("c.json:" + message) == true, "\(error?.description ?? "")")
    #expect(error?.errors.count == 1)
  }

  @Test func anUnknownOperationSuggestsTheNearest() {
    let error = #expect(throws: UserFileErrors.self) { try configuration(#"{ "operation": "RestorePoint_Create" }"#) }
    #expect(error?.description.hasSuffix("did you mean 'RestorePoints_Create'?") == true)
  }

  @Test func theCommandLineTakesPrecedence() throws {
    let configuration = try configuration(Self.complete)
    let given = Linter.Options(
      operation: "Disks_CreateOrUpdate", apiVersion: "2024-03-01",
      selection: RuleSelection(selected: [RuleID(301)], severities: [RuleID(302): .warning]))
    let options = given.overriding(configuration)
    #expect(options.operation == "Disks_CreateOrUpdate" && options.apiVersion == "2024-03-01")
    #expect(options.selection.selected == [RuleID(301)] && options.selection.ignored.isEmpty)
    #expect(options.selection.severities[RuleID(302)] == .warning)
    #expect(options.selection.severities[RuleID(303)] == .info)
    #expect(options.minimumApiVersion == APIVersion("2023-03-01"))
  }

  @Test func rulesIgnoredOnTheCommandLineAreAddedToThoseInTheFile() throws {
    let given = Linter.Options(selection: RuleSelection(ignored: [RuleID(302)]))
    let selection = given.overriding(try configuration(Self.complete)).selection
    #expect(selection.ignored == [RuleID(301), RuleID(302)])
    #expect(selection.selected?.contains(RuleID(303)) == true)
  }

  @Test func commentsAndTrailingCommasAreAllowed() throws {
    let configuration = try configuration("// ours\n{ /* old */ \"ignore\": [\"RP101\", ], }\n")
    #expect(configuration.values.selection.ignored == [RuleID(101)])
  }

  @Test func allErrorsAreReported() {
    let text = """
      {
        "ignores": [],
        "select": ["RP999", 1, "RP101"],
        "failOn": "warn",
        "severity": { "RP101": "off", "RP998": "info" },
        "overrides": [{ "files": "a", "ignore": "RP1" }, { "ignore": [] }],
      }
      """
    #expect {
      try configuration(text)
    } throws: { error in
      (error as? UserFileErrors)?.errors.map { "\($0.position.line):\($0.position.column)" } == [
        "2:3", "3:14", "3:23", "4:13", "5:26", "5:33", "6:43", "6:52",
      ]
    }
  }

  @Test func aConfigurationExtendsAnother() throws {
    let files = [
      "org/base.json":
        #"{ "minimumApiVersion": "2022-03-01", "apiVersion": "2024-03-01", "ignore": ["RP101"], "severity": { "RP3": "info" }, "failOn": "error", "exclude": ["a"] }"#
    ]
    let text = #"{ "extends": "org/base.json", "apiVersion": "2025-04-01", "ignore": ["RP102"], "exclude": ["b"] }"#
    let configuration = try configuration(text, files: files)
    #expect(configuration.values.minimumApiVersion == APIVersion("2022-03-01"))
    #expect(configuration.values.apiVersion == "2025-04-01")
    #expect(configuration.values.selection.ignored == [RuleID(101), RuleID(102)])
    #expect(configuration.values.selection.severities[RuleID(301)] == .info)
    #expect(configuration.failOn == .error)
    #expect(["a", "b", "c"].map { configuration.exclude.contain([Array($0.utf8)]) } == [true, true, false])
    #expect(
      configuration.settings(for: Configuration.Selector()).map {
        "\($0.path):\($0.line) \($0.key.rawValue) \($0.value)"
      }
        == [
          "org/base.json:1 minimumApiVersion 2022-03-01", "org/base.json:1 ignore RP101",
          "org/base.json:1 severity info",
          "org/base.json:1 failOn error", "org/base.json:1 exclude a", "c.json:1 extends org/base.json",
          "c.json:1 apiVersion 2025-04-01", "c.json:1 ignore RP102", "c.json:1 exclude b",
        ])
  }

  @Test(arguments: [
    (#"{ "extends": "c.json" }"#, [:], "c.json:1:14: 'c.json' extends itself"),
    (#"{ "extends": "a.json" }"#, ["a.json": #"{ "extends": "c.json" }"#], "a.json:1:14: 'c.json' extends itself"),
    (
      #"{ "extends": "a.json" }"#, ["a.json": #"{ "ignore": 1 }"#],
      "a.json:1:13: expected an array, but found an integer"
    ),
    (#"{ "extends": "a.json" }"#, [:], "c.json:1:14: 'a.json': No such file or directory"),
    (#"{ "extends": "a.txt" }"#, [:], "c.json:1:14: 'a.txt' is not a file with the extension .json or .jsonc"),
    (
      #"{ "rules": ["a.json"] }"#, ["a.json": #"{ "rules": 1 }"#],
      "a.json:1:12: expected an array, but found an integer"
    ),
  ])
  func errorsInOtherFilesAreReportedThere(text: String, files: [String: String], message: String) {
    #expect { try configuration(text, files: files) } throws: { "\($0)" == message }
  }

  @Test func overridesApplyToSomeFiles() throws {
    let configuration = try configuration(
      #"{ "ignore": ["RP101"], "overrides": [{ "files": "old/", "ignore": ["RP102"], "severity": { "RP3": "info" } }, { "files": ["a.json"], "select": ["RP4"] }] }"#
    )
    func selection(_ path: String) -> RuleSelection {
      let components = path.split(separator: "/").map { Array($0.utf8) }
      return Linter.Options().overriding(configuration, for: configuration.selector(for: components)).selection
    }
    #expect(selection("b.json").ignored == [RuleID(101)] && selection("b.json").severities.isEmpty)
    #expect(selection("old/b.json").ignored == [RuleID(101), RuleID(102)])
    #expect(selection("old/b.json").severities[RuleID(301)] == .info)
    #expect(selection("old/a.json").ignored.isEmpty && selection("old/a.json").includes(RuleID(401)))
    #expect(!selection("a.json").includes(RuleID(301)))
  }
}
