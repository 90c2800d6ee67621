import Linting
import Testing

/// A restore point's body with faults before and behind a place where its text is broken.
struct BrokenRequest: Sendable, CustomTestStringConvertible {
  /// What stands in the sound body.
  let sound: String

  /// What takes its place, with the syntax fault between `⟦` and `⟧`.
  let marked: String

  /// A part of the message.
  let cause: String

  /// Whether the text ends behind `marked`.
  let isCut: Bool

  init(_ sound: String, _ marked: String, _ cause: String, isCut: Bool = false) {
    self.sound = sound
    self.marked = marked
    self.cause = cause
    self.isCut = isCut
  }

  var testDescription: String { marked }

  static let body = #"""
    {
      "id": "/here",
      "properties": {
        "excludeDisks": [
          {"id": "\#(RuleSample.root)/disks/d1"},
          {"id": "\#(RuleSample.root)/disks/d2"}
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
    BrokenRequest("true,", "true,⟦,⟧", "doubled comma"),
    BrokenRequest(#""flag":"#, #""flag"⟦⟧"#, "missing colon"),
    BrokenRequest(#""flag":"#, #""flag" ⟦=⟧"#, "missing colon"),
    BrokenRequest("/d2\"}\n    ]", "/d2\"}⟦⟧", "missing bracket ']'"),
    BrokenRequest("null\n    }", "null⟦⟧", "missing bracket '}'"),
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
    BrokenRequest("true,", "⟦\u{A0}⟧true,", "odd spaces"),
    BrokenRequest("true,", "⟦\u{202F}⟧true,", "odd spaces"),
    BrokenRequest("true,", "⟦\u{200B}⟧true,", "odd spaces"),
    BrokenRequest("true,", "⟦\u{FEFF}⟧true,", "odd spaces"),
    BrokenRequest("true", "⟦True⟧", "expected 'true'"),
    BrokenRequest("true", "⟦False⟧", "expected 'false'"),
    BrokenRequest("null", "⟦None⟧", "expected 'null'"),
    BrokenRequest("null", "⟦undefined⟧", "expected 'null'"),
    BrokenRequest("null", "⟦NaN⟧", "expected 'null'"),
    BrokenRequest("10", "⟦010⟧", "leading zeros"),
    BrokenRequest("10", "⟦+10⟧", "plus sign"),
    BrokenRequest("0.5", "⟦.5⟧", "before its point"),
    BrokenRequest("10", "⟦10.⟧", "after its point"),
    BrokenRequest("10", "⟦0xA⟧", "hexadecimal"),
    BrokenRequest("10", "⟦9223372036854775808⟧", "out of range"),
    BrokenRequest("0.5", "⟦1e999⟧", "out of range"),
    BrokenRequest(#"C:\\dir"#, #"C:⟦\d⟧ir"#, "bad escape"),
    BrokenRequest(#"tab\t"#, "tab⟦\t⟧", "raw tab"),
    BrokenRequest(#"and\n"#, "and⟦\n⟧", "raw line end"),
    BrokenRequest(#"tab\t"#, "tab⟦\u{1}⟧", "control character U+0001"),
    BrokenRequest("\n  }\n}", "\n  }\n} ⟦{\"id\": 1,}⟧", "two documents"),
    BrokenRequest("AppConsistent", "App⟦⟧", "cut off", isCut: true),
    BrokenRequest("true,", "true⟦⟧\n", "as if cut off", isCut: true),
  ]
}

/// Around a body: a form in which people keep requests.
enum BrokenRequestForm: CaseIterable {
  case bare, http, markdown

  private static let line =
    "PUT https://management.azure.com\(RuleSample.collection)/restorePoints/p?api-version=2025-04-01"

  func file(_ body: String) -> (path: String, head: String, text: String) {
    switch self {
    case .bare: ("body.json", "", body)
    case .http:
      ("body.http", "\(Self.line)\nContent-Type: application/json\n\n", body)
    case .markdown: ("body.md", "# é\n\n```http\n\(Self.line)\n\n", body + "\n```\n\nThe end.\n")
    }
  }
}
