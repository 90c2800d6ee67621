import JSONText
import Testing

@testable import Requests

/// A body with every character that is special in some kind of quoting.
private let text = #"{"a": "é'`\\ \"$x #;|&", "b": "it's"}"#

@Test(arguments: [
  (TextLayer.shellSingleQuoted, "a.sh", "curl -d '", "' \(collection)\n"),
  (.shellDoubleQuoted, "a.sh", "curl -d \"", "\" \(collection)\n"),
  (.shellDollarQuoted, "a.sh", "curl -d $'", "' \(collection)\n"),
  (.heredoc, "a.sh", "curl \(collection) -d @- <<EOF\n", "\nEOF\n"),
  (.powerShellSingleQuoted, "a.ps1", "irm \(collection) -Body '", "'\n"),
  (.powerShellDoubleQuoted, "a.ps1", "irm \(collection) -Body \"", "\"\n"),
  (.powerShellHereString, "a.ps1", "irm \(collection) -Body @\"\n", "\n\"@\n"),
  (
    .yamlSingleQuoted, "a.yaml", "interactions:\n- request:\n    method: PUT\n    uri: \(collection)\n    body: '",
    "'\n"
  ),
  (
    .yamlDoubleQuoted, "a.yaml", "interactions:\n- request:\n    method: PUT\n    uri: \(collection)\n    body: \"",
    "\"\n"
  ),
  (
    .yamlBlock(indentation: 6), "a.yaml",
    "interactions:\n- request:\n    method: PUT\n    uri: \(collection)\n    body: |-\n      ", "\n"
  ),
]) func escapedTextRoundTrips(_ layer: TextLayer, _ path: String, _ before: String, _ after: String) {
  let lines = text.replacing(", \"b\"", with: ",\n\"b\"")
  for text in layer == .yamlSingleQuoted ? [text] : [text, lines] {
    let found = FoundRequest.all(in: before + layer.escaped(text) + after, path: path)
    #expect(found.map { $0.body?.withoutTrailingNewlines.string } == [text])
    #expect(found.map { $0.body?.layers } == [[layer]])
  }
}
