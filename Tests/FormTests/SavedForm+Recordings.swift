import JSONText
import Linting

extension SavedForm {
  /// Recordings of HTTP traffic.
  static let recordings: [SavedForm] = [
    SavedForm("session records", "session.json", in: .json) { request in
      """
      {"Entries": [{}, {"RequestUri": \(jsonString(request.relativeURL)), "RequestMethod": "\(request.method)",
        "RequestBody": \(jsonString(request.body ?? "")), "ResponseBody": "", "StatusCode": 200}], "Names": {}}
      """
    },
    SavedForm("test-proxy recording", "proxy.json") { request in
      """
      {"Entries": [{"RequestUri": \(jsonString(request.url)), "RequestMethod": "\(request.method)",
        "RequestBody": \(request.body ?? "null"), "StatusCode": 201, "ResponseBody": null}], "Variables": {}}
      """
    },
    SavedForm("HTTP archive", "traffic.har", in: .json) { request in
      let body = request.body.map { ", \"postData\": {\"mimeType\": \"é\", \"text\": \(jsonString($0))}" } ?? ""
      return """
        {"log": {"version": "1.2", "entries": [{"request": {"method": "\(request.method)",
          "url": \(jsonString(request.url))\(body)}, "response": {"status": 200, "content": {}}}]}}
        """
    },
    SavedForm("cassette with single quotes", "single.yaml", [.oneLine, .noSpacesInURL], in: .yamlSingleQuoted) {
      $0.cassette($0.body.map { "'\($0.replacingScalars("'", with: "''").foldedAtSpaces)'" })
    },
    SavedForm("cassette with double quotes", "double.yaml", .noSpacesInURL, in: .yamlDoubleQuoted) {
      $0.cassette($0.body.map { jsonString($0).foldedAtEscapes })
    },
    SavedForm("cassette with a literal block", "literal.yml", .noSpacesInURL) {
      $0.cassette($0.body.map { "|-\n\($0.indentedLines)" })
    },
    SavedForm("cassette with a folded block", "folded.yaml", [.oneLine, .noSpacesInURL], in: .yamlFolded) {
      $0.cassette($0.body.map { ">\n      \($0.foldedAtSpaces)" })
    },
    SavedForm("cassette with a flow mapping", "flow.yaml", [.oneLine, .noSpacesInURL]) { $0.cassette($0.body) },
  ]
}

extension SharedRequest {
  fileprivate func cassette(_ body: String?) -> String {
    """
    interactions:
    - request:
        body: \(body ?? "null")
        headers: {}
        method: \(method)
        uri: \(url)
      response:
        body: {string: ''}
        status: {code: 200, message: OK}
    version: 1

    """
  }
}

extension String {
  /// Replaces every third isolated space with a newline and indentation.
  fileprivate var foldedAtSpaces: String {
    let scalars = Array(unicodeScalars)
    var result = String.UnicodeScalarView()
    var count = 0
    for (index, scalar) in scalars.enumerated() {
      let isIsolated =
        scalar == " " && index > 0 && index + 1 < scalars.count && !scalars[index - 1].properties.isWhitespace
        && !scalars[index + 1].properties.isWhitespace
      count += isIsolated ? 1 : 0
      result += Array((isIsolated && count.isMultiple(of: 3) ? "\n      " : String(scalar)).unicodeScalars)
    }
    return String(result)
  }

  /// Inserts an escaped newline before every third space.
  fileprivate var foldedAtEscapes: String {
    splitScalars(by: " ").enumerated().map { index, part in
      let isFolded = index > 0 && index.isMultiple(of: 3) && !part.isEmpty
      return (index == 0 ? "" : isFolded ? "\\\n      \\ " : " ") + part
    }.joined()
  }

  fileprivate var indentedLines: String { "      " + replacingScalars("\n", with: "\n      ") }
}
