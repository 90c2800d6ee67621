internal import JSONText

/// Cuts requests out of the scripts in a pipeline's YAML: the values of keys such as `run` and `script`.
struct PipelineExtractor: RequestExtractor {
  private static let keys: Set<String> = [
    "bash", "inline", "inlinescript", "powershell", "pwsh", "run", "script", "sh", "shell",
  ]

  func extract(from text: [UInt8], visit: (Extract) -> Void) {
    let scan = TextScan(text)
    var line = 0
    while line < scan.lines.count {
      let (key, script, next) = script(at: line, in: scan)
      line = next
      guard let script else { continue }
      let extractor = ScriptExtractor(form: .script, dialect: ScriptDialect(language: key))
      extractor.extract(from: script.bytes) { visit($0.embedded(in: script)) }
    }
  }

  /// The key at the line `index`, in lower case, the script that is its value, and the index of the line after it.
  private func script(at index: Int, in scan: TextScan) -> (key: String, script: MappedText?, nextLine: Int) {
    let line = scan.lines[index]
    var start = scan.skipWhitespace(line)
    while scan.starts(start..<line.upperBound, with: "- ") { start = scan.skipWhitespace(start + 2..<line.upperBound) }
    let (name, end) = scan.yamlKey(at: start) ?? ("", start)
    let key = name.lowercased()
    guard Self.keys.contains(key), end <= line.upperBound else { return (key, nil, index + 1) }
    let value = scan.trimmed(end..<line.upperBound)
    guard let indicator = scan.first(value), indicator == "|" || indicator == ">" else {
      return (key, value.isEmpty ? nil : scan.bytes.mapped(value), index + 1)
    }
    var parser = YAMLParser(scan, at: value.lowerBound)
    let scalar = parser.parseBlockScalar(parent: start - line.lowerBound)
    let next = scan.lines[(index + 1)...].firstIndex { $0.lowerBound >= parser.index } ?? scan.lines.count
    return (key, scalar.text(in: scan), next)
  }
}
