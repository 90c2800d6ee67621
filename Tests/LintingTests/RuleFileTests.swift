import JSONText
import Testing

@testable import Linting

/// Checks that invalid rule files are rejected with a position.
@Suite struct RuleFileTests {
  /// A file with one valid rule, for the tests to break.
  static let valid = #"""
    { "rules": [ {
      "id": "ORG-1", "name": "org-one", "severity": "error", "summary": "s",
      "where": { "operations": ["RestorePoints_Create"], "pointer": "/properties" },
      "check": { "minProperties": 1 },
      "message": "m"
    } ] }
    """#

  /// The errors in a rule file, or `accepted`.
  static func outcome(of text: String, path: String = "r.json") -> String {
    var added = AddedRules()
    do {
      try added.add(Array(text.utf8), path: path)
      return "accepted"
    } catch {
      return error.description
    }
  }

  @Test func aValidFileIsAccepted() {
    #expect(Self.outcome(of: Self.valid) == "accepted")
    #expect(Self.outcome(of: "\u{FEFF}" + Self.valid) == "accepted")
  }

  @Test(
    "A malformed file is rejected at the position of the error",
    arguments: [
      ("", "r.json:1:1: missing JSON value: the text is empty"),
      ("{\n  \"rules\": [,]\n}", "r.json:2:13: extra comma before the first item"),
      ("{\"rules\": [1 2]}", "r.json:1:13: missing comma"),
      ("[]", "r.json:1:1: expected an object, but found an array"),
      ("{}", "r.json:1:1: missing key 'rules'"),
      ("{\"rules\": []}", "r.json:1:11: the array must not be empty"),
      ("{\"rules\": {}}", "r.json:1:11: expected an array, but found an object"),
      ("{\"rules\": [1]}", "r.json:1:12: expected an object, but found an integer"),
      ("{\"rule\": []}", "r.json:1:2: unknown key 'rule'; did you mean 'rules'?"),
      ("{\"rules\": [],\n \"rules\": []}", "r.json:2:2: duplicate key 'rules'"),
    ])
  func malformedFile(text: String, message: String) {
    #expect(Self.outcome(of: text).hasPrefix(message))
  }

  @Test(
    "An invalid entry is rejected at the position of the error",
    arguments: [
      (#""id": "ORG-1", "#, "", "1:14: missing key 'id'"),
      (#""summary": "s""#, #""summary": 1"#, "2:69: expected a string, but found an integer"),
      (#""ORG-1""#, #""RP418""#, "2:9: IDs that start with 'RP' and a digit are reserved for rplint's own rules"),
      (#""ORG-1""#, #""rp4""#, "2:9: IDs that start with 'RP' and a digit are reserved for rplint's own rules"),
      (#""ORG-1""#, #""ORG 1""#, "2:9: an ID must be a letter followed by up to 63 letters, digits, '-', '_' or '.'"),
      (#""ORG-1""#, #""é""#, "2:9: an ID must be a letter followed by up to 63 letters, digits, '-', '_' or '.'"),
      (
        #""org-one""#, #""Org""#,
        "2:26: a name must be a lowercase letter followed by up to 63 lowercase letters, digits or '-'"
      ),
      (#""org-one""#, #""invalid-json""#, "2:26: duplicate rule name 'invalid-json'; RP001 already has it"),
      (#""error""#, #""fatal""#, "2:49: 'fatal' is not one of 'info', 'warning', 'error'"),
      (#""summary""#, #""sumary""#, "2:58: unknown key 'sumary'; did you mean 'summary'?"),
      (#""summary": "s""#, #""summary": "s", "x": 1"#, "2:74: unknown key 'x'; expected one of 'id', 'name', "),
      (#""where""#, #""were""#, "3:3: unknown key 'were'; did you mean 'where'?"),
      (#""operations": ["RestorePoints_Create"], "#, "", "3:12: missing key 'operations'"),
      (
        "RestorePoints_Create", "RestorePoint_Create",
        "3:29: 'RestorePoint_Create' is not one of 'RestorePointCollections_CreateOrUpdate', "
      ),
      (
        "RestorePoints_Create", "RestorePoints_Get",
        "3:29: RestorePoints_Get has no request body to check"
      ),
      (#""/properties""#, #""properties""#, "3:65: not a JSON Pointer; expected '' or a text such as "),
      (#""/properties""#, #""", "since": "2025""#, "3:78: '2025' is not a date of the form YYYY-MM-DD"),
      (
        #""/properties""#, #""", "since": "2025-04-01", "until": "2021-03-01""#,
        "3:92: 'until' must not be earlier than 'since'"
      ),
      (
        #""/properties""#, #""", "api": "2025-04-01""#,
        "3:69: unknown key 'api'; expected one of 'operations', 'part', 'pointer', "
      ),
      (#""message": "m""#, #""mesage": "m""#, "5:3: unknown key 'mesage'; did you mean 'message'?"),
      (#""message": "m""#, #""message": "{valu}""#, "5:14: '{valu}' is not one of '{value}', '{pointer}', '{name}', "),
      (#""message": "m""#, #""message": "m", "anchor": "line""#, "5:29: 'line' is not one of 'key', 'value'"),
      (
        #""message": "m""#, #""message": "m", "wrong": [{"file": "a"}]"#,
        "5:29: an example must have 'file' and one of "
      ),
      (
        #""message": "m""#, #""message": "m", "right": [{"fil": "a"}]"#, "5:30: unknown key 'fil'; did you mean 'file'?"
      ),
      (#""check": { "minProperties": 1 },"#, "", "1:14: missing key 'check'"),
    ])
  func invalidEntry(part: String, replacement: String, message: String) {
    let text = Self.valid.replacing(part, with: replacement)
    #expect(text != Self.valid)
    #expect(Self.outcome(of: text).hasPrefix("r.json:" + message), "\(Self.outcome(of: text))")
  }

  @Test(
    "An invalid fix is rejected at the position of the error",
    arguments: [
      (#""fix": "safe""#, "5:26: expected an object, but found a string"),
      (#""fix": {"remove": true}"#, "5:26: missing key 'applicability'"),
      (#""fix": {"set": "x"}"#, "5:26: missing key 'applicability'"),
      (#""fix": {"remove": true, "applicability": null}"#, "5:26: missing key 'applicability'"),
      (#""fix": {"remove": true, "applicability": "sure"}"#, "5:60: 'sure' is not one of 'safe', 'unsafe'"),
      (#""fix": {"remove": true, "applicability": true}"#, "5:60: expected a string, but found true"),
      (
        #""fix": {"remove": true, "set": "x", "applicability": "safe"}"#,
        "5:43: 'remove' and 'set' can't be combined"
      ),
      (#""fix": {"applicability": "safe"}"#, "5:26: missing key 'remove' or 'set'"),
      (#""fix": {}"#, "5:26: missing key 'remove' or 'set'"),
      (#""fix": {"remove": false, "applicability": "safe"}"#, "5:37: expected true, but found false"),
      (#""fix": {"remove": "x", "applicability": "safe"}"#, "5:37: expected true, but found a string"),
      (
        #""fix": {"set": null, "applicability": "safe"}"#,
        "5:34: expected a string, a number, true or false, but found null"
      ),
      (
        #""fix": {"set": {}, "applicability": "safe"}"#,
        "5:34: expected a string, a number, true or false, but found an object"
      ),
      (#""fix": {"write": "x", "applicability": "safe"}"#, "5:27: unknown key 'write'; "),
      (#""fix": {"sets": "x", "applicability": "safe"}"#, "5:27: unknown key 'sets'; did you mean 'set'?"),
      (#""fix": {"applicabilty": "safe"}"#, "5:27: unknown key 'applicabilty'; did you mean 'applicability'?"),
      (#""mend": "remove""#, "5:19: unknown key 'mend'; "),
      (#""mend": {"write": 1}"#, "5:19: unknown key 'mend'; "),
    ])
  func invalidFix(fix: String, message: String) {
    let text = Self.valid.replacing(#""message": "m""#, with: #""message": "m", "# + fix)
    #expect(Self.outcome(of: text).hasPrefix("r.json:" + message), "\(Self.outcome(of: text))")
  }

  @Test(arguments: [
    #""fix": null"#, #""fix": {"remove": true, "applicability": "safe"}"#,
    #""fix": {"set": false, "applicability": "unsafe"}"#,
    #""fix": {"remove": null, "set": 1, "applicability": "safe"}"#,
  ])
  func aValidFixIsAccepted(fix: String) {
    let text = Self.valid.replacing(#""message": "m""#, with: #""message": "m", "# + fix)
    #expect(Self.outcome(of: text) == "accepted")
  }

  @Test(
    "An invalid condition is rejected at the position of the error",
    arguments: [
      ("1", "expected an object, but found an integer"),
      (#"{"typ": 1}"#, "unknown key 'typ'; did you mean 'type'?"),
      (#"{"oneOf": []}"#, "unknown key 'oneOf'; expected one of 'type', 'enum', "),
      (#"{"type": "int"}"#, "'int' is not one of 'object', 'array', 'string', 'integer', 'number', 'boolean', 'null'"),
      (#"{"type": "null"}"#, "no value has type 'null', because null counts as absent"),
      (#"{"type": []}"#, "the array must not be empty"), (#"{"enum": "a"}"#, "expected an array, but found a string"),
      (#"{"enum": [{}]}"#, "expected a string, a number, true or false, but found an object"),
      (#"{"const": null}"#, "expected a string, a number, true or false, but found null"),
      (#"{"caseless": true}"#, "'caseless' requires 'enum' or 'const'"),
      (#"{"minimum": "1"}"#, "expected a number, but found a string"),
      (#"{"maxLength": -1}"#, "expected a non-negative integer"),
      (#"{"minItems": 1.5}"#, "expected a non-negative integer"),
      (#"{"minItems": 2, "maxItems": 1}"#, "'minItems' must not be greater than 'maxItems'"),
      (#"{"pattern": "("}"#, "invalid pattern: missing ')' at the end of a group"),
      (
        #"{"format": "datetime"}"#,
        "'datetime' is not one of 'int32', 'uri', 'uuid', 'location', 'date-time', 'arm-id'; "
      ),
      (#"{"required": "a"}"#, "expected an array, but found a string"),
      (#"{"properties": []}"#, "expected an object, but found an array"),
      (#"{"properties": {"a": 1}}"#, "expected an object, but found an integer"),
      (#"{"not": 1}"#, "expected an object, but found an integer"),
      (#"{"anyOf": {}}"#, "expected an array, but found an object"), (#"{"allOf": []}"#, "the array must not be empty"),
      (#"{"then": true}"#, "'then' requires 'if'"), (#"{"else": true}"#, "'else' requires 'if'"),
    ])
  func invalidCondition(condition: String, message: String) {
    for key in ["check", "when"] {
      let text = Self.valid.replacing(
        #""check": { "minProperties": 1 }"#,
        with: key == "check" ? #""check": \#(condition)"# : #""check": true, "when": \#(condition)"#)
      #expect(text != Self.valid)
      let outcome = Self.outcome(of: text)
      #expect(outcome.hasPrefix("r.json:4:"))
      #expect(outcome.split(separator: ": ", maxSplits: 1).last?.hasPrefix(message) == true, "\(outcome)")
    }
  }

  @Test func conditionsNestedTooDeeplyAreRejected() {
    let deep = String(repeating: #"{"not": "#, count: 1000) + "true" + String(repeating: "}", count: 1000)
    let text = Self.valid.replacing(#"{ "minProperties": 1 }"#, with: deep)
    #expect(Self.outcome(of: text).contains("conditions are nested more than 60 levels deep"))
    #expect(Self.outcome(of: String(repeating: "[", count: 100_000)).hasPrefix("r.json:1:"))
  }

  @Test func aFileWithAByteRemovedDoubledOrReplacedIsAcceptedOrRejectedAtAPositionInIt() throws {
    let bytes = Array(Self.valid.utf8)
    var rejections = 0
    for index in bytes.indices {
      for damage in [[], [bytes[index], bytes[index]], Array("{".utf8), Array("\"".utf8), [0], [0xFF]] {
        var added = AddedRules()
        do {
          try added.add(Array(bytes[..<index]) + damage + bytes[(index + 1)...], path: "r.json")
        } catch {
          rejections += 1
          #expect(
            error.errors.allSatisfy {
              (1...7).contains($0.position.line) && $0.position.column >= 1 && !$0.message.isEmpty
            })
          #expect(!error.errors.isEmpty)
        }
      }
    }
    #expect(rejections > bytes.count)
  }

  @Test func textThatIsNotUTF8IsRejected() {
    var added = AddedRules()
    #expect(throws: UserFileErrors.self) { try added.add([0x7B, 0xC3, 0x28], path: "r.json") }
    #expect(added.descriptors.isEmpty)
  }

  @Test func duplicateIDsAndNamesAreRejected() throws {
    var added = AddedRules()
    try added.add(Array(Self.valid.utf8), path: "a.json")
    #expect {
      try added.add(
        Array(Self.valid.replacing("ORG-1", with: "org-1").replacing("org-one", with: "two").utf8), path: "b.json")
    } throws: {
      "\($0)" == "b.json:2:9: duplicate rule ID 'org-1'"
    }
    #expect {
      try added.add(Array(Self.valid.replacing("ORG-1", with: "ORG-2").utf8), path: "b.json")
    } throws: {
      "\($0)" == "b.json:2:26: duplicate rule name 'org-one'; ORG-1 already has it"
    }
    #expect(added.descriptors.count == 1)
  }
}
