internal import JSONText

/// A Jupyter notebook: its cells are read like documents, and its code like scripts.
struct NotebookForm: JSONForm {
  let root: LocatedNode

  static func recognizes(_ root: JSONNode) -> Bool {
    root["cells"]?.kind == .array && root["nbformat"] != nil
  }

  func extract(visit: (Extract) -> Void) {
    for cell in (root["cells"]?.elements ?? []).filter({ $0["source"] != nil }).detached() {
      guard let source = cell["source"], let text = Self.text(of: source), Relevance.isPossible(in: text.bytes.span)
      else { continue }
      let isCode = cell.node["cell_type"]?.string == "code"
      let extractor: any RequestExtractor = isCode ? ScriptExtractor(form: .script) : TextExtractor(form: .prose)
      extractor.extract(from: text.bytes) { visit($0.embedded(in: text)) }
    }
  }

  /// The text of a cell, which is a string or an array of lines.
  private static func text(of source: LocatedNode) -> MappedText? {
    let lines = source.node.kind == .array ? source.elements : [source]
    let index = RangeIndex(of: lines.map(\.pointer), in: source.source.text.bytes.span)
    let ranges = lines.compactMap { $0.node.kind == .string ? index[$0.pointer]?.value : nil }
    return ranges.isEmpty ? nil : source.source.text.unescapedStrings(in: ranges)
  }
}
