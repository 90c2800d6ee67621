import JSONText
import Requests
import Testing

@testable import Linting

/// Checks every keyword of a condition, on values that satisfy it and values that violate it.
@Suite struct ConditionTests {
  @Test(
    "A value satisfies a condition",
    arguments: [
      ("true", "1"), ("{}", "[1]"),
      (#"{"type": "object"}"#, "{}"), (#"{"type": "array"}"#, "[]"), (#"{"type": "string"}"#, #""a""#),
      (#"{"type": "integer"}"#, "1"), (#"{"type": "number"}"#, "1"), (#"{"type": "number"}"#, "1.5"),
      (#"{"type": "boolean"}"#, "false"), (#"{"type": ["string", "integer"]}"#, "1"),
      (#"{"enum": ["a", 1, true]}"#, #""a""#), (#"{"enum": ["a", 1, true]}"#, "1.0"),
      (#"{"enum": ["a", true]}"#, "true"),
      (#"{"const": "a"}"#, #""a""#), (#"{"const": "Ab", "caseless": true}"#, #""aB""#),
      (#"{"enum": ["westeurope"], "format": "location"}"#, #""West Europe""#),
      (#"{"minimum": 2}"#, "2"), (#"{"minimum": 2}"#, #""1""#), (#"{"maximum": 2}"#, "2"),
      (#"{"exclusiveMinimum": 2}"#, "2.1"), (#"{"exclusiveMaximum": 2}"#, "1"),
      (#"{"minLength": 2}"#, #""é😀""#), (#"{"minLength": 2}"#, "1"), (#"{"maxLength": 2}"#, #""é😀""#),
      (#"{"pattern": "^CC-\\d{4}$"}"#, #""CC-0815""#), (#"{"pattern": "^a"}"#, "{}"),
      (#"{"format": "int32"}"#, "2147483647"), (#"{"format": "date-time"}"#, #""2026-01-31T23:59:59Z""#),
      (#"{"format": "uri"}"#, #""https://example.org/""#),
      (#"{"format": "uuid"}"#, #""01234567-89ab-cdef-0123-456789abcdef""#),
      (#"{"format": "location"}"#, #""West Europe""#), (#"{"format": "arm-id"}"#, #""\#(SampleRequest.machine)""#),
      (#"{"required": ["a"]}"#, #"{"a": 1}"#), (#"{"required": ["a"]}"#, #"{"A": 1}"#), (#"{"required": ["a"]}"#, "[]"),
      (#"{"properties": {"a": {"minimum": 1}}}"#, #"{"a": 1, "b": 0}"#),
      (#"{"properties": {"a": false}}"#, #"{"a": null}"#),
      (#"{"properties": {"a": true}, "additionalProperties": false}"#, #"{"a": 1, "b": null}"#),
      (#"{"additionalProperties": {"type": "string"}}"#, #"{"a": "b"}"#),
      (#"{"items": {"type": "integer"}}"#, "[1, null]"), (#"{"items": false}"#, "[]"),
      (#"{"minItems": 1}"#, "[1]"), (#"{"maxItems": 1}"#, "[1]"), (#"{"maxItems": 0}"#, "{}"),
      (#"{"minProperties": 1}"#, #"{"a": 1}"#), (#"{"maxProperties": 1}"#, #"{"a": 1, "b": null}"#),
      (#"{"not": {"const": 1}}"#, "2"), (#"{"not": false}"#, "2"),
      (#"{"anyOf": [{"const": 1}, {"const": 2}]}"#, "2"), (#"{"allOf": [{"minimum": 1}, {"maximum": 2}]}"#, "2"),
      (#"{"if": {"type": "string"}, "then": {"minLength": 1}, "else": {"minimum": 1}}"#, #""a""#),
      (#"{"if": {"type": "string"}, "then": {"minLength": 1}, "else": {"minimum": 1}}"#, "1"),
      (#"{"if": {"type": "string"}, "else": {"minimum": 1}}"#, #""""#),
    ])
  func satisfied(condition: String, value: String) throws {
    #expect(try Self.result(condition, value) == "satisfied")
  }

  @Test(
    "A value violates a condition, reported at its location",
    arguments: [
      ("false", "1", "key "), (#"{"type": "object"}"#, "[]", "value "), (#"{"type": "array"}"#, "{}", "value "),
      (#"{"type": "string"}"#, "1", "value "), (#"{"type": "integer"}"#, "1.5", "value "),
      (#"{"type": "number"}"#, #""1""#, "value "), (#"{"type": "boolean"}"#, "0", "value "),
      (#"{"type": ["string", "integer"]}"#, "true", "value "),
      (#"{"enum": ["a", 1, true]}"#, #""A""#, "value "), (#"{"enum": ["a"]}"#, "[]", "value "),
      (#"{"enum": ["1"]}"#, "1", "value "), (#"{"const": "a"}"#, #""b""#, "value "),
      (#"{"const": "Ab", "caseless": false}"#, #""aB""#, "value "),
      (#"{"enum": ["westeurope"], "format": "location"}"#, #""northeurope""#, "value "),
      (#"{"minimum": 2}"#, "1", "value "), (#"{"maximum": 2}"#, "2.5", "value "),
      (#"{"exclusiveMinimum": 2}"#, "2", "value "), (#"{"exclusiveMaximum": 2}"#, "2", "value "),
      (#"{"minLength": 3}"#, #""é😀""#, "value "), (#"{"maxLength": 1}"#, #""é😀""#, "value "),
      (#"{"pattern": "^CC-\\d{4}$"}"#, #""CC-15""#, "value "), (#"{"format": "int32"}"#, "2147483648", "value "),
      (#"{"format": "date-time"}"#, #""yesterday""#, "value "), (#"{"format": "uri"}"#, #""here""#, "value "),
      (#"{"format": "uuid"}"#, #""1""#, "value "), (#"{"format": "location"}"#, #""Atlantis""#, "value "),
      (#"{"format": "arm-id"}"#, #""vm""#, "value "),
      (#"{"required": ["a", "b"]}"#, #"{"a": 1, "b": null}"#, "missing b "),
      (#"{"properties": {"a": {"required": ["b"]}}}"#, #"{"a": {}}"#, "missing b /a"),
      (#"{"properties": {"a": {"minimum": 1}}}"#, #"{"a": 0}"#, "value /a"),
      (#"{"properties": {"a": false}}"#, #"{"a": "{x}"}"#, "key /a"),
      (#"{"properties": {"a": true}, "additionalProperties": false}"#, #"{"a": 1, "b": 1, "c": 1}"#, "key /b, key /c"),
      (#"{"additionalProperties": {"type": "string"}}"#, #"{"a": 1}"#, "value /a"),
      (#"{"items": {"type": "integer"}}"#, #"["a", 1, "b"]"#, "value /0, value /2"),
      (#"{"minItems": 2}"#, "[1]", "key "), (#"{"maxItems": 1}"#, "[1, 2]", "key "),
      (#"{"minProperties": 2}"#, #"{"a": 1, "b": null}"#, "key "), (#"{"maxProperties": 0}"#, #"{"a": 1}"#, "key "),
      (#"{"not": {"const": 1}}"#, "1", "value "), (#"{"not": {"required": ["a"]}}"#, #"{"a": 1}"#, "value "),
      (#"{"anyOf": [{"const": 1}, {"const": 2}]}"#, "3", "value "),
      (#"{"anyOf": [{"required": ["a"]}, {"required": ["b"]}]}"#, "{}", "missing a "),
      (#"{"anyOf": [{"required": ["a"]}, {"properties": {"b": false}}]}"#, #"{"b": 1}"#, "value "),
      (#"{"allOf": [{"minimum": 1}, {"maximum": -1}]}"#, "0", "value , value "),
      (#"{"if": {"type": "string"}, "then": {"minLength": 1}, "else": {"minimum": 1}}"#, #""""#, "value "),
      (#"{"if": {"type": "string"}, "then": {"minLength": 1}, "else": {"minimum": 1}}"#, "0", "value "),
      (#"{"type": "integer", "minimum": 5}"#, #""a""#, "value "),
    ])
  func violated(condition: String, value: String, violations: String) throws {
    #expect(try Self.result(condition, value) == violations)
  }

  @Test(
    "A condition that depends on a placeholder is undetermined",
    arguments: [
      (#"{"type": "integer"}"#, #""{x}""#), (#"{"const": "a"}"#, #""{{x}}""#), (#"{"minLength": 9}"#, #""${x}""#),
      (#"{"not": {"const": "a"}}"#, #""<x>""#), (#"{"required": ["a"]}"#, #""{x}""#),
      (#"{"required": ["a"]}"#, #"{"{x}": 1}"#), (#"{"maxItems": 0}"#, #""{x}""#),
      (#"{"additionalProperties": false}"#, #"{"{x}": 1}"#), (#"{"items": {"const": 1}}"#, #"[1, "{x}"]"#),
      (#"{"anyOf": [{"const": "a"}, false]}"#, #""{x}""#), (#"{"allOf": [{"const": "a"}, true]}"#, #""{x}""#),
      (#"{"if": {"const": "a"}, "then": false, "else": false}"#, #""{x}""#),
    ])
  func undetermined(condition: String, value: String) throws {
    #expect(try Self.result(condition, value) == "undetermined")
  }

  @Test func membersThatTheBodysFormIgnoresDontCountAsMembersOfTheRoot() throws {
    let text = #"{"apiVersion": "x", "a": 1}"#
    let condition = #"{"allOf": [{"maxProperties": 1}, {"properties": {"a": true}, "additionalProperties": false}]}"#
    #expect(try Self.result(condition, text, ignoring: ["apiversion"]) == "satisfied")
  }

  private static func result(
    _ condition: String, _ value: String, ignoring: Set<String> = [], isTruncated: Bool = false
  ) throws -> String {
    let condition = try JSONDocument(parsing: Array(condition.utf8).span).withRoot { node in
      try UserFileReader().condition(node)
    }
    let evaluator = ConditionEvaluator(form: .body, isTruncated: isTruncated, ignoredMembers: ignoring)
    return try JSONDocument(parsing: Array(value.utf8).span).withRoot { node in
      evaluator.evaluate(condition, on: node, isRoot: true).summary
    }
  }
}

extension ConditionResult {
  fileprivate var summary: String {
    switch self {
    case .satisfied: "satisfied"
    case .undetermined: "undetermined"
    case .violated(let violations): violations.map(\.summary).joined(separator: ", ")
    }
  }
}

extension ConditionViolation {
  fileprivate var summary: String {
    switch aspect {
    case .key: "key \(pointer)"
    case .value: "value \(pointer)"
    case .missing(let name): "missing \(name) \(pointer)"
    }
  }
}
