import Testing

@testable import Linting

/// Checks that what a rule can't check is rejected, and that all faults of a rule file are reported at once.
@Suite struct RuleFilePartTests {
  @Test(
    "An invalid part is rejected at the position of the error",
    arguments: [
      (#""part": "uri""#, "3:69: 'uri' is not one of 'body', 'url', 'header', 'response', 'run'; did you mean 'url'?"),
      (#""part": "url", "pointer": "/restorepoints""#, "3:93: 'restorepoints' is not one of 'subscription', "),
      (#""part": "run""#, "3:73: 'properties' is not one of 'createsCollection', "),
      (#""part": "url", "url": {"typ": 1}"#, "3:86: unknown key 'typ'; did you mean 'type'?"),
    ])
  func invalidPart(part: String, message: String) {
    let pointer = part.contains("pointer") ? "" : #""pointer": "/properties", "#
    let text = RuleFileTests.valid.replacing(#""pointer": "/properties""#, with: pointer + part)
    #expect(RuleFileTests.outcome(of: text).contains(message.drop { $0 != " " }), "\(RuleFileTests.outcome(of: text))")
    #expect(RuleFileTests.outcome(of: text).hasPrefix("r.json:3:"))
  }

  @Test(
    "A part rejects what can't be combined with it",
    arguments: [
      ("url", #""fix": {"remove": true, "applicability": "safe"}"#, "'fix' can't be combined with the part 'url'"),
      ("header", #""anchor": "key""#, "'anchor' can't be combined with the part 'header'"),
      (
        "response", #""fix": {"remove": true, "applicability": "safe"}"#,
        "'fix' can't be combined with the part 'response'"
      ),
    ])
  func unsupportedKeys(part: String, key: String, message: String) {
    let text = RuleFileTests.valid.replacing(#""pointer": "/properties""#, with: #""part": "\#(part)""#)
    #expect(RuleFileTests.outcome(of: text) == "accepted")
    #expect(
      RuleFileTests.outcome(of: text.replacing(#""message": "m""#, with: #""message": "m", \#(key)"#))
        == "r.json:5:19: \(message)")
  }

  @Test func aRunHasNoFactsAboutSomeOperations() {
    func outcome(_ scope: String) -> String {
      RuleFileTests.outcome(
        of: RuleFileTests.valid.replacing(
          #""operations": ["RestorePoints_Create"], "pointer": "/properties""#, with: #""part": "run", \#(scope)"#))
    }
    #expect(outcome(#""operations": ["RestorePoints_Delete"]"#) == "accepted")
    #expect(
      outcome(#""operations": ["RestorePoints_Get"]"#)
        == "r.json:3:44: RestorePoints_Get neither creates nor deletes anything in a run")
    #expect(
      outcome(#""operations": ["RestorePoints_Delete"], "url": true"#)
        == "r.json:3:69: 'url' can't be combined with the part 'run'")
    #expect(outcome(#""since": "2025-04-01""#) == "r.json:3:12: missing key 'operations'")
  }

  @Test func allFaultsOfAFileAreReportedAtOnceInTheOrderOfItsText() {
    let text = #"""
      { "rules": [
        { "id": "RP1", "nam": "x", "severity": "bad",
          "where": { "operations": ["RestorePoint_Create", 1], "since": "2025" },
          "check": { "type": ["int", "text"], "properties": { "a": 1, "b": { "minimum": "1" } }, "anyOf": [1, true, 2],
            "pattern": "(", "caseless": true, "enum": [{}] },
          "message": "{x}", "fix": { "applicability": "sure" }, "wrong": [{}, { "file": "a" }] },
        { "id": "ORG-1", "name": "org-one", "summary": "s", "where": { "operations": ["RestorePoints_Create"] },
          "check": true, "message": "m" },
        { "id": "org-1", "name": "org-one" }
      ] }
      """#
    #expect(
      RuleFileTests.outcome(of: text).split(separator: "\n").map { $0.dropFirst(7).prefix { $0 != ";" } } == [
        "2:11: IDs that start with 'RP' and a digit are reserved for rplint's own rules",
        "2:18: unknown key 'nam'",
        "2:42: 'bad' is not one of 'info', 'warning', 'error'",
        "3:31: 'RestorePoint_Create' is not one of 'RestorePointCollections_CreateOrUpdate', "
          + "'RestorePointCollections_Update', 'RestorePoints_Create', 'Disks_CreateOrUpdate', 'DiskRestorePoint_GrantAccess'",
        "3:54: expected a string, but found an integer", "3:67: '2025' is not a date of the form YYYY-MM-DD",
        "4:25: 'int' is not one of 'object', 'array', 'string', 'integer', 'number', 'boolean', 'null'",
        "4:32: 'text' is not one of 'object', 'array', 'string', 'integer', 'number', 'boolean', 'null'",
        "4:62: expected an object, but found an integer", "4:83: expected a number, but found a string",
        "4:102: expected an object, but found an integer", "4:111: expected an object, but found an integer",
        "5:18: invalid pattern: missing ')' at the end of a group",
        "5:50: expected a string, a number, true or false, but found an object",
        "6:16: '{x}' is not one of '{value}', '{pointer}', '{name}', '{expected}'",
        "6:30: missing key 'remove' or 'set'", "6:49: 'sure' is not one of 'safe', 'unsafe'",
        "6:69: an example must have 'file' and one of 'text', 'request', 'requests' or 'body'",
        "6:73: an example must have 'file' and one of 'text', 'request', 'requests' or 'body'",
        "9:3: missing key 'summary'", "9:3: missing key 'where'", "9:3: missing key 'check'",
        "9:3: missing key 'message'", "9:11: duplicate rule ID 'org-1'", "9:28: duplicate rule name 'org-one'",
      ])
  }
}
