import Swagger
import Testing

@testable import Linting

/// What a `.rplint.json` may say, and how its faults are told.
@Suite struct ConfigurationTests {
  private static let whole = """
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
    let configuration = try configuration(Self.whole)
    #expect(configuration.minimumApiVersion == APIVersion("2023-03-01"))
    #expect(configuration.apiVersion == "2025-04-01")
    #expect(configuration.operation == "RestorePoints_Create")
    #expect(configuration.selection.selected == Set([1, 301, 302, 303, 304, 305, 306].map { RuleID($0) }))
    #expect(configuration.selection.ignored == [RuleID(301)])
    #expect(configuration.selection.severities[RuleID(301)] == .info)
    #expect(configuration.selection.severities[RuleID(302)] == .error)
    #expect(configuration.exclude == ["old/", "*.tmp.json"])
  }

  @Test func settingsTellTheirLines() throws {
    let settings = try configuration(Self.whole).settings
    #expect(
      settings.map { "\($0.line) \($0.key.rawValue) \($0.rule ?? "-") \($0.value)" } == [
        "3 minimumApiVersion - 2023-03-01", "4 apiVersion - 2025-04-01", "5 operation - restorepoints_create",
        "6 select - RP3, invalid-json", "7 ignore - RP301", "8 severity RP3 info", "8 severity RP302 error",
        "9 exclude - old/, *.tmp.json",
      ])
  }

  @Test(arguments: ["{}", #"{ "select": null, "exclude": [], "ignore": [] }"#, "\u{FEFF}{}\r\n"])
  func nothingNeedBeSaid(text: String) throws {
    let configuration = try configuration(text)
    #expect(configuration.minimumApiVersion == nil && configuration.operation == nil)
    #expect(configuration.selection.selected == nil && configuration.selection.ignored.isEmpty)
    #expect(configuration.exclude.isEmpty)
  }

  @Test(arguments: [
    ("{ \"select\": [\"RP1\",] }", "1:19: trailing comma before ']'"),
    ("[]", "1:1: an object is expected, and this is an array"),
    ("{ \"ignores\": [] }", "1:3: unknown key 'ignores'; did you mean 'ignore'?"),
    ("{\n  \"minimumApiVersion\": 2023\n}", "2:24: a string is expected, and this is an integer"),
    (#"{ "minimumApiVersion": "2023-3-1" }"#, "1:24: '2023-3-1' is no date of the form YYYY-MM-DD"),
    (#"{ "apiVersion": "2023-13-01" }"#, "1:17: there is no day '2023-13-01'"),
    (#"{ "select": "RP1" }"#, "1:13: an array is expected, and this is a string"),
    (#"{ "select": [] }"#, "1:13: the array is empty"),
    (#"{ "ignore": ["RP1", 7] }"#, "1:21: a string is expected, and this is an integer"),
    (#"{ "ignore": ["RP999"] }"#, "1:14: no rule 'RP999'; 'rplint rules' lists them"),
    (#"{ "ignore": ["read-only-propery"] }"#, "1:14: no rule 'read-only-propery'; did you mean 'read-only-property'?"),
    (#"{ "severity": { "RP101": "off" } }"#, "1:26: 'off' is none of 'info', 'warning', 'error'"),
    (#"{ "severity": { "nothing": "info" } }"#, "1:17: no rule 'nothing'; 'rplint rules' lists them"),
    (#"{ "severity": ["RP101"] }"#, "1:15: an object is expected, and this is an array"),
    (#"{ "exclude": [""#, "1:16: cut off: "),
    (#"{ "$schema": 1 }"#, "1:14: a string is expected, and this is an integer"),
    (#"{ "ignore": [], "ignore": [] }"#, "1:17: 'ignore' stands here twice"), ("", "1:1: "),
  ])
  func aFaultIsToldWithItsPlace(text: String, complaint: String) {
    let error = #expect(throws: UserFileError.self) { try configuration(text) }
    #expect(error?.description.hasPrefix("c.json:" + complaint) == true, "\(error?.description ?? "")")
  }

  @Test func anUnknownOperationIsToldWithTheNearest() {
    let error = #expect(throws: UserFileError.self) { try configuration(#"{ "operation": "RestorePoint_Create" }"#) }
    #expect(error?.message.hasSuffix("did you mean 'RestorePoints_Create'?") == true)
  }

  @Test func theCommandLineWins() throws {
    let configuration = try configuration(Self.whole)
    let given = Linter.Options(
      operation: "Disks_CreateOrUpdate", apiVersion: "2024-03-01",
      selection: RuleSelection(selected: [RuleID(301)], severities: [RuleID(302): .warning]))
    let options = given.over(configuration)
    #expect(options.operation == "Disks_CreateOrUpdate" && options.apiVersion == "2024-03-01")
    #expect(options.selection.selected == [RuleID(301)] && options.selection.ignored.isEmpty)
    #expect(options.selection.severities[RuleID(302)] == .warning)
    #expect(options.selection.severities[RuleID(303)] == .info)
    #expect(options.minimumApiVersion == APIVersion("2023-03-01"))
  }

  @Test func rulesLeftOutOnTheCommandLineAddToThoseOfTheFile() throws {
    let given = Linter.Options(selection: RuleSelection(ignored: [RuleID(302)]))
    let selection = given.over(try configuration(Self.whole)).selection
    #expect(selection.ignored == [RuleID(301), RuleID(302)])
    #expect(selection.selected?.contains(RuleID(303)) == true)
  }
}
