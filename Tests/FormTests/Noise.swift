import Requests
import TestSupport

/// Other requests, prose, and foreign data that surround a request in a file of some format.
struct Noise {
  /// Where a file has room for noise.
  private enum Layout {
    /// Between the elements of an array.
    case array
    /// Before and after.
    case lines
    /// After this first line of a list, and after its last item.
    case items(heading: String)
  }

  /// A file with noise, and the lines of the request in it, from 1.
  struct File {
    var text: String
    /// How many lines later than in the file without noise each line of the request is.
    var shift: Int
    var lines: Range<Int>
  }

  private var layout: Layout
  private var pieces: [String]

  init(for format: FileFormat) {
    layout =
      switch format {
      case .json, .jsonc, .json5, .notebook, .httpArchive: .array
      case .jsonLines, .http, .bruno, .markdown, .text, .shell, .powerShell, .bicep, .terraform: .lines
      case .cassette: .items(heading: "interactions:\n")
      case .pipeline: .items(heading: "steps:\n")
      }
    pieces = Self.pieces(for: format)
  }

  func surrounding(_ saved: String, using random: inout SeededGenerator) -> File {
    func some() -> [String] { (0..<3).compactMap { _ in pieces.randomElement(using: &random) } }
    let end = saved.hasSuffix("\n") ? "" : "\n"
    switch layout {
    case .array:
      let before = "[\n" + some().map { $0 + ",\n" }.joined()
      return File(before, saved + end, some().map { ",\n" + $0 }.joined() + "\n]\n")
    case .lines: return File(some().joined(), saved + end, "\n" + some().joined())
    case .items(let heading):
      let rest = saved.hasPrefix(heading) ? saved.dropFirst(heading.count) : saved[...]
      var file = File(heading + some().joined(), rest + end, some().joined())
      file.shift -= 1
      return file
    }
  }

  private static func pieces(for format: FileFormat) -> [String] {
    switch format {
    case .json, .notebook, .httpArchive, .jsonc, .json5:
      [
        #"{"a": [1, {}], "text": "], é restore point"}"#, "7", #""PUT""#, "null", "[{\"x\": 1}, []]", "{}",
        #"{"method": "PUT", "url": "https://example.org/x", "body": {"location": "x"}}"#,
        #"{"method": "GET", "url": "https://example.org"}"#, #"{"schemaVersion": "1.0", "findings": []}"#,
        #"{"resources": [{"type": "Microsoft.Compute/virtualMachines", "apiVersion": "2024-03-01", "name": "x"}]}"#,
      ]
    case .jsonLines: ["{\"a\": 1}\n", "\n", "[]\n", "7\n", "{\"url\": \"https://example.org\"}\n", "{\"b\": {}}\n"]
    case .http:
      [
        "### one\nGET https://example.org\n\n###\n", "# a comment\n\n###\n", "// restorePointCollections\n\n###\n",
        "PUT https://example.org\nA: b\n\n{\"a\": [\"]\"]}\n\n###\n", "@x = y\n\n###\n",
        "GET https://example.org\n\nHTTP/1.1 200 OK\n\n{\"id\": 1}\n\n###\n",
        "HTTP/1.1 404 Not Found\n\n{\"error\": {}}\n\n###\n",
      ]
    case .bruno:
      [
        "docs {\n  PUT https://example.org/restorePointCollections\n}\n", "headers {\n  url: x\n}\n",
        "tests {\n  test(\"a\", () => {\n  });\n}\n", "script:pre-request {\n  const a = {};\n}\n",
      ]
    case .markdown:
      [
        "Some words about restorePointCollections.\n\n", "```json\n{\"a\": [1, {}]}\n```\n\n", "# A title\n\n",
        "PUT https://example.org/x\n\n{}\n\n", "- a: b\n\n", "```sh\ncurl https://example.org -d '{\"a\": 1}'\n```\n\n",
        "```http\nHTTP/1.1 404 Not Found\n\n{}\n```\n\n## Next\n\n",
        "| a | b |\n|---|---|\n| GET | `{` |\n\n",
      ]
    case .text:
      ["Some words.\n\n", "GET https://example.org/x\n\n", "Response: {\"a\": 1}\n\n", "10:00 PUT (done)\n\n"]
    case .shell:
      [
        "echo 'a \"b'\n", "curl https://example.org -d '{\"a\": 1}'\n", "# a comment's apostrophe\n", "export A=b\n",
        "cat > x <<EOF\ncurl https://example.org\nEOF\n", "if [ -n \"$A\" ]; then az rest -u https://example.org; fi\n",
      ]
    case .powerShell:
      [
        "Invoke-RestMethod https://example.org\n", "$a = @{ b = 1; c = '}' }\n", "# it's a comment\n",
        "$x = @'\nirm https://example.org\n'@\n", "foreach ($y in $z) { iwr \"https://example.org/$y\" }\n",
      ]
    case .cassette:
      [
        "- request:\n    body: null\n    method: GET\n    uri: https://example.org/a\n  response:\n    body: {string: ''}\n",
        "- request:\n    body: '{\"a\": 1}'\n    method: PUT\n    uri: https://example.org/b\n",
      ]
    case .pipeline:
      [
        "- run: echo é\n", "- script: |\n    curl https://example.org \\\n      -d '{}'\n",
        "- uses: a/b@v4\n  with: {c: d}\n",
      ]
    case .bicep:
      [
        "param a string = 'b'\n", "// it's a comment\n", "var c = {\n  d: [\n    1\n  ]\n}\n",
        "@description('}')\nparam e int\n",
        "resource vm 'Microsoft.Compute/virtualMachines@2024-03-01' = {\n  name: 'x'\n}\n",
      ]
    case .terraform:
      [
        "locals {\n  a = <<EOT\n resource \"azapi_resource\" \"x\" {\nEOT\n}\n", "# it's a comment\n", "/* { */\n",
        "resource \"azurerm_resource_group\" \"g\" {\n  name = \"x\"\n}\n", "variable \"v\" { default = \"}\" }\n",
        "resource \"azapi_resource\" \"vm\" {\n  type = \"Microsoft.Compute/virtualMachines@2024-03-01\"\n  body = {}\n}\n",
      ]
    }
  }
}

extension Noise.File {
  fileprivate init(_ before: String, _ request: some StringProtocol, _ after: String) {
    text = before + request + after
    shift = before.lineCount
    lines = shift + 1..<shift + 1 + String(request).lineCount
  }
}

extension String {
  /// The number of line breaks: LF, CRLF, or CR.
  fileprivate var lineCount: Int {
    replacingScalars("\r\n", with: "\n").unicodeScalars.count { $0 == "\n" || $0 == "\r" }
  }
}
