import JSONText
import Testing

@testable import Linting

/// What a rule file may not hold, and where that is said.
@Suite struct RuleFileTests {
  /// A file of one right rule, to be broken.
  static let right = #"""
    { "rules": [ {
      "id": "ORG-1", "name": "org-one", "severity": "error", "summary": "s",
      "where": { "operations": ["RestorePoints_Create"], "pointer": "/properties" },
      "check": { "minProperties": 1 },
      "message": "m"
    } ] }
    """#

  private static func refusal(of text: String, path: String = "r.json") -> String {
    var added = AddedRules()
    do {
      try added.add(Array(text.utf8), path: path)
      return "taken"
    } catch {
      return error.description
    }
  }

  @Test func aRightFileIsTaken() {
    #expect(Self.refusal(of: Self.right) == "taken")
    #expect(Self.refusal(of: "\u{FEFF}" + Self.right) == "taken")
  }

  @Test(
    "A broken file is refused at its place",
    arguments: [
      ("", "r.json:1:1: no JSON value: the text is empty"),
      ("{\n  \"rules\": [,]\n}", "r.json:2:13: extra comma before the first item"),
      ("{\"rules\": [1 2]}", "r.json:1:13: missing comma"),
      ("[]", "r.json:1:1: an object is expected, and this is an array"),
      ("{}", "r.json:1:1: 'rules' is missing"),
      ("{\"rules\": []}", "r.json:1:11: the array is empty"),
      ("{\"rules\": {}}", "r.json:1:11: an array is expected, and this is an object"),
      ("{\"rules\": [1]}", "r.json:1:12: an object is expected, and this is an integer"),
      ("{\"rule\": []}", "r.json:1:2: unknown key 'rule'; did you mean 'rules'?"),
      ("{\"rules\": [],\n \"rules\": []}", "r.json:2:2: 'rules' stands here twice"),
    ])
  func brokenFile(text: String, message: String) {
    #expect(Self.refusal(of: text).hasPrefix(message))
  }

  @Test(
    "A broken entry is refused at its place",
    arguments: [
      (#""id": "ORG-1", "#, "", "1:14: 'id' is missing"),
      (#""summary": "s""#, #""summary": 1"#, "2:69: a string is expected, and this is an integer"),
      (#""ORG-1""#, #""RP418""#, "2:9: ids of 'RP' and a digit are the program's own"),
      (#""ORG-1""#, #""rp4""#, "2:9: ids of 'RP' and a digit are the program's own"),
      (#""ORG-1""#, #""ORG 1""#, "2:9: an id is a letter and up to 63 letters, digits, '-', '_' and '.'"),
      (#""ORG-1""#, #""é""#, "2:9: an id is a letter and up to 63 letters, digits, '-', '_' and '.'"),
      (#""org-one""#, #""Org""#, "2:26: a name is a small letter and up to 63 small letters, digits and '-'"),
      (#""org-one""#, #""invalid-json""#, "2:26: 'invalid-json' is the name of RP001"),
      (#""error""#, #""fatal""#, "2:49: 'fatal' is none of 'info', 'warning', 'error'"),
      (#""summary""#, #""sumary""#, "2:58: unknown key 'sumary'; did you mean 'summary'?"),
      (#""summary": "s""#, #""summary": "s", "x": 1"#, "2:74: unknown key 'x'; there are 'id', 'name', "),
      (#""where""#, #""were""#, "3:3: unknown key 'were'; did you mean 'where'?"),
      (#""operations": ["RestorePoints_Create"], "#, "", "3:12: 'operations' is missing"),
      (
        "RestorePoints_Create", "RestorePoint_Create",
        "3:29: 'RestorePoint_Create' is none of 'RestorePointCollections_CreateOrUpdate', "
      ),
      (
        "RestorePoints_Create", "RestorePoints_Get",
        "3:29: RestorePoints_Get takes no body, so there is nothing to check"
      ),
      (#""/properties""#, #""properties""#, "3:65: a pointer is empty or starts with '/', such as "),
      (#""/properties""#, #""", "since": "2025""#, "3:78: '2025' is no date of the form YYYY-MM-DD"),
      (#""/properties""#, #""", "since": "2025-04-01", "until": "2021-03-01""#, "3:92: 'until' lies before 'since'"),
      (#""/properties""#, #""", "api": "2025-04-01""#, "3:69: unknown key 'api'; there are 'operations', 'pointer', "),
      (#""message": "m""#, #""mesage": "m""#, "5:3: unknown key 'mesage'; did you mean 'message'?"),
      (#""message": "m""#, #""message": "{valu}""#, "5:14: '{valu}' is none of '{value}', '{pointer}', '{name}', "),
      (#""message": "m""#, #""message": "m", "anchor": "line""#, "5:29: 'line' is none of 'key', 'value'"),
      (#""message": "m""#, #""message": "m", "mend": "remove""#, "1:14: 'fix' and 'mend' stand only together"),
      (#""message": "m""#, #""message": "m", "fix": "safe", "mend": "rename""#, "5:42: a mend is \"remove\" or "),
      (#""message": "m""#, #""message": "m", "wrong": [{"file": "a"}]"#, "5:29: an example has a 'file' and one of "),
      (
        #""message": "m""#, #""message": "m", "right": [{"fil": "a"}]"#, "5:30: unknown key 'fil'; did you mean 'file'?"
      ),
      (#""check": { "minProperties": 1 },"#, "", "1:14: 'check' is missing"),
    ])
  func brokenEntry(part: String, other: String, message: String) {
    let text = Self.right.replacing(part, with: other)
    #expect(text != Self.right)
    #expect(Self.refusal(of: text).hasPrefix("r.json:" + message), "\(Self.refusal(of: text))")
  }

  @Test(
    "A broken condition is refused at its place",
    arguments: [
      ("1", "an object is expected, and this is an integer"),
      (#"{"typ": 1}"#, "unknown key 'typ'; did you mean 'type'?"),
      (#"{"oneOf": []}"#, "unknown key 'oneOf'; there are 'type', 'enum', "),
      (#"{"type": "int"}"#, "'int' is none of 'object', 'array', 'string', 'integer', 'number', 'boolean', 'null'"),
      (#"{"type": "null"}"#, "null counts as absent, so that no value is of this type"),
      (#"{"type": []}"#, "the array is empty"), (#"{"enum": "a"}"#, "an array is expected, and this is a string"),
      (#"{"enum": [{}]}"#, "a string, a number, true or false is expected, and this is an object"),
      (#"{"const": null}"#, "a string, a number, true or false is expected, and this is null"),
      (#"{"caseless": true}"#, "'caseless' stands without 'enum' and 'const'"),
      (#"{"minimum": "1"}"#, "a number is expected, and this is a string"),
      (#"{"maxLength": -1}"#, "a whole number from 0 on is expected"),
      (#"{"minItems": 1.5}"#, "a whole number from 0 on is expected"),
      (#"{"minItems": 2, "maxItems": 1}"#, "'minItems' lies above 'maxItems'"),
      (#"{"pattern": "("}"#, "bad pattern: a group has no ')'"),
      (#"{"format": "datetime"}"#, "'datetime' is none of 'int32', 'uri', 'uuid', 'location', 'date-time', 'arm-id'; "),
      (#"{"required": "a"}"#, "an array is expected, and this is a string"),
      (#"{"properties": []}"#, "an object is expected, and this is an array"),
      (#"{"properties": {"a": 1}}"#, "an object is expected, and this is an integer"),
      (#"{"not": 1}"#, "an object is expected, and this is an integer"),
      (#"{"anyOf": {}}"#, "an array is expected, and this is an object"), (#"{"allOf": []}"#, "the array is empty"),
      (#"{"then": true}"#, "'then' stands without 'if'"), (#"{"else": true}"#, "'else' stands without 'if'"),
    ])
  func brokenCondition(condition: String, message: String) {
    for key in ["check", "when"] {
      let text = Self.right.replacing(
        #""check": { "minProperties": 1 }"#,
        with: key == "check" ? #""check": \#(condition)"# : #""check": true, "when": \#(condition)"#)
      #expect(text != Self.right)
      let refusal = Self.refusal(of: text)
      #expect(refusal.hasPrefix("r.json:4:"))
      #expect(refusal.split(separator: ": ", maxSplits: 1).last?.hasPrefix(message) == true, "\(refusal)")
    }
  }

  @Test func conditionsThatStandTooDeepAreRefused() {
    let deep = String(repeating: #"{"not": "#, count: 1000) + "true" + String(repeating: "}", count: 1000)
    let text = Self.right.replacing(#"{ "minProperties": 1 }"#, with: deep)
    #expect(Self.refusal(of: text).contains("conditions stand more than 60 levels deep"))
    #expect(Self.refusal(of: String(repeating: "[", count: 100_000)).hasPrefix("r.json:1:"))
  }

  @Test("A file with any byte left out, doubled or replaced is taken or refused at a place in it")
  func damagedFiles() throws {
    let bytes = Array(Self.right.utf8)
    var refused = 0
    for index in bytes.indices {
      for damage in [[], [bytes[index], bytes[index]], Array("{".utf8), Array("\"".utf8), [0], [0xFF]] {
        var added = AddedRules()
        do {
          try added.add(Array(bytes[..<index]) + damage + bytes[(index + 1)...], path: "r.json")
        } catch {
          refused += 1
          #expect((1...7).contains(error.place.line) && error.place.column >= 1 && !error.message.isEmpty)
        }
      }
    }
    #expect(refused > bytes.count)
  }

  @Test func textThatIsNoUTF8IsRefused() {
    var added = AddedRules()
    #expect(throws: UserFileError.self) { try added.add([0x7B, 0xC3, 0x28], path: "r.json") }
    #expect(added.descriptors.isEmpty)
  }

  @Test func anIDOrNameThatStandsTwiceIsRefused() throws {
    var added = AddedRules()
    try added.add(Array(Self.right.utf8), path: "a.json")
    #expect {
      try added.add(Array(Self.right.replacing("ORG-1", with: "org-1").utf8), path: "b.json")
    } throws: {
      "\($0)" == "b.json:2:9: there is another rule 'org-1'"
    }
    #expect {
      try added.add(Array(Self.right.replacing("ORG-1", with: "ORG-2").utf8), path: "b.json")
    } throws: {
      "\($0)" == "b.json:2:26: 'org-one' is the name of ORG-1"
    }
    #expect(added.descriptors.count == 1)
  }
}
