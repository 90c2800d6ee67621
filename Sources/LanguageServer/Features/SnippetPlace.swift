internal import JSONText
internal import Linting
internal import Requests
internal import Swagger

/// A place where a whole request can be written.
struct SnippetPlace {
  /// How requests are written there.
  private enum Form {
    /// As in HTTP files.
    case http
    /// As an object with a method, a URL and a body.
    case envelope
  }

  private let form: Form
  /// The word that the request replaces.
  let range: Range<Int>

  /// Nil if the word at the offset isn't alone on its line, or a request can't be written there.
  init?(at offset: Int, in document: Document) {
    let text = document.text
    range = text.word(at: offset)
    let line = text.lineRange(at: offset)
    guard line.lowerBound == range.lowerBound, text.bytes[range.upperBound..<line.upperBound].isBlank else {
      return nil
    }
    switch document.path.split(separator: ".").last?.lowercased() {
    case "http", "rest": form = .http
    case "md", "markdown":
      guard Self.isInHTTPBlock(line.lowerBound, text) else { return nil }
      form = .http
    case "json", "jsonc", "json5":
      guard text.bytes[..<range.lowerBound].isBlank, text.bytes[range.upperBound...].isBlank else { return nil }
      form = .envelope
    default: return nil
    }
  }

  /// The text of a request; its placeholders are tab stops in a snippet.
  func text(of snippet: RequestSnippet, asSnippet: Bool) -> String {
    let text =
      switch form {
      case .http:
        """
        \(snippet.operation.method) \(snippet.url)
        Content-Type: application/json

        \(snippet.body.text(.indented))
        """
      case .envelope:
        JSONValue.object([
          "method": .string(snippet.operation.method), "url": .string(snippet.url), "body": snippet.body,
        ]).text(.indented)
      }
    return asSnippet ? Self.withTabStops(text) : text
  }

  /// Whether a code block for HTTP is open before a line.
  private static func isInHTTPBlock(_ line: Int, _ text: DocumentText) -> Bool {
    let fences = String(decoding: text.bytes[..<line], as: UTF8.self).split(separator: "\n").filter {
      $0.hasPrefix("```") || $0.hasPrefix("~~~")
    }
    return !fences.count.isMultiple(of: 2) && fences.last?.drop { $0 == "`" || $0 == "~" }.hasPrefix("http") ?? false
  }

  /// Equal placeholders are one tab stop; each keeps its braces until something is typed.
  private static func withTabStops(_ text: String) -> String {
    let bytes = Array(text.utf8)
    var names: [String] = []
    var result = ""
    var end = 0
    for placeholder in Placeholder.all(in: bytes) {
      let name = String(decoding: bytes[placeholder.range], as: UTF8.self)
      let number = names.firstIndex(of: name).map { $0 + 1 } ?? names.count + 1
      if number > names.count { names.append(name) }
      result += String(decoding: bytes[end..<placeholder.range.lowerBound], as: UTF8.self)
      result += "${\(number):\(name.replacing("}", with: "\\}"))}"
      end = placeholder.range.upperBound
    }
    return result + String(decoding: bytes[end...], as: UTF8.self)
  }
}

extension ArraySlice<UInt8> {
  fileprivate var isBlank: Bool { allSatisfy { $0 <= 0x20 } }
}
