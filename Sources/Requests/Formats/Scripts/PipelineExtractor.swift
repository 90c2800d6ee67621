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
      let (script, next) = script(at: line, in: scan)
      line = next
      guard let script else { continue }
      ScriptExtractor(form: .script, dialect: script.dialect).extract(from: script.text.bytes) {
        visit($0.embedded(in: script.text))
      }
    }
  }

  private struct Script {
    var text: MappedText
    var dialect: ScriptDialect?
  }

  /// The script that is the value of the key at the line `index`, if there is one, and the index of the line after it.
  private func script(at index: Int, in scan: TextScan) -> (script: Script?, nextLine: Int) {
    let line = scan.lines[index]
    var start = scan.skipWhitespace(line)
    while scan.starts(start..<line.upperBound, with: "- ") { start = scan.skipWhitespace(start + 2..<line.upperBound) }
    guard let key = scan.yamlKey(at: start), Self.keys.contains(key.name.lowercased()), key.end <= line.upperBound
    else {
      return (nil, index + 1)
    }
    let dialect = ScriptDialect(language: key.name.lowercased())
    let value = scan.trimmed(key.end..<line.upperBound)
    guard let indicator = scan.first(value), indicator == "|" || indicator == ">" else {
      let text = value.isEmpty ? nil : scan.bytes.mapped(value)
      return (text.map { Script(text: $0, dialect: dialect) }, index + 1)
    }
    var parser = YAMLParser(scan, at: value.lowerBound)
    let scalar = parser.parseBlockScalar(parent: start - line.lowerBound)
    let next = scan.lines[(index + 1)...].firstIndex { $0.lowerBound >= parser.index } ?? scan.lines.count
    return (Script(text: scalar.text(in: scan), dialect: dialect), next)
  }
}
