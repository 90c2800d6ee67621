import Linting
import Testing

/// A restore point's body with a syntax error, and with findings before and after it.
struct BrokenRequest: Sendable, CustomTestStringConvertible {
  /// The text in the valid body.
  let original: String

  /// The text that replaces it, with the expected range of the syntax error between `⟦` and `⟧`.
  let replacement: String

  /// A part of the expected message.
  let cause: String

  /// Whether the text ends after `replacement`.
  let isTruncated: Bool

  init(_ original: String, _ replacement: String, _ cause: String, isTruncated: Bool = false) {
    self.original = original
    self.replacement = replacement
    self.cause = cause
    self.isTruncated = isTruncated
  }

  var testDescription: String { replacement }

  static let body = #"""
    {
      "id": "/here",
      "properties": {
        "excludeDisks": [
          {"id": "\#(SampleRequest.root)/disks/d1"},
          {"id": "\#(SampleRequest.root)/disks/d2"}
        ],
        "instanceView": {
          "text": "tab\tand\nline",
          "path": "C:\\dir",
          "whole": 10,
          "half": 0.5,
          "flag": true,
          "none": null
        },
        "provisioningState": "Succeeded",
        "consistencyMode": "AppConsistent",
        "instantAccessDurationMinutes": 500
      }
    }
    """#

  static let all = [
    BrokenRequest(#"/d2"}"#, #"/d2"}⟦,⟧"#, "trailing comma"),
    BrokenRequest("null", "null⟦,⟧", "trailing comma"),
    BrokenRequest("true,", "true⟦⟧", "missing comma after 'flag'"),
    BrokenRequest(#"/d1"},"#, #"/d1"}⟦⟧"#, "missing comma after item 1"),
    BrokenRequest("true,", "true⟦;⟧", "missing comma"),
    BrokenRequest("true,", "true,⟦,⟧", "duplicate comma"),
    BrokenRequest(#""flag":"#, #""flag"⟦⟧"#, "missing colon"),
    BrokenRequest(#""flag":"#, #""flag" ⟦=⟧"#, "missing colon"),
    BrokenRequest("/d2\"}\n    ]", "/d2\"}⟦⟧", "missing ']'"),
    BrokenRequest("null\n    }", "null⟦⟧", "missing '}'"),
    BrokenRequest(#""C:\\dir""#, #""C:\\dir⟦⟧"#, "missing closing quote"),
    BrokenRequest(#""flag""#, #""flag⟦⟧"#, "missing closing quote"),
    BrokenRequest("null\n    }", "null\n    }⟦}⟧", "extra closing bracket"),
    BrokenRequest("500\n  }\n}", "500\n  }\n}⟦}⟧", "extra closing bracket"),
    BrokenRequest(#""C:\\dir""#, #"⟦'C:\\dir'⟧"#, "single quotes"),
    BrokenRequest(#""flag""#, "⟦'flag'⟧", "single quotes"),
    BrokenRequest(#""C:\\dir""#, #"⟦“C:\\dir”⟧"#, "smart quotes"),
    BrokenRequest(#""flag""#, "⟦“flag”⟧", "smart quotes"),
    BrokenRequest(#""flag""#, "⟦flag⟧", "unquoted key 'flag'"),
    BrokenRequest("true,", "true, ⟦// it's } one⟧", "comment"),
    BrokenRequest("true,", "true, ⟦# it's } one⟧", "comment"),
    BrokenRequest("true,", "true, ⟦/* it's\n } one */⟧", "comment"),
    BrokenRequest("true,", "⟦\u{A0}⟧true,", "nonstandard whitespace"),
    BrokenRequest("true,", "⟦\u{202F}⟧true,", "nonstandard whitespace"),
    BrokenRequest("true,", "⟦\u{200B}⟧true,", "nonstandard whitespace"),
    BrokenRequest("true,", "⟦\u{FEFF}⟧true,", "nonstandard whitespace"),
    BrokenRequest("true", "⟦True⟧", "expected 'true'"),
    BrokenRequest("true", "⟦False⟧", "expected 'false'"),
    BrokenRequest("null", "⟦None⟧", "expected 'null'"),
    BrokenRequest("null", "⟦undefined⟧", "expected 'null'"),
    BrokenRequest("null", "⟦NaN⟧", "expected 'null'"),
    BrokenRequest("10", "⟦010⟧", "leading zeros"),
    BrokenRequest("10", "⟦+10⟧", "plus sign"),
    BrokenRequest("0.5", "⟦.5⟧", "before the decimal point"),
    BrokenRequest("10", "⟦10.⟧", "after the decimal point"),
    BrokenRequest("10", "⟦0xA⟧", "hexadecimal"),
    BrokenRequest("10", "⟦9223372036854775808⟧", "out of range"),
    BrokenRequest("0.5", "⟦1e999⟧", "out of range"),
    BrokenRequest(#"C:\\dir"#, #"C:⟦\d⟧ir"#, "invalid escape sequence"),
    BrokenRequest(#"tab\t"#, "tab⟦\t⟧", "raw tab"),
    BrokenRequest(#"and\n"#, "and⟦\n⟧", "raw newline"),
    BrokenRequest(#"tab\t"#, "tab⟦\u{1}⟧", "control character U+0001"),
    BrokenRequest("\n  }\n}", "\n  }\n} ⟦{\"id\": 1,}⟧", "two JSON documents"),
    BrokenRequest("AppConsistent", "App⟦⟧", "cut off", isTruncated: true),
    BrokenRequest("true,", "true⟦⟧\n", "appears to be cut off", isTruncated: true),
  ]
}

/// The form of a file that contains the body.
enum BrokenRequestForm: CaseIterable {
  case bare, http, markdown

  private static let line =
    "PUT https://management.azure.com\(SampleRequest.collection)/restorePoints/p?api-version=2025-04-01"

  func file(_ body: String) -> (path: String, prefix: String, text: String) {
    switch self {
    case .bare: ("body.json", "", body)
    case .http:
      ("body.http", "\(Self.line)\nContent-Type: application/json\n\n", body)
    case .markdown: ("body.md", "# é\n\n```http\n\(Self.line)\n\n", body + "\n```\n\nThe end.\n")
    }
  }
}
