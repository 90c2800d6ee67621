import JSONText
import TestSupport
import Testing

@testable import Linting
@testable import Swagger

/// Checks that a keyword has the same effect in a swagger schema and in a rule's condition.
@Suite struct ScalarKeywordTests {
  @Test(arguments: [
    (#""minimum": 2"#, "1", "a number of at least 2"), (#""minimum": 2"#, "2", nil),
    (#""maximum": 2.5"#, "3", "a number of at most 2.5"), (#""maximum": 2.5"#, #""3""#, nil),
    (#""minLength": 2"#, #""é""#, "a string of at least 2 characters"), (#""minLength": 2"#, #""é😀""#, nil),
    (#""maxLength": 1"#, #""é😀""#, "a string of at most 1 characters"), (#""maxLength": 1"#, #""😀""#, nil),
    (#""format": "int32""#, "2147483648", "an integer between -2147483648 and 2147483647"),
    (#""format": "int32""#, #""a""#, nil), (#""format": "uuid""#, "1", nil),
    (#""format": "date-time""#, #""today""#, "a date and time such as 2026-01-31T23:59:59Z"),
    (#""format": "uri""#, #""here""#, "a URI such as https://example.org/path"),
    (#""format": "uuid""#, #""1""#, "a GUID such as 01234567-89ab-cdef-0123-456789abcdef"),
  ])
  func expectation(keyword: String, value: String, expectation: String?) throws {
    let document = try SwaggerDocument(
      parsing: Array(
        #"{"swagger": "2.0", "info": {"version": "2025-04-01"}, "paths": {}, "definitions": {"D": {\#(keyword)}}}"#.utf8
      ))
    let version = try #require(APIVersion("2025-04-01"))
    let schema = try #require(document.schema(document.sources.definitions["D"], in: version))
    let condition = try JSONDocument(parsing: Array("{\(keyword)}".utf8).span).withRoot { node in
      try UserFileReader().condition(node)
    }
    guard case .scalar(let scalar) = condition else {
      Issue.record("\(condition)")
      return
    }
    try JSONDocument(parsing: Array(value.utf8).span).withRoot { node in
      #expect(schema.expectation(violatedBy: node) == expectation)
      #expect(scalar.expectation(violatedBy: node) == expectation)
    }
  }
}
