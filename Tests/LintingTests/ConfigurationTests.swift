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

  private func configuration(_ text: String) throws(UserFileError) -> Configuration {
    try Configuration(Array(text.utf8), path: "c.json")
  }

  @Test func everyKeyIsRead() throws {
    let configuration = try configuration(Self.complete)
    #expect(configuration.minimumApiVersion == APIVersion("2023-03-01"))
    #expect(configuration.apiVersion == "2025-04-01")
    #expect(configuration.operation == "RestorePoints_Create")
    #expect(configuration.selection.selected == Set([1, 301, 302, 303, 304, 305, 306].map { RuleID($0) }))
    #expect(configuration.selection.ignored == [RuleID(301)])
    #expect(configuration.selection.severities[RuleID(301)] == .info)
    #expect(configuration.selection.severities[RuleID(302)] == .error)
    #expect(configuration.exclude == ["old/", "*.tmp.json"])
  }

  @Test func settingsIncludeTheirLines() throws {
    let settings = try configuration(Self.complete).settings
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
    #expect(configuration.minimumApiVersion == nil && configuration.operation == nil)
    #expect(configuration.selection.selected == nil && configuration.selection.ignored.isEmpty)
    #expect(configuration.exclude.isEmpty)
  }

  @Test(arguments: [
    ("{ \"select\": [\"RP1\",] }", "1:19: trailing comma before ']'"),
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
    (#"{ "ignore": [], "ignore": [] }"#, "1:17: duplicate key 'ignore'"), ("", "1:1: "),
  ])
  func anErrorIncludesItsPosition(text: String, message: String) {
    let error = #expect(throws: UserFileError.self) { try configuration(text) }
    #expect(error?.description.hasPrefix("c.json:" + message) == true, "\(error?.description ?? "")")
  }

  @Test func anUnknownOperationSuggestsTheNearest() {
    let error = #expect(throws: UserFileError.self) { try configuration(#"{ "operation": "RestorePoint_Create" }"#) }
    #expect(error?.message.hasSuffix("did you mean 'RestorePoints_Create'?") == true)
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
}
